namespace PhbResources.Core.Wikis.Wikitext;

/// <summary>What a page of a wiki is in Markdown, and what of it has no place there.</summary>
/// <param name="Text">The page in Markdown, as a guide is written: without HTML, headings from the second level on.</param>
public sealed record WikiMarkdown(string Text)
{
    /// <summary>Categories it is in, without the word for category, in the order they are written.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Names of the files it shows or links to, without the word for file, in the order they come.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Templates that the mapping does not know, and how often; each stands in the text as it was written.</summary>
    public IReadOnlyDictionary<string, int> UnknownTemplates { get; init; } = new Dictionary<string, int>();

    /// <summary>What else was kept as it was written, or was left out, in words, and how often.</summary>
    public IReadOnlyDictionary<string, int> Notes { get; init; } = new Dictionary<string, int>();
}

/// <summary>What the reader of wikitext has to be told.</summary>
/// <param name="Site">The wiki that the page is of.</param>
public sealed record WikitextOptions(Dump.WikiSite Site)
{
    /// <summary>Title of the page.</summary>
    public string Page { get; init; } = "";

    /// <summary>What templates become, by name: wikitext with <c>{{1}}</c> or <c>{{name}}</c> where what they are given stands.</summary>
    public IReadOnlyDictionary<string, string> Templates { get; init; } = new Dictionary<string, string>();

    /// <summary>The address that a title now has, or <c>null</c> where there is none: then its words stand there without a link.</summary>
    public Func<WikiTitle, string?> AddressOf { get; init; } = _ => null;

    /// <summary>The address of the picture that a file is, or <c>null</c> where it is none that can be shown.</summary>
    public Func<string, string?> PictureOf { get; init; } = _ => null;
}
