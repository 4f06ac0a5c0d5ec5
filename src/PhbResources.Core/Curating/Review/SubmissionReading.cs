using System.Text;
using PhbResources.Core.Curating.Editing;
using PhbResources.Core.Library;
using PhbResources.Core.Submissions;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Inspection.Preview;
using PhbResources.Documents.Model;
using PhbResources.Documents.Reading;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Yaml;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Curating.Review;

/// <summary>What a curator reads of a submission: its text and files as HTML, what differs from the published template, how hard it is to read.</summary>
public sealed class SubmissionReading(
    SubmissionFiles files, FileInspector inspector, DraftPreview drafts, IContentService contents, PublishedLibrary library, TemplateDocuments documents)
{
    /// <summary>The parts' headings start below the page's own level 3 headings.</summary>
    private const int FirstHeadingLevel = 4;

    /// <summary>Reads it for a curator.</summary>
    public async Task<ReadSubmission> ReadAsync(SubmissionView view, Viewer viewer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        List<ReadPart> parts = [];
        StringBuilder text = new();
        if (view.Entries.Text.Length > 0)
        {
            // What was written here stands in the content as a document, from when it was sent.
            string body = view.Row is { Replaces: null, ContentKey: { } key } ? contents.GetById(key)?.GetValue<string>(LibraryAliases.Body) ?? "" : "";
            (string html, _) = drafts.HtmlOf(view.Entries.Title, body);
            parts.Add(new ReadPart("Written here", html, view.Entries.Text, null));
            text.AppendLine(view.Entries.Text);
        }

        foreach (SubmissionFile file in view.Files)
        {
            FileReading? reading = await ReadAsync(view.Row.Id, viewer, file, cancellationToken);
            parts.Add(new ReadPart(file.Name, reading is null ? "" : ReadingPreview.Write(reading, FirstHeadingLevel), "", file));
            text.AppendLine(reading?.VisibleText());
        }

        string all = text.ToString().Trim();
        ReadingLevel level = ReadingLevel.Of(all.Split('\n'));
        Template? published = view.Row.Replaces is { } template ? library.Current.ByKey.GetValueOrDefault(template) : null;
        return new ReadSubmission(parts, level.Words == 0 ? null : level.Age, published)
        {
            Differences = published is null ? [] :
            [
                .. new[]
                {
                    new PropertyDifference("Title", TextDifference.Of(published.Title, view.Entries.Title)),
                    new PropertyDifference("Summary", TextDifference.Of(published.Summary, view.Entries.Summary)),
                    new PropertyDifference("Tags", TextDifference.Of(string.Join('\n', published.Tags), string.Join('\n', view.Entries.TagList()))),
                    new PropertyDifference("The document", TextDifference.Of(Lines(TextOf(published)), Lines(all))),
                }.Where(difference => difference.Pieces.Count > 0),
            ],
        };
    }

    private async Task<FileReading?> ReadAsync(Guid submission, Viewer viewer, SubmissionFile file, CancellationToken cancellationToken)
    {
        PrivateFile? opened = await files.OpenFileAsync(submission, viewer, file.Id, cancellationToken);
        if (opened is null)
            return null;
        await using Stream content = opened.Content;
        return (await inspector.InspectAsync(content, file.Name, cancellationToken)).Reading;
    }

    internal string TextOf(Template template)
    {
        StringBuilder text = new();
        if (template.Body.Length > 0)
        {
            try
            {
                // Section by section, so that each heading stands before what it is the heading of.
                DocumentBody body = documents.BodyOf(template);
                foreach (DocumentBody part in body.Sections.Select(section => body with { Intro = [], Sections = [section] }).Prepend(body with { Sections = [] }))
                {
                    SearchText words = SearchText.Of(part);
                    text.AppendLine(words.Headings).AppendLine(words.Body);
                }
            }
            catch (MistakesException)
            {
                text.AppendLine(template.Body);
            }
        }

        foreach (TemplateFile file in template.Files)
            text.AppendLine(file.Text);
        return text.ToString();
    }

    // Where a program breaks lines or leaves blank ones is no difference that a reader sees.
    private static string Lines(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A submission as a curator reads it.</summary>
/// <param name="Parts">Its text and files.</param>
/// <param name="ReadingAge">Age in years at which most people can read it; <c>null</c> where there are no words.</param>
/// <param name="Published">The template it is a new version of, as it is published.</param>
public sealed record ReadSubmission(IReadOnlyList<ReadPart> Parts, int? ReadingAge, Template? Published)
{
    /// <summary>What differs from what is published.</summary>
    public IReadOnlyList<PropertyDifference> Differences { get; init; } = [];
}

/// <summary>A part of a submission.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Html">It as an HTML fragment, everything in it encoded; may be empty.</param>
/// <param name="Text">It as plain text, where it was written on the site.</param>
/// <param name="File">The file it is, or <c>null</c>.</param>
public sealed record ReadPart(string Name, string Html, string Text, SubmissionFile? File);
