namespace PhbResources.Core.Changes;

/// <summary>What a change is about, for filters and words.</summary>
public enum ChangeKind
{
    /// <summary>A template: new, or a new version.</summary>
    Template = 0,

    /// <summary>A guide: new, or a new version.</summary>
    Guide = 1,

    /// <summary>A discussion: begun, or answered.</summary>
    Discussion = 2,

    /// <summary>A decision on how the place is run.</summary>
    Decision = 3,
}

/// <summary>Something that everybody may see now. It is shown among the recent changes and told to those who watch.</summary>
/// <param name="PageKey">Key of the page that changed: of the content, or of the discussion. Who watches this key is told.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Title">Title of the page; cut at <see cref="MaxTitle"/> characters.</param>
/// <param name="Path">Address of the page from the root, beginning with a slash; may lead to the very answer, with a query and <c>#</c>. At most <see cref="MaxPath"/> characters.</param>
/// <param name="By">Who did it, as they wish to be named; <c>null</c> where nobody is named. Never an email address.</param>
/// <param name="Note">What was changed, in one line, or how the text begins; cut at <see cref="MaxNote"/> characters.</param>
/// <param name="At">When.</param>
public sealed record Change(Guid PageKey, ChangeKind Kind, string Title, string Path, string? By, string? Note, DateTimeOffset At)
{
    /// <summary>Longest title, in characters.</summary>
    public const int MaxTitle = 255;

    /// <summary>Longest path, in characters.</summary>
    public const int MaxPath = 500;

    /// <summary>Longest name, in characters.</summary>
    public const int MaxBy = 200;

    /// <summary>Longest note, in characters.</summary>
    public const int MaxNote = 500;

    /// <summary>True where the page is new; false where it was there and changed.</summary>
    public bool IsNew { get; init; }

    /// <summary>Key of the member who did it: they are not mailed about it, and their name goes when they leave.</summary>
    public Guid? ByMember { get; init; }

    /// <summary>Key of the shelf, or of the area of discussion, that the page stands in; who watches that is told too.</summary>
    public Guid? Category { get; init; }

    /// <summary>Of a discussion on a template or a guide: the key of that; who watches it is told too.</summary>
    public Guid? About { get; init; }

    /// <summary>Key of the one answer, or revision, that this is; it can be taken back alone.</summary>
    public Guid? Item { get; init; }

    /// <summary>Address of a page that shows what is different, from the root; as long as <see cref="Path"/> at most.</summary>
    public string? Compare { get; init; }

    /// <summary>Umbraco's id of the published version, where the page is content: no version is noted twice.</summary>
    public int? Version { get; init; }
}
