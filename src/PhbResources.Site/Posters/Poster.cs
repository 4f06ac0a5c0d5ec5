using PhbResources.Core.Library;
using PhbResources.Site.Layout;
using PhbResources.Site.Listings;

namespace PhbResources.Site.Posters;

/// <summary>A sheet of A4 for a wall.</summary>
/// <param name="Title">In large letters.</param>
/// <param name="Text">What it is, in a sentence or two.</param>
/// <param name="Items">What there is, for a shelf; empty for a template.</param>
/// <param name="ShortLink">The address that the square leads to.</param>
/// <param name="Back">The page it is about.</param>
public sealed record PosterModel(string Title, string Text, IReadOnlyList<string> Items, string ShortLink, Crumb Back)
{
    /// <summary>The site's own part of it, after which a line may end.</summary>
    public string Host => Typed[..Typed.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The address as people type it, without its beginning.</summary>
    public string Typed => ShortLink[(ShortLink.IndexOf("://", StringComparison.Ordinal) + 3)..];
}

/// <summary>What stands on posters.</summary>
internal static class Poster
{
    /// <summary>Titles that fit on the sheet beside everything else.</summary>
    private const int MostItems = 8;

    public static PosterModel Of(Template template, string shortLink) =>
        new(template.Title, template.Summary, [], shortLink, new Crumb(template.Title, Links.Of(template)));

    public static PosterModel Of(Category category, LibrarySnapshot library, string shortLink) =>
        new(category.Title, category.Summary,
            ItemsOf([.. library.ByKey.Values.Where(template => template.Category.Key == category.Key).Select(template => template.Title).Order(StringComparer.Ordinal)]),
            shortLink, new Crumb(category.Title, Links.Of(category)));

    private static IReadOnlyList<string> ItemsOf(IReadOnlyList<string> titles) =>
        titles.Count <= MostItems ? titles : [.. titles.Take(MostItems - 1), $"and {titles.Count - MostItems + 1} more"];
}
