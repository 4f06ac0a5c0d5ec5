using System.Runtime.CompilerServices;
using PhbResources.Core.Discussions;
using PhbResources.Core.Facts;
using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Scanning;
using PhbResources.Core.Submissions;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Yaml;
using static PhbResources.Core.Exports.Importing.CheckedExport;

namespace PhbResources.Core.Exports.Importing;

/// <summary>
/// What has to hold for the files of an export: documents are read, shared files inspected and scanned, as they are when somebody shares them; texts and posts are such as
/// a member could have sent.
/// </summary>
internal sealed class ExportedFileRules(LegalFigures figures, FileInspector inspector, ClamdScanner scanner, TimeProvider clock)
{
    /// <summary>What is wrong, in sentences, one after the other.</summary>
    public async IAsyncEnumerable<string> ProblemsOfAsync(CheckedExport export, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> words = figures.WordsOn(clock.Today());
        foreach (ExportedTemplate template in export.Index.Templates)
        {
            if (template.Versions[^1].Document is { } document && MistakeIn(await export.TextAsync($"{template.Folder}/{document}", cancellationToken), words) is { } mistake)
                yield return $"The document of “{Plain(template.Title)}” cannot be read. {mistake}";
            foreach (ExportedFile file in template.Files)
            {
                if (await MistakeInAsync(await export.BytesAsync($"{template.Folder}/{ExportedTemplateReader.FilesFolder}/{file.File}", InspectionLimits.Default.FileBytes, cancellationToken), file.Name, cancellationToken) is { } refused)
                    yield return $"The file “{Plain(file.Name)}” of “{Plain(template.Title)}” cannot be offered. {refused}";
            }
        }

        foreach (ExportedGuide guide in export.Index.Guides)
        {
            foreach (string text in guide.Versions.Select(version => version.Text).Append(guide.Text).Distinct())
            {
                if (GuideText.MistakeIn(GuideText.Normalise(await export.TextAsync($"{guide.Folder}/{text}", cancellationToken))) is { } mistake)
                    yield return $"A text of the guide “{Plain(guide.Title)}” cannot be shown. {mistake}";
            }
        }

        HashSet<Guid> keys = [Guid.Empty];
        foreach (ExportedThread thread in export.Index.Threads)
        {
            if (MistakeIn(thread, await export.PostsAsync(thread, cancellationToken), keys) is { } mistake)
                yield return $"The posts of the discussion “{Plain(thread.Title)}” cannot be brought in. {mistake}";
        }
    }

    private string? MistakeIn(ExportedThread thread, ExportedPosts posts, HashSet<Guid> keys)
    {
        if (posts.Thread != thread.Key)
            return "They are those of another discussion.";
        if (posts.Posts.Count == 0)
            return "There are none.";
        HashSet<long> numbers = [];
        long before = 0;
        foreach (ExportedPost post in posts.Posts)
        {
            if (post.Number <= before || !keys.Add(post.Key) || (post.Answers is { } answered && !numbers.Contains(answered)))
                return "They are not in order.";
            numbers.Add(before = post.Number);
            if (!ExportedTime.IsPossible(post.Written, clock) || (post.Edited is { } edited && !ExportedTime.IsPossible(edited, clock)))
                return "A time is none that can be.";
            if (post.Text is { } text ? DiscussionChecks.OfText(text) is not null || post.Reason is not null : post.Reason is null or { Length: > DiscussionRules.LongestReason })
                return "One is empty or too long, or has neither words nor a reason why they were taken away.";
        }

        return null;
    }

    private static string? MistakeIn(string document, IReadOnlyDictionary<string, string> words)
    {
        try
        {
            BodyReader.Read(document, figures: words);
            return null;
        }
        catch (MistakesException exception)
        {
            return $"Line {exception.Mistakes[0].Line}: {exception.Mistakes[0].Message}";
        }
    }

    private async Task<string?> MistakeInAsync(byte[] content, string name, CancellationToken cancellationToken)
    {
        FileInspection inspection = await inspector.InspectAsync(content, name, cancellationToken);
        if (inspection.Refusals.Concat(inspection.Risks).FirstOrDefault() is { } concern)
            return $"{concern.Message} {concern.WhatToDo}";
        return (await scanner.ScanAsync(content, cancellationToken)).Verdict switch
        {
            ScanVerdict.Infected => SubmissionFiles.Infected.Message,
            ScanVerdict.Unavailable => "The virus scanner does not answer. Start it, then try again.",
            _ => null,
        };
    }
}
