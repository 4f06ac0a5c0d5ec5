namespace PhbResources.Documents.Model;

/// <summary>
/// One document of the library, independent of any file format: what every writer starts from.
/// </summary>
/// <param name="Title">The title, shown as the document's only level 1 heading and kept in the file's properties.</param>
/// <param name="Body">Everything between the title and the credit line.</param>
public sealed record TemplateDocument(string Title, DocumentBody Body)
{
    /// <summary>What it is for in one or two sentences; becomes the file's description.</summary>
    public string Summary { get; init; } = "";

    /// <summary>BCP 47 language of the text. The library is written in British English.</summary>
    public string Language { get; init; } = "en-GB";

    /// <summary>The published version this is, counted from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Where the newest version is found, for the footer; <c>null</c> leaves the address out.</summary>
    public string? Address { get; init; }

    /// <summary>Licence as people know it, for example <c>CC0 1.0</c>.</summary>
    public string Licence { get; init; } = "";

    /// <summary>Who wrote it, as they wish to be named.</summary>
    public string? Credit { get; init; }

    /// <summary>Words it is found by, kept in the file's properties.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>When the text was last changed; also the date inside the file, so that the same input gives the same bytes.</summary>
    public DateOnly UpdatedOn { get; init; }

    /// <summary>The day the law it states was last checked, or <c>null</c> where it states none.</summary>
    public DateOnly? LawCheckedOn { get; init; }

    /// <summary>Where its facts come from.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];
}

/// <summary>Where a fact or a legal statement comes from.</summary>
/// <param name="Title">Name of the page or act.</param>
/// <param name="Url">Absolute https address.</param>
public sealed record Source(string Title, string Url);
