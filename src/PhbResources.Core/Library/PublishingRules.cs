using PhbResources.Documents.Yaml;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Core.Library;

/// <summary>
/// What must hold before a template may be published, whoever publishes it and from which host: its document can be
/// read, and its address is its own. Publishing is refused with a message that says what to change.
/// </summary>
internal sealed class PublishingRules(PublishedLibrary library, TemplateReader reader) : INotificationHandler<ContentPublishingNotification>
{
    private const string MessageCategory = "PhbResources";

    public void Handle(ContentPublishingNotification notification)
    {
        foreach (IContent content in notification.PublishedEntities)
        {
            if (reader.Kinds.Find(content.ContentType.Alias) is null)
                continue;
            foreach (string reason in Reasons(content))
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

        foreach (Mistake mistake in MistakesIn(content.GetValue<string>(LibraryAliases.Body) ?? ""))
            yield return $"The document cannot be read. Line {mistake.Line}: {mistake.Message}";
    }

    private static IReadOnlyList<Mistake> MistakesIn(string body)
    {
        try
        {
            BodyReader.Read(body);
            return [];
        }
        catch (MistakesException exception)
        {
            return exception.Mistakes;
        }
    }
}
