namespace PhbResources.Core.Insights;

/// <summary>How often a template was downloaded in one format.</summary>
/// <param name="TemplateKey">Key of the template, which may be unpublished by now.</param>
/// <param name="Format">File extension.</param>
/// <param name="Count">Downloads over the days asked for.</param>
public sealed record DownloadFigure(Guid TemplateKey, string Format, long Count)
{
    /// <summary>True for documents that were filled in on the site.</summary>
    public bool FilledIn { get; init; }
}
