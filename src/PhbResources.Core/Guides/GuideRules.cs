using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Library;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Core.Guides;

/// <summary>What must hold before a guide may be published, whoever publishes it: its text can be shown, and its address is its own.</summary>
internal sealed class GuideRules(PublishedGuides guides, GuideReader reader) : INotificationHandler<ContentPublishingNotification>
{
    private const string MessageCategory = "PhbResources";

    public void Handle(ContentPublishingNotification notification)
    {
        foreach (IContent content in notification.PublishedEntities.Where(item => item.ContentType.Alias == LibraryAliases.GuidePage))
        {
            foreach (string reason in Reasons(content))
                notification.CancelOperation(new EventMessage(MessageCategory, reason, EventMessageType.Error));
        }
    }

    private IEnumerable<string> Reasons(IContent content)
    {
        string slug = reader.SlugOf(content, published: false);
        if (slug.Length == 0)
            yield return $"'{content.Name}' has no address. Give it a name or an address with letters in it.";
        else if (guides.Current.BySlug.TryGetValue(slug, out Guide? other) && other.Key != content.Key)
            yield return $"The address '{slug}' already belongs to the guide '{other.Title}'. Choose another one.";
        else if (slug is "pictures" or "preview")
            yield return $"The address '{slug}' is taken by the site itself. Choose another one.";
        if (GuideText.MistakeIn(GuideReader.TextOf(content, published: false)) is { } mistake)
            yield return mistake;
    }
}
