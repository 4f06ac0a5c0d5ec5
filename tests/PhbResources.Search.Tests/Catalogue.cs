using System.Globalization;
using System.Text.RegularExpressions;

namespace PhbResources.Search.Tests;

/// <summary>The titles of the library with category, kind and formats, and the queries people make of them.</summary>
internal static partial class Catalogue
{
    public static string SynonymFile => Data("synonyms.txt");

    /// <summary>Documents that have nothing but what the catalogue says: no summary, no text.</summary>
    public static IReadOnlyList<SearchDocument> Documents { get; } = [.. Lines("titles.tsv").Select((cells, number) => new SearchDocument(new Guid(number + 1, 0, 0, new byte[8]), cells[0], cells[1])
    {
        Category = new FacetValue(Slug(cells[2]), cells[2]),
        Kind = new FacetValue(cells[3], KindLabel(cells[3])),
        Formats = cells[4].Split(' '),
        Updated = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
    })];

    /// <summary>The queries the search was made for.</summary>
    public static IReadOnlyList<JudgedQuery> Queries { get; } = Judged("queries.tsv");

    /// <summary>Further queries of the same sorts, so that it is the sort that is solved and not the list.</summary>
    public static IReadOnlyList<JudgedQuery> MoreQueries { get; } = Judged("more-queries.tsv");

    /// <summary>
    /// Four times a hundred queries written before anybody saw what a search made of them. The failures of the half with even
    /// places are looked at, and their sorts mended; those of the other half never are, so that it tells how a new query fares.
    /// </summary>
    public static IReadOnlyList<JudgedQuery> OwnQueries { get; } = Judged("own-queries.tsv");

    private static IReadOnlyList<JudgedQuery> Judged(string name) => [.. Lines(name).Select(cells => new JudgedQuery(cells[0], cells[1], cells[2].Split(','), int.Parse(cells[3], CultureInfo.InvariantCulture)))];

    public static string Data(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    private static IEnumerable<string[]> Lines(string name) => File.ReadLines(Data(name)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t'));

    private static string Slug(string title) => title.ToLowerInvariant().Replace(' ', '-');

    private static string KindLabel(string alias)
    {
        var words = Capital().Replace(alias, " $0").ToLowerInvariant();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}

/// <summary>A query and the documents one of which should be among the first.</summary>
internal sealed record JudgedQuery(string Query, string Type, IReadOnlyList<string> Expected, int Within);
