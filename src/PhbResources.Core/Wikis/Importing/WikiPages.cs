using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Submissions;
using PhbResources.Core.Wikis.Dump;
using PhbResources.Core.Wikis.Planning;
using PhbResources.Core.Wikis.Wikitext;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.Wikis.Importing;

/// <summary>Makes guides, templates, discussions and redirects of the versions that the dump has of a page.</summary>
internal sealed class WikiPages(WikiWriter writer, WikiPlan plan, WikiLinks links, WikiAttachments attachments, WikiReport report)
{
    /// <summary>Versions of a guide that are in memory at once.</summary>
    private const int VersionsAtOnce = 50;

    /// <summary>Characters of a template's versions that are published; what came before those is counted.</summary>
    private const int TextOfTemplate = 8_000_000;

    /// <summary>A guide, whose earlier versions are written down as they are read.</summary>
    /// <param name="page">The page.</param>
    /// <param name="before">Versions of it that an earlier run brought in.</param>
    /// <param name="dump">Stands before its first version.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns><c>null</c> where it stays as it is here.</returns>
    public async Task<WikiWork?> GuideAsync(PlannedPage page, int before, WikiDump dump, CancellationToken cancellationToken)
    {
        await writer.ForgetAsync(page.Id, before, cancellationToken);
        IReadOnlyList<GuidePicture> pictures = await attachments.PicturesAsync(page, cancellationToken);
        WikitextOptions options = links.Of(page);
        List<(WikiVersion, int)> earlier = [];
        WikiVersion? newest = null;
        HeldVersions held = new();
        DateTime created = DateTime.MaxValue;
        int number = before, skip = before;
        while (dump.NextRevision(out string text) is { } revision)
        {
            created = revision.At < created ? revision.At : created;
            if (IsMissing(revision))
                continue;
            string markdown = GuideText.Normalise(WikitextReader.Read(text, options).Text), words = WikiWords.ToPlain(markdown);
            WikiVersion version = WikiVersion.Of(plan.Site.Name, page, revision, markdown, words);
            if (held.Holds(page.Title, version, words) || skip-- > 0)
                continue;
            if (newest is not null)
                earlier.Add((newest, ++number));
            newest = version;
            if (earlier.Count >= VersionsAtOnce)
            {
                await writer.KeepVersionsAsync(page, earlier, cancellationToken);
                earlier.Clear();
            }
        }

        string? mistake = newest is null || held.InNewest is not null ? null : GuideText.MistakeIn(newest.Text);
        if (newest is null || held.InNewest is not null || mistake is not null)
        {
            await writer.ForgetAsync(page.Id, before, cancellationToken);
            return NotPublished(page, before, held, mistake is null ? "none of its versions has a text" : $"it cannot be published: {mistake}");
        }

        await writer.KeepVersionsAsync(page, earlier, cancellationToken);
        return new WikiWork.OfGuide(page, newest.Text, newest, pictures) { Created = created, Versions = number + 1, IsUpdate = before > 0, Length = newest.Text.Length, Note = History(page, held) };
    }

    /// <summary>A template; without a document that may be published it is held back.</summary>
    /// <param name="page">The page.</param>
    /// <param name="before">Versions of it that an earlier run brought in.</param>
    /// <param name="isHeldHere">Whether it is here already, held back, as the dump has it.</param>
    /// <param name="dump">Stands before its first version.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns><c>null</c> where it stays as it is here.</returns>
    public async Task<WikiWork?> TemplateAsync(PlannedPage page, int before, bool isHeldHere, WikiDump dump, CancellationToken cancellationToken)
    {
        (IReadOnlyList<SubmissionFile> files, IReadOnlyList<string> heldFiles) = await attachments.DocumentsAsync(page, cancellationToken);
        if (files.Count == 0 && isHeldHere)
            return null; // What a curator may have written into it meanwhile is theirs.
        await writer.ForgetAsync(page.Id, before, cancellationToken);
        WikitextOptions options = links.Of(page);
        Queue<WikiVersion> versions = new();
        HeldVersions held = new();
        List<string> credits = [];
        int length = 0, dropped = 0, count = before, skip = before;
        DateTime created = DateTime.MaxValue;
        while (dump.NextRevision(out string text) is { } revision)
        {
            created = revision.At < created ? revision.At : created;
            if (IsMissing(revision))
                continue;
            string markdown = WikitextReader.Read(text, options).Text, words = WikiWords.ToPlain(markdown), document = WikiWords.ToDocument(markdown);
            WikiVersion version = WikiVersion.Of(plan.Site.Name, page, revision, document.Length <= PlainTextBody.MostLetters ? document : document[..PlainTextBody.MostLetters], words);
            if (version.By.Length > 0 && !credits.Contains(version.By))
                credits.Add(version.By);
            if (held.Holds(page.Title, version, words) || skip-- > 0)
                continue;
            versions.Enqueue(version);
            length += version.Text.Length;
            count++;
            for (; length > TextOfTemplate && versions.Count > 1; dropped++)
                length -= versions.Dequeue().Text.Length;
        }

        if (versions.Count == 0 || held.InNewest is not null)
        {
            foreach (SubmissionFile file in files)
                attachments.Forget(file);
            return NotPublished(page, before, held, "none of its versions has a text");
        }

        if (dropped > 0)
            report.ToLookAt.Add(new WikiNote(page.Name, $"Its oldest {dropped} versions were not carried over: together they are too long."));
        bool isPublished = files.Count > 0 || before > 0;
        return new WikiWork.OfTemplate(page, [.. versions], files, WikiVersion.Credit(credits))
        {
            Created = created,
            Versions = count,
            IsUpdate = before > 0,
            Length = length,
            Fate = isPublished ? WikiFate.Template : WikiFate.HeldBack,
            Note = string.Join(' ', [.. isPublished ? [] : heldFiles, History(page, held)]).Trim(),
        };
    }

    /// <summary>The discussion about a guide or template.</summary>
    public WikiWork Discussion(PlannedPage page, WikiDump dump)
    {
        WikiTitle title = WikiTitle.Read(page.Title, plan.Site)!;
        if (plan.Follow(title.FullIn(title.Subject, plan.Site)) is not { Fate: WikiFate.Guide or WikiFate.Template } about)
            return Left(page, "what it is about is no guide or template here");
        string last = "";
        DateTime at = DateTime.UnixEpoch;
        while (dump.NextRevision(out string text) is { } revision)
            (last, at) = revision.IsWithoutText ? (last, at) : (text, revision.At);
        IReadOnlyList<WikiComment> comments = WikiTalk.Read(last, links.Of(page));
        List<WikiComment> said = [];
        List<string> held = [];
        foreach ((int number, WikiComment comment) in comments.Index())
        {
            if (WikiPrivacy.FoundIn("", WikiWords.ToPlain(comment.Text)) is { } found)
                held.Add($"post {number + 1}, {found}");
            else
                said.Add(comment);
        }

        report.PostsHeldBack += held.Count;
        string note = held.Count == 0 ? "" : $"{(held.Count == 1 ? "A post was" : $"{held.Count} posts were")} left out, since somebody is given away there: {string.Join("; ", held.Take(5))}{(held.Count > 5 ? "; and more" : "")}. {WikiPrivacy.WhatToDo}";
        if (held.Count > 0 && said.Count == 0)
            return new WikiWork.OfNothing(page, null) { Fate = WikiFate.HeldBack, Note = note };
        return new WikiWork.OfDiscussion(page, about, said, at) { Note = note };
    }

    /// <summary>What leads on to another page.</summary>
    public WikiWork Redirect(PlannedPage page)
    {
        PlannedPage? target = plan.Follow(page.Title);
        return new WikiWork.OfNothing(page, target?.Id) { Note = target is null ? $"It leads to {page.RedirectTo}, which is not in the dump or leads back." : "" };
    }

    /// <summary>What becomes nothing of its own; the page of a file leads to what has the file.</summary>
    public WikiWork Nothing(PlannedPage page) =>
        new WikiWork.OfNothing(page, page.Namespace == WikiTitle.File && WikiTitle.Read(page.Title, plan.Site) is { } file ? plan.WithDocument(file.Name)?.Id : null) { Note = page.Why };

    /// <summary>A page of which nothing is written; one that is here already stays as it is.</summary>
    private WikiWork.OfNothing? NotPublished(PlannedPage page, int before, HeldVersions held, string why)
    {
        if (held.InNewest is not { } found)
            return before > 0 ? null : Left(page, why);
        string note = $"Its newest version gives somebody away ({found}). {WikiPrivacy.WhatToDo}";
        if (before == 0)
            return new WikiWork.OfNothing(page, null) { Fate = WikiFate.HeldBack, Note = note };
        report.ToLookAt.Add(new WikiNote(page.Name, $"{note} Until then it stays as it is here."));
        return null;
    }

    /// <summary>Says which of its earlier versions were left out.</summary>
    private string History(PlannedPage page, HeldVersions held)
    {
        report.VersionsHeldBack += held.Count;
        if (held.Count > 0)
            report.ToLookAt.Add(new WikiNote(page.Name, held.InWords()));
        return held.InWords();
    }

    private static WikiWork.OfNothing Left(PlannedPage page, string why) => new(page, null) { Fate = WikiFate.LeftOut, Note = why };

    private bool IsMissing(WikiRevision revision)
    {
        report.VersionsWithoutText += revision.IsWithoutText ? 1 : 0;
        return revision.IsWithoutText;
    }
}
