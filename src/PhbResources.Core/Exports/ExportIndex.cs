using System.ComponentModel;

namespace PhbResources.Core.Exports;

/// <summary>
/// What <c>index.json</c> of an export says: everything public about the library, with the names of the files that hold the rest. The schema that is
/// written beside it is made of these types, so that neither can say what the other does not.
/// </summary>
[Description("A whole library, as it was public at one moment. Paths are from the folder of this file, with forward slashes. Times are UTC (RFC 3339), days are YYYY-MM-DD, keys are UUIDs that never change.")]
public sealed record ExportIndex
{
    /// <summary>What <see cref="Format"/> has to be.</summary>
    public const string FormatName = "phb-export";

    /// <summary>What <see cref="Version"/> is in the exports of this program. It counts up when an older program could no longer read one.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Name of the file.</summary>
    public const string FileName = "index.json";

    /// <summary>Name of the file with its schema.</summary>
    public const string SchemaName = "index.schema.json";

    /// <summary>Says what the file is.</summary>
    [Description("Always phb-export.")]
    public required string Format { get; init; }

    /// <summary>Version of the format.</summary>
    [Description("Version of this format, counted from 1. It counts up when programs that read the one before would go wrong.")]
    public required int Version { get; init; }

    /// <summary>When it was made, UTC.</summary>
    [Description("When it was made.")]
    public required DateTime Made { get; init; }

    /// <summary>Release that made it.</summary>
    [Description("The release of PhbResources that made it.")]
    public required string Program { get; init; }

    /// <summary>Address of the site it came from, or <c>null</c>.</summary>
    [Description("Address of the site that it came from; null where the site did not know it.")]
    public required string? Address { get; init; }

    /// <summary>The shelves, in order.</summary>
    [Description("The shelves of the library, in their order.")]
    public required IReadOnlyList<ExportedCategory> Categories { get; init; }

    /// <summary>The kinds of template.</summary>
    [Description("The kinds of template, with what each adds to what every template says.")]
    public required IReadOnlyList<ExportedKind> Kinds { get; init; }

    /// <summary>The areas of the forum, in order.</summary>
    [Description("The areas of the forum, in their order.")]
    public required IReadOnlyList<ExportedArea> Areas { get; init; }

    /// <summary>The curators' own synonyms.</summary>
    [Description("Synonyms that the curators of the site added for its search, a rule a line; empty for none.")]
    public required string Synonyms { get; init; }

    /// <summary>What addresses of wikis look like that were brought in.</summary>
    [Description("What the addresses of wikis look like that the library was made of, as the program keeps it (JSON); empty for none.")]
    public required string OldWikis { get; init; }

    /// <summary>Pages of those wikis, with what they lead to.</summary>
    [Description("Pages of those wikis that lead to something of the library now.")]
    public required IReadOnlyList<ExportedOldPage> OldPages { get; init; }

    /// <summary>Who wrote in discussions and guides.</summary>
    [Description("Who wrote in discussions and guides, as they wished to be named. Keys are made anew for each export and lead to no account.")]
    public required IReadOnlyList<ExportedWriter> Writers { get; init; }

    /// <summary>The guides, in the curators' order.</summary>
    [Description("The guides, in the order that the curators gave them.")]
    public required IReadOnlyList<ExportedGuide> Guides { get; init; }

    /// <summary>The discussions, the oldest first.</summary>
    [Description("The discussions, the oldest first; decisions are those that have an outcome.")]
    public required IReadOnlyList<ExportedThread> Threads { get; init; }

    /// <summary>The recent changes, the oldest first.</summary>
    [Description("What was new and what changed, the oldest first.")]
    public required IReadOnlyList<ExportedChange> Changes { get; init; }

    /// <summary>The templates, the one made first before.</summary>
    [Description("The templates, in the order in which they were made.")]
    public required IReadOnlyList<ExportedTemplate> Templates { get; init; }
}

/// <summary>A shelf.</summary>
public sealed record ExportedCategory(
    [property: Description("Its key.")] Guid Key,
    [property: Description("Last part of its address.")] string Slug,
    [property: Description("Its name.")] string Title,
    [property: Description("What stands on it.")] string Summary,
    [property: Description("Its page in this export.")] string Page);

/// <summary>A kind of template.</summary>
public sealed record ExportedKind(
    [property: Description("Names it in this file.")] string Alias,
    [property: Description("What one is called.")] string Name,
    [property: Description("What several are called.")] string Plural,
    [property: Description("What it is.")] string Description,
    [property: Description("What it adds to every template.")] IReadOnlyList<ExportedProperty> Properties);

/// <summary>What a kind adds.</summary>
public sealed record ExportedProperty(
    [property: Description("Names it in the properties of templates.")] string Alias,
    [property: Description("Its name as people see it.")] string Name,
    [property: Description("Whether people can choose templates by it.")] bool Filter);

/// <summary>An area of the forum.</summary>
public sealed record ExportedArea(
    [property: Description("Names it in this file.")] string Alias,
    [property: Description("What people read.")] string Name,
    [property: Description("What belongs there.")] string About);

/// <summary>Somebody who wrote.</summary>
public sealed record ExportedWriter(
    [property: Description("Names them in this export alone.")] Guid Key,
    [property: Description("The name they wish to be known by; empty for none.")] string Name,
    [property: Description("Whether they are a curator.")] bool IsCurator);

/// <summary>A page of a wiki that was brought in.</summary>
public sealed record ExportedOldPage(
    [property: Description("Its key, made of the wiki and the title.")] Guid Key,
    [property: Description("The wiki.")] string Wiki,
    [property: Description("Its whole title.")] string Title,
    [property: Description("What became of it: Guide, Template, Redirect or Discussion.")] string Fate,
    [property: Description("Key of the guide or template that it is, or is about, or null.")] Guid? Content,
    [property: Description("Key of the old page that it leads on to, or null.")] Guid? Target);

/// <summary>A source of facts.</summary>
public sealed record ExportedSource(
    [property: Description("What the page is called.")] string Title,
    [property: Description("Its address.")] string Url);

/// <summary>A change.</summary>
public sealed record ExportedChange(
    [property: Description("Its number, which stands in links to it; later ones have higher ones.")] long Number,
    [property: Description("Key of the page that changed.")] Guid Page,
    [property: Description("What the page is: Template, Guide, Discussion and so on.")] string Kind,
    [property: Description("Whether the page was new.")] bool IsNew,
    [property: Description("Its title then.")] string Title,
    [property: Description("Its address on the site then, from the root.")] string Path,
    [property: Description("Who did it, as they wish to be named; null for nobody by name.")] string? By,
    [property: Description("What was changed; null where nobody said.")] string? Note,
    [property: Description("When.")] DateTime At,
    [property: Description("Key of the shelf or area that the page stands in, or null.")] Guid? Category,
    [property: Description("Of a discussion of a template or guide: key of that; or null.")] Guid? About,
    [property: Description("Key of the one answer or version that this is, or null.")] Guid? Item,
    [property: Description("Address on the site of a page that shows the difference, or null.")] string? Compare);
