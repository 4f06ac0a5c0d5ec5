namespace PhbResources.Core.Insights;

/// <summary>How often a template was downloaded in one format on one day. Nothing about who did is kept.</summary>
public sealed class DownloadCount
{
    /// <summary>Key of the template.</summary>
    public Guid TemplateKey { get; init; }

    /// <summary>File extension, for example <c>docx</c>; <c>docx-fill</c> where the document was filled in on the site.</summary>
    public required string Format { get; init; }

    /// <summary>The day, UTC.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Downloads on that day.</summary>
    public long Count { get; set; }
}
