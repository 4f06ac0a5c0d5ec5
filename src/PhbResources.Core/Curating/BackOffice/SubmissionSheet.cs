using PhbResources.Core.Curating.Replies;
using PhbResources.Core.Curating.Review;
using PhbResources.Core.Library;
using PhbResources.Core.Submissions;

namespace PhbResources.Core.Curating.BackOffice;

/// <summary>A submission in the list of a back office, in words.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Name of its kind.</param>
/// <param name="Category">Title of its category.</param>
/// <param name="WaitingSince">Since when it waits, UTC.</param>
/// <param name="Files">How many files it has.</param>
/// <param name="ToCheck">How many things in it a person has to look at for privacy.</param>
/// <param name="State">Where it stands.</param>
/// <param name="IsNewVersion">Whether it is a new version of a template of the library.</param>
/// <param name="TakeDown">What the member wrote who wants it taken down, or <c>null</c>.</param>
/// <param name="ContentKey">Umbraco's key of the document it is, or is a new version of; <c>null</c> where there is none yet.</param>
public sealed record WaitingSubmission(
    Guid Id, string Title, string Kind, string Category, DateTime WaitingSince, int Files, int ToCheck, string State, bool IsNewVersion, string? TakeDown, Guid? ContentKey)
{
    internal static WaitingSubmission Of(QueueItem item, LibrarySnapshot library) => new(
        item.Row.Id, SheetWords.Title(item.Entries), SheetWords.Kind(item.Entries, library), SheetWords.Category(item.Entries, library), item.WaitingSince, item.FilesCount, item.ToCheck,
        SubmissionWords.State(item.Row.State), item.Row.Replaces is not null, item.TakeDown, item.Row.ContentKey);
}

/// <summary>A submission with all that a curator needs to decide, in words.</summary>
public sealed record SubmissionSheet
{
    /// <summary>Its key.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its version, to send back with a decision.</summary>
    public required int Version { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stands.</summary>
    public required string State { get; init; }

    /// <summary>What the member said of it: what it is, and what they said, in order; nothing that they left empty.</summary>
    public required IReadOnlyList<SheetLine> About { get; init; }

    /// <summary>Its text and files as HTML fragments, everything in them encoded.</summary>
    public required IReadOnlyList<SheetPart> Parts { get; init; }

    /// <summary>What the checks found in its files.</summary>
    public required IReadOnlyList<SheetFile> Files { get; init; }

    /// <summary>What differs from the published template.</summary>
    public required IReadOnlyList<SheetDifference> Differences { get; init; }

    /// <summary>What in the library it may be a copy of.</summary>
    public required IReadOnlyList<SheetDuplicate> Duplicates { get; init; }

    /// <summary>Age in years at which most people can read it; <c>null</c> where there is too little text to tell.</summary>
    public required int? ReadingAge { get; init; }

    /// <summary>Why it may be spam, in words; <c>null</c> where nothing speaks for that.</summary>
    public required string? SpamWhy { get; init; }

    /// <summary>What was done so far, the oldest first.</summary>
    public required IReadOnlyList<SheetEvent> History { get; init; }

    /// <summary>What this user may decide now, by the names of <see cref="BackOfficeDesk.Moves"/>.</summary>
    public required IReadOnlyList<string> Allowed { get; init; }

    /// <summary>Replies to decline with.</summary>
    public required IReadOnlyList<Reply> Replies { get; init; }

    /// <summary>Until when this user can take back what they decided, UTC; <c>null</c> where there is nothing to take back.</summary>
    public required DateTime? UndoUntil { get; init; }

    /// <summary>The day on which it will be published, UTC; <c>null</c> where none is set.</summary>
    public required DateTime? PublishOn { get; init; }

    /// <summary>Umbraco's key of the document it is, or is a new version of.</summary>
    public required Guid? ContentKey { get; init; }

    internal static SubmissionSheet Of(SubmissionView view, ReadSubmission read, Advice advice, LibrarySnapshot library, Guid user, IReadOnlyList<string> allowed, IReadOnlyList<Reply> replies) => new()
    {
        Id = view.Row.Id,
        Version = view.Row.Version,
        Title = SheetWords.Title(view.Entries),
        State = SubmissionWords.State(view.Row.State),
        About = SheetWords.About(view, library),
        Parts = [.. read.Parts.Where(part => part.Html.Length > 0).Select(part => new SheetPart(part.Name, part.Html))],
        Files = [.. view.Files.Select(SheetFile.Of)],
        Differences = [.. read.Differences.Select(difference => new SheetDifference(difference.Name, [.. difference.Pieces.Select(piece => new SheetPiece(SheetWords.Change(piece.Change), piece.Text))]))],
        Duplicates = [.. advice.Duplicates.Select(duplicate => new SheetDuplicate(duplicate.Template.Title, $"/templates/{duplicate.Template.Slug}"))],
        ReadingAge = read.ReadingAge,
        SpamWhy = view.Row.SpamScore > 0 ? view.Row.SpamWhy : null,
        History = [.. view.Events.Select(entry => new SheetEvent(entry.At, $"{SubmissionWords.Who(entry, user)} {SubmissionWords.Move(entry.Move)}", entry.Text))],
        Allowed = allowed,
        Replies = replies,
        UndoUntil = allowed.Contains("undo") ? view.UndoUntil : null,
        PublishOn = view.Row.PublishOn,
        ContentKey = view.Row.ContentKey,
    };
}

/// <summary>Something that the member said.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Text">What they said.</param>
public sealed record SheetLine(string Label, string Text);

/// <summary>A text or a file.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Html">It, everything in it encoded.</param>
public sealed record SheetPart(string Name, string Html);

/// <summary>The safety and privacy report of a file.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="IsCleanCopy">Whether it is a clean copy that was made here.</param>
/// <param name="Concerns">What the safety checks say.</param>
/// <param name="Findings">What may give somebody away, masked.</param>
public sealed record SheetFile(Guid Id, string Name, long Bytes, bool IsCleanCopy, IReadOnlyList<SheetConcern> Concerns, IReadOnlyList<SheetFinding> Findings)
{
    internal static SheetFile Of(SubmissionFile file)
    {
        FileReport report = file.ReadReport();
        return new SheetFile(file.Id, file.Name, file.Bytes, file.IsCleanCopy,
            [.. report.Refusals.Concat(report.Risks).Concat(report.Notes).Select(concern => new SheetConcern(concern.Message, concern.WhatToDo, concern.Place))],
            [.. report.Findings.Select(finding => new SheetFinding(SubmissionWords.Finding(finding.Type), SubmissionWords.Level(finding.Level), finding.Place, finding.Excerpt))]);
    }
}

/// <summary>What a safety check says.</summary>
/// <param name="Message">What is wrong.</param>
/// <param name="WhatToDo">What to do about it.</param>
/// <param name="Place">Where; empty for the whole file.</param>
public sealed record SheetConcern(string Message, string WhatToDo, string Place);

/// <summary>Something that may give somebody away.</summary>
/// <param name="What">What it is.</param>
/// <param name="Level">What has to be done about it.</param>
/// <param name="Place">Where.</param>
/// <param name="Excerpt">What was found, masked.</param>
public sealed record SheetFinding(string What, string Level, string Place, string Excerpt);

/// <summary>What differs from what is published.</summary>
/// <param name="Name">In what.</param>
/// <param name="Pieces">The pieces of both, in order.</param>
public sealed record SheetDifference(string Name, IReadOnlyList<SheetPiece> Pieces);

/// <summary>A piece of a comparison.</summary>
/// <param name="Change"><c>same</c>, <c>added</c>, <c>removed</c> or <c>leftOut</c>.</param>
/// <param name="Text">The text.</param>
public sealed record SheetPiece(string Change, string Text);

/// <summary>A template that this may be a copy of.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Path">Its address on the site.</param>
public sealed record SheetDuplicate(string Title, string Path);

/// <summary>Something that was done.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="What">Who did what.</param>
/// <param name="Text">What they said; may be empty.</param>
public sealed record SheetEvent(DateTime At, string What, string Text);

/// <summary>How a sheet says things.</summary>
internal static class SheetWords
{
    public static string Title(SubmissionEntries entries) => entries.Title.Trim() is { Length: > 0 } title ? title : "No title";

    public static string Kind(SubmissionEntries entries, LibrarySnapshot library) => library.Kinds.FirstOrDefault(kind => kind.Alias == entries.Kind)?.Name ?? entries.Kind;

    public static string Category(SubmissionEntries entries, LibrarySnapshot library) => library.Categories.FirstOrDefault(category => category.Slug == entries.Category)?.Title ?? entries.Category;

    public static string Change(PieceChange change) => change switch
    {
        PieceChange.Added => "added",
        PieceChange.Removed => "removed",
        PieceChange.LeftOut => "leftOut",
        _ => "same",
    };

    public static IReadOnlyList<SheetLine> About(SubmissionView view, LibrarySnapshot library)
    {
        SubmissionEntries entries = view.Entries;
        SheetLine[] lines =
        [
            new("New version of", view.Row.Replaces is { } key ? library.ByKey.GetValueOrDefault(key)?.Title ?? "A template that is not published now" : ""),
            new("What is different", entries.WhatChanged),
            new("Kind", Kind(entries, library)),
            new("Category", Category(entries, library)),
            new("What it is for", entries.Summary),
            new("Why it helped", entries.WhyItHelped),
            new("Tags", entries.Tags),
            new("Credit", SubmissionContent.CreditOf(entries) is { Length: > 0 } credit ? credit : "No name"),
            new("Licence", entries.Licence),
        ];
        return [.. lines.Where(line => line.Text.Trim().Length > 0)];
    }
}
