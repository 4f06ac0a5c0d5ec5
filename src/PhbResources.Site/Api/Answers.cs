namespace PhbResources.Site.Api;

// The JSON of /api/v1. Names are camel case; what is not known is null.

internal sealed record TemplateList(int Total, IReadOnlyList<TemplateItem> Items);

internal sealed record TemplateItem(
    string Slug, string Title, string Kind, string KindName, string Category, string CategoryTitle, string Summary,
    IReadOnlyList<string> Formats, IReadOnlyList<string> Tags, string Updated, string Url);

internal sealed record TemplateDetail(
    string Key, string Slug, string Title, string Kind, string KindName, string Category, string CategoryTitle, string Summary,
    string WhoFor, string WhenToUse, string HowToAdapt, IReadOnlyList<string> Formats, IReadOnlyList<string> Tags,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Properties, string Licence, string Credit, int? ReadingAge,
    string? LawCheckedOn, IReadOnlyList<SourceLink> Sources, IReadOnlyList<string> Related,
    string Created, string Updated, string Url, IReadOnlyList<FileLink> Downloads, IReadOnlyList<OriginalFile> Files, IReadOnlyList<VersionItem> Versions, string PreviewHtml);

internal sealed record SourceLink(string Title, string Url);

internal sealed record FileLink(string Format, string Name, string MediaType, long Size, string Url, string? LargePrintUrl);

/// <summary>A file that somebody shared, as it is. <paramref name="Sha256"/> is in lower-case hexadecimal.</summary>
internal sealed record OriginalFile(string Name, string Format, string MediaType, long Size, string Url, string Sha256);

internal sealed record VersionItem(int Number, string Published, string WhatChanged);

internal sealed record SearchAnswer(
    int Total, IReadOnlyList<SearchItem> Items, IReadOnlyDictionary<string, IReadOnlyList<FacetItem>> Facets, string? CorrectedQuery)
{
    /// <summary>Discussions that hold the words, on the first page of an answer.</summary>
    public DiscussionGroup Discussions { get; init; } = new(0, []);

    /// <summary>Guides that hold the words, on the first page of an answer.</summary>
    public IReadOnlyList<GuideItem> Guides { get; init; } = [];
}

/// <summary>A guide found. <c>Highlights</c> is HTML, as of templates.</summary>
internal sealed record GuideItem(string Slug, string Title, string Summary, IReadOnlyList<string> Highlights, string Url);

internal sealed record DiscussionGroup(int Total, IReadOnlyList<DiscussionItem> Items);

/// <summary>A discussion found. <c>Highlights</c> is HTML, as of templates.</summary>
internal sealed record DiscussionItem(string Title, string Area, int Posts, bool Solved, bool Decided, IReadOnlyList<string> Highlights, string Url);

/// <summary>A template found. <c>Highlights</c> is HTML: encoded text with what matched in <c>mark</c>.</summary>
internal sealed record SearchItem(
    string Slug, string Title, string Kind, string Category, string Summary, IReadOnlyList<string> Formats, float Score,
    IReadOnlyList<string> Highlights, string Url);

internal sealed record FacetItem(string Value, int Count);

internal sealed record SuggestionList(IReadOnlyList<SuggestionItem> Suggestions);

/// <summary>A query to search for, or a template where <paramref name="Slug"/> is set.</summary>
internal sealed record SuggestionItem(string Text, string? Slug);
