using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace PhbResources.Embedded.Content;

/// <summary>Umbraco's rules for the names of content: there is one, in each culture it has, and no sibling has the same.</summary>
internal sealed class PublishableNames(CultureTable cultures, ILanguageRepository languages)
{
    /// <param name="entity">The content; its names are changed where needed.</param>
    /// <param name="objectType">The kind of its siblings.</param>
    /// <param name="publishing">Whether the published names follow.</param>
    /// <param name="free">Makes a name that no sibling has, whatever the culture.</param>
    public void Give(IPublishableContentBase entity, Guid objectType, bool publishing, Func<string, string> free)
    {
        if (entity.ContentType.VariesByCulture())
        {
            if (entity.CultureInfos is not { Count: > 0 } infos) throw new InvalidOperationException("Content that varies by culture needs a name in at least one culture before it can be saved.");
            string main = languages.GetDefaultIsoCode();
            entity.Name = infos.TryGetValue(main, out ContentCultureInfos named) ? named.Name : infos[0].Name;
            GiveCultures(entity, objectType, publishing);
        }
        if (string.IsNullOrWhiteSpace(entity.Name)) throw new InvalidOperationException("Content needs a name before it can be saved.");
        string name = free(entity.Name);
        if (name != entity.Name) entity.Name = name;
    }

    private void GiveCultures(IPublishableContentBase entity, Guid objectType, bool publishing)
    {
        foreach (ContentCultureInfos info in entity.CultureInfos!.ToArray<ContentCultureInfos>())
        {
            string name = SiblingNames.Free(info.Name!, cultures.SiblingNames(entity, objectType, info.Culture));
            if (name == info.Name) continue;
            entity.SetCultureName(name, info.Culture);
            if (publishing && entity.PublishCultureInfos?.ContainsKey(info.Culture) == true) entity.SetPublishInfo(info.Culture, name, DateTime.UtcNow);
        }
    }
}
