using System.Globalization;
using PhbResources.Core.Guides;
using PhbResources.Core.Submissions;
using PhbResources.Core.Wikis.Dump;
using PhbResources.Core.Wikis.Planning;

namespace PhbResources.Core.Wikis.Importing;

/// <summary>A version of a page, as it is written here.</summary>
/// <param name="Id">Made of the page and its number in the wiki.</param>
/// <param name="Text">Its text: Markdown for a guide, words for a template.</param>
/// <param name="Summary">What it begins with.</param>
/// <param name="Note">What its author said had changed.</param>
/// <param name="By">Who wrote it, or empty.</param>
/// <param name="At">When it was saved, UTC.</param>
internal sealed record WikiVersion(Guid Id, string Text, string Summary, string Note, string By, DateTime At)
{
    /// <summary>The version of a page that a revision of the wiki is.</summary>
    /// <param name="wiki">Name of the wiki, or empty.</param>
    /// <param name="page">The page.</param>
    /// <param name="revision">What the dump says of it.</param>
    /// <param name="text">Its text, as it is to stand here.</param>
    /// <param name="words">The same without Markdown, which its summary is taken from.</param>
    public static WikiVersion Of(string wiki, PlannedPage page, WikiRevision revision, string text, string words) => new(
        WikiKeys.Of("revision", page.Id.ToString("N"), revision.Id.ToString(CultureInfo.InvariantCulture), revision.At.Ticks.ToString(CultureInfo.InvariantCulture)),
        text,
        WikiWords.Summary(words, Cut($"{page.Title}, from {(wiki.Length > 0 ? wiki : "a wiki")}.", SubmissionRules.LongestSummary)),
        Cut(string.Join(' ', (revision.Comment ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), GuideRevision.MaxNote),
        NameOf(revision.By),
        revision.At);

    /// <summary>The name of an account as people know it: an earlier import puts the wiki's name before it. Empty for programs, and for people without an account.</summary>
    public static string NameOf(string? account)
    {
        string name = (account ?? "")[((account ?? "").LastIndexOf('>') + 1)..].Trim();
        return name is "MediaWiki default" or "Maintenance script" || System.Net.IPAddress.TryParse(name, out _) ? "" : Cut(name, GuideTables.NameLength);
    }

    /// <summary>Who is thanked for all versions together.</summary>
    public static string Credit(IReadOnlyList<string> names) => names.Count <= 5 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(5))} and {names.Count - 5} more";

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
