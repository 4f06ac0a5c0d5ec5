using System.Globalization;
using PhbResources.Core.Changes;
using PhbResources.Core.Discussions;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using PhbResources.Core.Members;
using PhbResources.Core.Schemas;
using PhbResources.Core.Wikis;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;
using static PhbResources.Core.Exports.Importing.CheckedExport;

namespace PhbResources.Core.Exports.Importing;

/// <summary>
/// What has to hold for an export before anything of it is brought in: what it says fits together, fits this site, and is nothing that a member could
/// not have sent. <see cref="ExportedFileRules"/> looks into its files.
/// </summary>
internal sealed class ExportRules(KindCatalogue kinds, DiscussionAreas areas, ExportedFileRules files, IShortStringHelper shortStrings, TimeProvider clock)
{
    /// <summary>As many are named; who has more has another problem.</summary>
    public const int MostProblems = 20;

    private const int LongestTitle = 255, LongestWords = 20_000, MostVotes = 100_000, LongestSlug = 200;

    /// <summary>What is wrong, in sentences; empty where nothing is.</summary>
    public async Task<IReadOnlyList<string>> ProblemsOfAsync(CheckedExport export, CancellationToken cancellationToken)
    {
        ExportIndex index = export.Index;
        if (index.Format != ExportIndex.FormatName)
            return [$"{ExportIndex.FileName} is not of an export: its format is “{Plain(index.Format)}”."];
        if (index.Version != ExportIndex.CurrentVersion)
            return [string.Create(CultureInfo.InvariantCulture, $"The export has version {index.Version} of its format, and this program reads {ExportIndex.CurrentVersion}. Bring it in with release {Plain(index.Program)} or a newer one.")];
        List<string> problems = [];
        foreach (string problem in Together(export).Concat(Threads(index)).Concat(Changes(index)))
        {
            problems.Add(problem);
            if (problems.Count >= MostProblems)
                return problems;
        }

        if (problems.Count > 0)
            return problems; // What is in the files is looked at when it is known which they are.
        await foreach (string problem in files.ProblemsOfAsync(export, cancellationToken))
        {
            problems.Add(problem);
            if (problems.Count >= MostProblems)
                break;
        }

        return problems;
    }

    private IEnumerable<string> Together(CheckedExport export)
    {
        ExportIndex index = export.Index;
        HashSet<Guid> keys = [Guid.Empty];
        HashSet<string> slugs = new(StringComparer.OrdinalIgnoreCase);
        foreach (ExportedCategory category in index.Categories)
        {
            if (Address("the shelf", category.Key, category.Slug, category.Title, keys, slugs) is { } problem)
                yield return problem;
            if (category.Summary.Length > LongestWords)
                yield return TooLong($"the shelf “{Plain(category.Title)}”");
        }

        HashSet<string> shelves = new(slugs, StringComparer.OrdinalIgnoreCase);
        slugs.Clear();
        foreach (ExportedTemplate template in index.Templates)
        {
            foreach (string problem in OfTemplate(template, export, shelves, keys, slugs))
                yield return problem;
        }

        slugs.Clear();
        foreach (ExportedGuide guide in index.Guides)
        {
            foreach (string problem in OfGuide(guide, export, keys, slugs))
                yield return problem;
        }

        if (index.Synonyms.Length > OwnSynonyms.MaxLength)
            yield return TooLong("the synonyms");
        if (index.OldWikis.Length > OwnSynonyms.MaxLength || !OldAddresses.IsReadable(index.OldWikis))
            yield return "What the export says of the addresses of wikis cannot be read.";
        HashSet<Guid> old = [Guid.Empty];
        foreach (ExportedOldPage page in index.OldPages)
        {
            if (!old.Add(page.Key) || page.Wiki.Length > WikiTables.WikiLength || page.Title.Length > WikiTables.TitleLength || !Enum.TryParse<WikiFate>(page.Fate, out _) || char.IsAsciiDigit(page.Fate.FirstOrDefault()))
                yield return $"The old page “{Plain(page.Title)}” is none that can lead anywhere.";
        }
    }

    private IEnumerable<string> OfTemplate(ExportedTemplate template, CheckedExport export, HashSet<string> shelves, HashSet<Guid> keys, HashSet<string> slugs)
    {
        string it = $"the template “{Plain(template.Title)}”";
        if (Address("the template", template.Key, template.Slug, template.Title, keys, slugs) is { } problem)
            yield return problem;
        if (!shelves.Contains(template.Category))
            yield return $"There is no shelf “{Plain(template.Category)}” for {it}.";
        if (kinds.Find(template.Kind) is not { } kind)
        {
            yield return $"This site has no kind “{Plain(template.Kind)}”, which is that of {it}. Copy the folder umbraco-config of the site that the export comes from, then try again.";
            yield break;
        }

        if (!ExportNames.IsSafePath(template.Folder) || !template.Folder.StartsWith("templates/", StringComparison.Ordinal))
            yield return $"“{Plain(template.Folder)}” is no folder for {it}.";
        foreach (ExportedFile file in template.Files)
        {
            // Two templates may offer one file.
            if (file.Key == Guid.Empty || keys.Contains(file.Key))
                yield return $"The key of the file “{Plain(file.Name)}” of {it} is that of something else.";
            if (!ExportNames.IsSafeName(file.File) || file.Name.Length is 0 or > 120 || !export.Has($"{template.Folder}/{ExportedTemplateReader.FilesFolder}/{file.File}"))
                yield return $"The file “{Plain(file.Name)}” of {it} is not in the export.";
        }

        if (template.Versions.Count == 0)
            yield return $"There is no version of {it}.";
        DateTime before = ExportedTime.Oldest;
        foreach ((ExportedTemplateVersion version, int at) in template.Versions.Select((version, at) => (version, at)))
        {
            if (version.Number <= (at == 0 ? 0 : template.Versions[at - 1].Number))
                yield return $"The versions of {it} are not in order.";
            if (!IsTime(version.Published) || version.Published < before || !IsTime(template.Created))
                yield return $"The times of {it} are not in order, or are none that can be.";
            before = version.Published;
            if (version.Title.Length is 0 or > LongestTitle || new[] { version.Summary, version.WhoFor, version.WhenToUse, version.HowToAdapt, version.WhatChanged, version.Licence, version.Credit }.Any(text => text.Length > LongestWords))
                yield return TooLong(it);
            if (version.Properties.Keys.FirstOrDefault(alias => kind.Properties.All(property => property.Alias != alias)) is { } stranger)
                yield return $"Templates of the kind {kind.Name} have no “{Plain(stranger)}” here, but {it} has. Copy the folder umbraco-config of the site that the export comes from, then try again.";
            if (version.Document is { } document && (!ExportNames.IsSafePath(document) || !export.Has($"{template.Folder}/{document}")))
                yield return $"The document of {it} is not in the export.";
        }
    }

    private IEnumerable<string> OfGuide(ExportedGuide guide, CheckedExport export, HashSet<Guid> keys, HashSet<string> slugs)
    {
        string it = $"the guide “{Plain(guide.Title)}”";
        if (Address("the guide", guide.Key, guide.Slug, guide.Title, keys, slugs) is { } problem)
            yield return problem;
        if (!ExportNames.IsSafePath(guide.Folder) || !guide.Folder.StartsWith("guides/", StringComparison.Ordinal))
            yield return $"“{Plain(guide.Folder)}” is no folder for {it}.";
        foreach (string text in guide.Versions.Select(version => version.Text).Append(guide.Text))
        {
            if (!ExportNames.IsSafePath(text) || !export.Has($"{guide.Folder}/{text}"))
                yield return $"A text of {it} is not in the export.";
        }

        foreach (ExportedPicture picture in guide.Pictures)
        {
            if (picture.Key == Guid.Empty || !ExportNames.IsSafeName(picture.File) || !export.Has($"{guide.Folder}/pictures/{picture.File}"))
                yield return $"A picture of {it} is not in the export.";
        }

        if (!IsTime(guide.Updated) || (guide.Created is { } created && !IsTime(created)) || guide.Versions.Any(version => !IsTime(version.Sent) || !IsTime(version.Published)))
            yield return $"A time of {it} is none that can be.";
        if (guide.Versions.Where((version, at) => version.Number != at + 1).Any())
            yield return $"The versions of {it} are not counted from 1 without gaps.";
        foreach (ExportedGuideVersion version in guide.Versions)
        {
            if (!keys.Add(version.Key))
                yield return $"The key of a version of {it} is that of something else.";
            if (version.Title.Length > GuideTables.TitleLength || version.Note.Length > GuideRevision.MaxNote || !IsLine(version.By, GuideTables.NameLength))
                yield return TooLong($"a version of {it}");
            if (!Enum.TryParse<RevisionOrigin>(version.Origin, out _) || char.IsAsciiDigit(version.Origin.FirstOrDefault()) || version.MadeFrom < 0 || version.MadeFrom >= version.Number)
                yield return $"A version of {it} does not say right how it came to be.";
        }
    }

    private IEnumerable<string> Threads(ExportIndex index)
    {
        HashSet<(string, string)> addresses = [];
        HashSet<Guid> keys = [Guid.Empty];
        foreach (ExportedWriter writer in index.Writers)
        {
            if (writer.Key == Guid.Empty || !IsLine(writer.Name, PhbMember.MaxCreditName))
                yield return $"“{Plain(writer.Name)}” is no name for a writer.";
        }

        foreach (ExportedThread thread in index.Threads)
        {
            string it = $"the discussion “{Plain(thread.Title)}”";
            if (!keys.Add(thread.Key) || !addresses.Add((thread.Area, thread.Slug)))
                yield return $"The key or the address of {it} is that of another.";
            if (thread.Area == DiscussionAreas.AboutContent ? thread.Slug != thread.Key.ToString("D") : areas.Find(thread.Area) is null)
                yield return $"This site has no area “{Plain(thread.Area)}”, in which {it} is. Copy the folder umbraco-config of the site that the export comes from, then try again.";
            if (thread.Slug.Length is 0 or > DiscussionTables.SlugLength || thread.Slug.Any(letter => !char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter) && letter != '-'))
                yield return $"“{Plain(thread.Slug)}” is no address for {it}.";
            if (!IsLine(thread.Title, DiscussionTables.TitleLength) || thread.Title.Length == 0 || thread.Outcome is { Length: > DiscussionRules.LongestOutcome })
                yield return TooLong(it);
            if (!IsTime(thread.Started) || !IsTime(thread.LastPost) || (thread.Decided is { } decided && !IsTime(decided)))
                yield return $"A time of {it} is none that can be.";
            if (thread.Poll is { } poll && (!IsLine(poll.Question, DiscussionRules.LongestQuestion) || poll.Question.Length == 0 || poll.Choices.Count is < DiscussionRules.FewestChoices or > DiscussionRules.MostChoices
                || poll.Choices.Any(choice => !IsLine(choice.Text, DiscussionRules.LongestChoice) || choice.Votes is < 0 or > MostVotes)))
                yield return $"The poll of {it} is none that can be made here.";
        }
    }

    private IEnumerable<string> Changes(ExportIndex index)
    {
        long before = 0;
        foreach (ExportedChange change in index.Changes)
        {
            if (change.Number <= before)
                yield return "The changes are not in order.";
            before = change.Number;
            if (!Enum.TryParse<ChangeKind>(change.Kind, out _) || char.IsAsciiDigit(change.Kind.FirstOrDefault()) || !ChangeLog.IsPath(change.Path) || (change.Compare is { } compare && !ChangeLog.IsPath(compare)) || !IsTime(change.At))
                yield return $"The change of “{Plain(change.Title)}” is none that can be shown here.";
        }
    }

    private string? Address(string what, Guid key, string slug, string title, HashSet<Guid> keys, HashSet<string> slugs) =>
        !IsLine(title, LongestTitle) || string.IsNullOrWhiteSpace(title) ? TooLong($"{what} “{Plain(title)}”")
        : !keys.Add(key) ? $"The key of {what} “{Plain(title)}” is that of something else."
        : slug.Length is 0 or > LongestSlug || slug.ToUrlSegment(shortStrings) != slug ? $"“{Plain(slug)}” is no address for {what} “{Plain(title)}”."
        : !slugs.Add(slug) ? $"The address “{Plain(slug)}” is that of two."
        : null;

    private bool IsTime(DateTime time) => ExportedTime.IsPossible(time, clock);

    private static bool IsLine(string text, int longest) => text.Length <= longest && !text.Any(char.IsControl);

    private static string TooLong(string what) => $"A text of {what} is empty, too long, or has characters that no page can show.";
}
