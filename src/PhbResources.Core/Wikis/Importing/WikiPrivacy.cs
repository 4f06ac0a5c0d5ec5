using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy;

namespace PhbResources.Core.Wikis.Importing;

/// <summary>Looks for what gives somebody away in the words of pages and posts. They are held to the rules of files: what would have to be taken out of a file keeps a page back.</summary>
internal static class WikiPrivacy
{
    /// <summary>Findings that are named; who has more has to read the page anyway.</summary>
    private const int Named = 4;

    /// <summary>What to do about it.</summary>
    public const string WhatToDo = "Take it out in the wiki, also of its history, make the dump again and run the import again; or write the page here without it.";

    /// <summary>What gives somebody away, masked, and where it stands; <c>null</c> where nothing does.</summary>
    /// <param name="title">Title of the page, or empty.</param>
    /// <param name="words">Its words, without Markdown.</param>
    /// <param name="note">What its author said had changed, or empty.</param>
    public static string? FoundIn(string title, string words, string note = "")
    {
        List<TextPiece> pieces = [];
        Add(title, "title");
        int paragraph = 0;
        foreach (string line in words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            Add(line, $"paragraph {++paragraph}");
        Add(note, "what was said to have changed");
        List<string> found =
        [
            .. PrivacyCheck.Of(new FileReading { Kind = FileKind.Txt, FileName = "", Pieces = pieces }).Where(finding => finding.Level == FindingLevel.MustRemove)
                .Select(finding => $"{finding.Place}: {finding.Type}, {finding.Excerpt}").Distinct().Take(Named + 1),
        ];
        return found.Count == 0 ? null : string.Join("; ", found.Take(Named)) + (found.Count > Named ? "; and more" : "");

        void Add(string text, string place)
        {
            if (text.Length > 0)
                pieces.Add(new TextPiece(text, PieceOrigin.Body, place));
        }
    }
}
