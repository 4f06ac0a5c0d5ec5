using System.ComponentModel;

namespace PhbResources.Core.Exports;

/// <summary>A template.</summary>
public sealed record ExportedTemplate
{
    /// <summary>Umbraco's key.</summary>
    [Description("Its key.")]
    public required Guid Key { get; init; }

    /// <summary>Last part of its address.</summary>
    [Description("Last part of its address on the site.")]
    public required string Slug { get; init; }

    /// <summary>Short code, as posters have it.</summary>
    [Description("The short code that posters have.")]
    public required string Code { get; init; }

    /// <summary>Its title.</summary>
    [Description("Its title.")]
    public required string Title { get; init; }

    /// <summary>What it is for.</summary>
    [Description("What it is for, in a sentence or two.")]
    public required string Summary { get; init; }

    /// <summary>Alias of its kind.</summary>
    [Description("Alias of its kind.")]
    public required string Kind { get; init; }

    /// <summary>Slug of its shelf.</summary>
    [Description("Slug of the shelf it stands on.")]
    public required string Category { get; init; }

    /// <summary>When it was made, UTC.</summary>
    [Description("When it was made.")]
    public required DateTime Created { get; init; }

    /// <summary>When the newest version was published, UTC.</summary>
    [Description("When its newest version was published.")]
    public required DateTime Updated { get; init; }

    /// <summary>Its folder.</summary>
    [Description("Its folder. index.html in it is its page, with the whole document to read.")]
    public required string Folder { get; init; }

    /// <summary>Files written from its document.</summary>
    [Description("Files that are written from its document, in its folder.")]
    public IReadOnlyList<ExportedDownload> Downloads { get; init; } = [];

    /// <summary>Files offered as somebody made them.</summary>
    [Description("Files that somebody made and shared, in the folder files of its folder.")]
    public required IReadOnlyList<ExportedFile> Files { get; init; }

    /// <summary>Its versions, the oldest first.</summary>
    [Description("Its published versions, the oldest first; the last is the one that the site shows.")]
    public required IReadOnlyList<ExportedTemplateVersion> Versions { get; init; }
}

/// <summary>A file written from a template's document.</summary>
public sealed record ExportedDownload(
    [property: Description("Its name in the folder of the template.")] string Name,
    [property: Description("Its format: docx, odt, pdf, xlsx or txt.")] string Format,
    [property: Description("Whether it has letters of 18 point.")] bool LargePrint,
    [property: Description("Its size in bytes.")] long Bytes);

/// <summary>A file that somebody shared.</summary>
public sealed record ExportedFile(
    [property: Description("Its key.")] Guid Key,
    [property: Description("What the site calls it.")] string Name,
    [property: Description("Its name in the folder files.")] string File,
    [property: Description("Its media type, by its content.")] string MediaType,
    [property: Description("Its size in bytes.")] long Bytes);

/// <summary>A published version of a template.</summary>
public sealed record ExportedTemplateVersion
{
    /// <summary>Counted from 1.</summary>
    [Description("Counted from 1.")]
    public required int Number { get; init; }

    /// <summary>When it was published, UTC.</summary>
    [Description("When it was published.")]
    public required DateTime Published { get; init; }

    /// <summary>What was different.</summary>
    [Description("What was different from the version before; may be empty.")]
    public required string WhatChanged { get; init; }

    /// <summary>Its title.</summary>
    [Description("Its title.")]
    public required string Title { get; init; }

    /// <summary>What it is for.</summary>
    [Description("What it is for, in a sentence or two.")]
    public required string Summary { get; init; }

    /// <summary>Who it is for.</summary>
    [Description("Who it is for; may be empty.")]
    public required string WhoFor { get; init; }

    /// <summary>When to use it.</summary>
    [Description("When to use it; may be empty.")]
    public required string WhenToUse { get; init; }

    /// <summary>How to adapt it.</summary>
    [Description("How to make it one's own; may be empty.")]
    public required string HowToAdapt { get; init; }

    /// <summary>Free words.</summary>
    [Description("Free words for finding it.")]
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The licence.</summary>
    [Description("The licence it is shared under, as people know it, such as CC0 1.0.")]
    public required string Licence { get; init; }

    /// <summary>Who made it.</summary>
    [Description("Who made it, as they wish to be named; may be empty.")]
    public required string Credit { get; init; }

    /// <summary>Reading age.</summary>
    [Description("Age at which most people can read it, in years, as its editor gave it; or null.")]
    public required int? ReadingAge { get; init; }

    /// <summary>Day the law was checked.</summary>
    [Description("The day that the law it states was last checked, or null.")]
    public required DateOnly? LawCheckedOn { get; init; }

    /// <summary>Where its facts come from.</summary>
    [Description("Where its facts come from.")]
    public required IReadOnlyList<ExportedSource> Sources { get; init; }

    /// <summary>Slugs of templates that go with it.</summary>
    [Description("Slugs of templates that go with it.")]
    public required IReadOnlyList<string> Related { get; init; }

    /// <summary>What its kind adds.</summary>
    [Description("What its kind adds, by alias, only what is set: text, numbers and true or false as words, one or several.")]
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Properties { get; init; }

    /// <summary>Its document, or <c>null</c> where it is files alone.</summary>
    [Description("The file in the folder of the template with the document, in the notation of the library (YAML); null where the template is files alone.")]
    public required string? Document { get; init; }
}
