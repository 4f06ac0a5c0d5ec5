using System.Text.RegularExpressions;

namespace PhbResources.Search.Tests;

/// <summary>The catalogue with the texts of those templates that are written.</summary>
internal static partial class RealTexts
{
    /// <summary>All titles of the catalogue; where there is a template, its summary, tags, headings and text as well.</summary>
    public static IReadOnlyList<SearchDocument> Documents { get; } = [.. Catalogue.Documents.Select(WithText)];

    public static int Written { get; } = Documents.Count(document => document.Body.Length > 0);

    private static SearchDocument WithText(SearchDocument document)
    {
        var file = Catalogue.Data(Path.Combine("library", document.Slug + ".yaml"));
        if (!File.Exists(file)) return document;
        var lines = File.ReadAllLines(file);
        return document with
        {
            Summary = Value("summary"),
            Tags = Value("tags").Trim('[', ']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Headings = string.Join('\n', lines.Select(line => Heading().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value.Trim('"'))),
            Body = string.Join('\n', new[] { Value("whoFor"), Value("whenToUse"), Value("howToAdapt") }.Concat(lines.SkipWhile(line => !line.StartsWith("body:", StringComparison.Ordinal)).Skip(1).Select(Words))),
        };

        string Value(string name) => lines.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.Ordinal))?[(name.Length + 1)..].Trim().Trim('"') ?? "";
    }

    // Names of properties and values that nobody reads are taken out; what is left is what a reader sees.
    private static string Words(string line) => Properties().Replace(Codes().Replace(line, " "), " ").Replace('{', ' ').Replace('}', ' ').Replace('[', ' ').Replace(']', ' ').Trim();

    [GeneratedRegex("""^\s*(?:- )?heading: (.+)$""")]
    private static partial Regex Heading();

    [GeneratedRegex("""\b(?:id|type|width|total|tall|blankRows|rowHeaders): [^,}]*""")]
    private static partial Regex Codes();

    [GeneratedRegex("""(?:^\s*-? *|[{,] *|- )[a-zA-Z]+:(?= |$)""")]
    private static partial Regex Properties();
}
