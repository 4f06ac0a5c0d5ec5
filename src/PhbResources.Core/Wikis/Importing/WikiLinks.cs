using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Wikis.Planning;
using PhbResources.Core.Wikis.Wikitext;

namespace PhbResources.Core.Wikis.Importing;

/// <summary>Where the links and pictures of a wiki's pages lead here.</summary>
internal sealed class WikiLinks(WikiPlan plan, WikiMapping mapping)
{
    private readonly Dictionary<string, Guid> _pictures = new(StringComparer.Ordinal);

    /// <summary>Keys of the pictures that are here, by the names that they had.</summary>
    public IReadOnlyDictionary<string, Guid> Pictures => _pictures;

    /// <summary>From now on, a picture is shown.</summary>
    public void Add(string name, Guid key) => _pictures[name] = key;

    /// <summary>How the wikitext of a page is to be read.</summary>
    public WikitextOptions Of(PlannedPage page) => new(plan.Site)
    {
        Page = page.Title,
        Templates = mapping.Templates,
        AddressOf = AddressOf,
        PictureOf = name => _pictures.TryGetValue(name, out Guid key) ? GuidePictureAddress.Of(key) : null,
    };

    private string? AddressOf(WikiTitle title)
    {
        if (title.Namespace is WikiTitle.File or WikiTitle.Media)
            return plan.WithDocument(title.Name) is { } has ? $"/templates/{has.Slug}" : null;
        return plan.Follow(title.Full) switch
        {
            { Fate: WikiFate.Guide } guide => $"/guides/{guide.Slug}",
            { Fate: WikiFate.Template } template => $"/templates/{template.Slug}",
            _ => title.Namespace == WikiTitle.Category && ShelfOf(title.Name) is { } shelf ? $"/templates?category={shelf}" : null,
        };
    }

    private string? ShelfOf(string category) => mapping.Categories.TryGetValue(category, out MappedPage? mapped) && mapped.Shelf.Length > 0 ? mapped.Shelf : null;
}
