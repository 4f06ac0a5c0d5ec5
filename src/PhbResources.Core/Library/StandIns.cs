// Stand-ins until the real parts land; replaced by merge.
#pragma warning disable CS1591, CA1003
using PhbResources.Documents.Writing;
using PhbResources.Search;

namespace PhbResources.Core.Library
{
    public sealed class PublishedLibrary
    {
        public LibrarySnapshot Current { get; set; } = LibrarySnapshot.Empty;
    }

    public sealed record Download(ReadOnlyMemory<byte> Bytes, string FileName, DocumentFormat Format, string ETag, DateTimeOffset LastModified);

    public sealed class TemplateDownloads
    {
        public IReadOnlyList<DocumentFormat> Formats { get; set; } = [];
        public Func<Template, string, bool, int?, Download?> Getting { get; set; } = (_, _, _, _) => null;
        public IReadOnlyList<DocumentFormat> FormatsOf(Template template) => Formats;
        public Download? Get(Template template, string extension, bool largePrint = false, int? version = null) => Getting(template, extension, largePrint, version);
    }

    public sealed class TemplatePreview
    {
        public Func<Template, string> Writing { get; set; } = _ => "";
        public string HtmlOf(Template template) => Writing(template);
    }

    public sealed record TemplateVersion(int Number, DateTime PublishedUtc, string WhatChanged);

    public sealed class TemplateHistory
    {
        public Func<Template, IReadOnlyList<TemplateVersion>> Reading { get; set; } = _ => [];
        public IReadOnlyList<TemplateVersion> Of(Template template) => Reading(template);
        public Template? At(Template template, int number) => Of(template).Any(version => version.Number == number) ? template : null;
    }

    public sealed class LibrarySearch
    {
        public bool Ready { get; set; } = true;
        public Func<SearchRequest, SearchResult> Searching { get; set; } = _ => new SearchResult(0, [], new Dictionary<string, IReadOnlyList<FacetCount>>());
        public Func<string, int, IReadOnlyList<string>> Suggesting { get; set; } = (_, _) => [];
        public SearchResult Search(SearchRequest request) => Searching(request);
        public IReadOnlyList<string> Suggest(string prefix, int max) => Suggesting(prefix, max);
    }
}

namespace PhbResources.Core.Insights
{
    public sealed class DownloadCounter
    {
        public Dictionary<(Guid, string), int> Counts { get; } = [];
        public void Count(Guid template, string format) => Counts[(template, format)] = Counts.GetValueOrDefault((template, format)) + 1;
        public long TotalOf(Guid template) => Counts.Where(pair => pair.Key.Item1 == template).Sum(pair => pair.Value);
    }
}
