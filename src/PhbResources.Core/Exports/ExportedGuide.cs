using System.ComponentModel;

namespace PhbResources.Core.Exports;

/// <summary>A guide.</summary>
public sealed record ExportedGuide
{
    /// <summary>Umbraco's key.</summary>
    [Description("Its key.")]
    public required Guid Key { get; init; }

    /// <summary>Last part of its address.</summary>
    [Description("Last part of its address on the site.")]
    public required string Slug { get; init; }

    /// <summary>Its title.</summary>
    [Description("Its title.")]
    public required string Title { get; init; }

    /// <summary>What it explains.</summary>
    [Description("What it explains, in a sentence or two.")]
    public required string Summary { get; init; }

    /// <summary>Free words.</summary>
    [Description("Free words for finding it.")]
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The day its facts were compared with their sources.</summary>
    [Description("The day its facts were last compared with their sources, or null.")]
    public required DateOnly? LawCheckedOn { get; init; }

    /// <summary>Where its facts come from.</summary>
    [Description("Where its facts come from.")]
    public required IReadOnlyList<ExportedSource> Sources { get; init; }

    /// <summary>What the last change was.</summary>
    [Description("What the last change was; may be empty.")]
    public required string WhatChanged { get; init; }

    /// <summary>When it was first made, UTC.</summary>
    [Description("When it was first made; null or left out in exports of earlier releases.")]
    public DateTime? Created { get; init; }

    /// <summary>When its newest version was published, UTC.</summary>
    [Description("When its newest version was published.")]
    public required DateTime Updated { get; init; }

    /// <summary>Its folder.</summary>
    [Description("Its folder. index.html in it is its page.")]
    public required string Folder { get; init; }

    /// <summary>The file with its text.</summary>
    [Description("The file in its folder with its text, in Markdown (CommonMark with tables). {{figure:id}} stands for a legal figure, which the page has in words.")]
    public required string Text { get; init; }

    /// <summary>Its pictures.</summary>
    [Description("The pictures of all its versions, in the folder pictures of its folder.")]
    public required IReadOnlyList<ExportedPicture> Pictures { get; init; }

    /// <summary>Its versions.</summary>
    [Description("Its published versions, the oldest first; the last is the one that the site shows.")]
    public required IReadOnlyList<ExportedGuideVersion> Versions { get; init; }
}

/// <summary>A picture of a guide.</summary>
public sealed record ExportedPicture(
    [property: Description("Its key. Texts name it as /guides/pictures/KEY.")] Guid Key,
    [property: Description("Its name in the folder pictures.")] string File,
    [property: Description("Its media type.")] string MediaType);

/// <summary>A published version of a guide.</summary>
public sealed record ExportedGuideVersion(
    [property: Description("Its key.")] Guid Key,
    [property: Description("Counted from 1, without gaps.")] int Number,
    [property: Description("The title at that time.")] string Title,
    [property: Description("What was changed; may be empty.")] string Note,
    [property: Description("Who wrote it, as they wished to be named; empty for nobody by name.")] string By,
    [property: Description("Key of the writer, or null where no member wrote it who is still there.")] Guid? Writer,
    [property: Description("How it came to be: Edit, Fix, Restore or Umbraco.")] string Origin,
    [property: Description("Number of the version that it was made from; 0 for the first.")] int MadeFrom,
    [property: Description("When it was sent.")] DateTime Sent,
    [property: Description("When it was published.")] DateTime Published,
    [property: Description("The file in the folder of the guide with its text.")] string Text);
