using PhbResources.Core.Facts;
using PhbResources.Documents.Yaml;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Library;

/// <summary>
/// What must hold before a template may be published, whoever publishes it and from which host: its document can be
/// read or it has a file, each of its files is safe, and its address is its own. A shelf that comes back must not bring an address that was given away meanwhile. Publishing is refused with a message that says what to change.
/// </summary>
internal sealed class PublishingRules(PublishedLibrary library, TemplateReader reader, TemplateFiles files, IContentService contents, LegalFigures figures, TimeProvider clock) : INotificationHandler<ContentPublishingNotification>
{
    private const string MessageCategory = "PhbResources";

    public void Handle(ContentPublishingNotification notification)
    {
        foreach (IContent content in notification.PublishedEntities)
        {
            IEnumerable<string> reasons = reader.Kinds.Find(content.ContentType.Alias) is not null ? Reasons(content)
                : content.ContentType.Alias == LibraryAliases.Category && content.HasIdentity ? ReasonsOfShelf(content)
                : [];
            foreach (string reason in reasons)
                notification.CancelOperation(new EventMessage(MessageCategory, reason, EventMessageType.Error));
        }
    }

    private IEnumerable<string> Reasons(IContent content)
    {
        string slug = reader.SlugOf(content, published: false);
        if (slug.Length == 0)
            yield return $"'{content.Name}' has no address. Give it a name or an address with letters in it.";
        else if (library.Current.BySlug.TryGetValue(slug, out Template? other) && other.Key != content.Key)
            yield return $"The address '{slug}' already belongs to '{other.Title}'. Choose another one.";

        string body = content.GetValue<string>(LibraryAliases.Body) ?? "";
        FilesRead read = files.Read(PickedMedia.Read(content.HasProperty(LibraryAliases.Files) ? content.GetValue<string>(LibraryAliases.Files) : null));
        foreach (FileRefusal refusal in read.Refused)
            yield return $"The file '{refusal.Name}' cannot be offered. {refusal.Reason}";
        if (string.IsNullOrWhiteSpace(body))
        {
            if (read.Offered.Count == 0 && read.Refused.Count == 0)
                yield return $"There is nothing in '{content.Name}' yet that people can use. Write the document, or add at least one file.";
            yield break;
        }

        foreach (Mistake mistake in MistakesIn(body))
            yield return $"The document cannot be read. Line {mistake.Line}: {mistake.Message}";
    }

    private IEnumerable<string> ReasonsOfShelf(IContent shelf)
    {
        if (library.Current.Categories.Any(category => category.Key == shelf.Key))
            yield break; // What stands on it is there already.
        HashSet<string> onShelf = new(StringComparer.OrdinalIgnoreCase);
        foreach (IContent child in contents.GetPagedChildren(shelf.Id, 0, int.MaxValue, out _, propertyAliases: null, filter: null, ordering: null))
        {
            if (!child.Published || reader.Kinds.Find(child.ContentType.Alias) is null)
                continue;
            string slug = reader.SlugOf(child, published: true);
            if (!onShelf.Add(slug) || (library.Current.BySlug.TryGetValue(slug, out Template? other) && other.Key != child.Key))
                yield return $"The address '{slug}' of '{child.PublishName}' on this shelf belongs to another template. Unpublish '{child.PublishName}', or give it another address, first.";
        }
    }

    private IReadOnlyList<Mistake> MistakesIn(string body)
    {
        try
        {
            BodyReader.Read(body, figures: figures.WordsOn(clock.Today()));
            return [];
        }
        catch (MistakesException exception)
        {
            return exception.Mistakes;
        }
    }
}
