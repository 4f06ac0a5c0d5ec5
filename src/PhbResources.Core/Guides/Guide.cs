using System.Collections.Immutable;
using PhbResources.Documents.Model;

namespace PhbResources.Core.Guides;

/// <summary>A published guide as visitors read it. Never changes; a new publication makes a new one.</summary>
/// <param name="Key">Umbraco's key of the content.</param>
/// <param name="Slug">Last part of its address, unique among the guides.</param>
/// <param name="Title">Its title.</param>
public sealed record Guide(Guid Key, string Slug, string Title)
{
    /// <summary>Umbraco's id of the content.</summary>
    public int ContentId { get; init; }

    /// <summary>Umbraco's id of the published version; changes with every publication.</summary>
    public int VersionId { get; init; }

    /// <summary>What it explains, one or two sentences of plain text.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The guide itself, in Markdown, as it was written.</summary>
    public string Text { get; init; } = "";

    /// <summary>Addresses of the templates that its text leads to.</summary>
    public ImmutableHashSet<string> Templates { get; init; } = [];

    /// <summary>Free words for finding it.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The day its facts were last compared with their sources.</summary>
    public DateOnly? LawCheckedOn { get; init; }

    /// <summary>Where its facts come from.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>What the last change was, in one line; may be empty.</summary>
    public string WhatChanged { get; init; } = "";

    /// <summary>Its place among the guides.</summary>
    public int Order { get; init; }

    /// <summary>When it was first made, UTC.</summary>
    public DateTime Created { get; init; }

    /// <summary>When this version was published, UTC.</summary>
    public DateTime Updated { get; init; }
}

/// <summary>Every published guide, at one moment. Immutable.</summary>
public sealed record GuideShelf
{
    /// <summary>Counts up with every change; two with the same number hold the same.</summary>
    public long Number { get; init; }

    /// <summary>By key.</summary>
    public ImmutableDictionary<Guid, Guide> ByKey { get; init; } = ImmutableDictionary<Guid, Guide>.Empty;

    /// <summary>By address.</summary>
    public ImmutableDictionary<string, Guide> BySlug { get; init; } = ImmutableDictionary.Create<string, Guide>(StringComparer.OrdinalIgnoreCase);

    /// <summary>In the order that the curator gave them.</summary>
    public ImmutableArray<Guide> InOrder { get; init; } = [];

    /// <summary>The guides that lead to a template: those that are about fewest others first, since they are about it most.</summary>
    /// <param name="slug">Address of the template.</param>
    /// <param name="most">How many to name at most.</param>
    public IReadOnlyList<Guide> LeadingTo(string slug, int most) =>
        [.. InOrder.Where(guide => guide.Templates.Contains(slug)).OrderBy(guide => guide.Templates.Count).Take(most)];
}
