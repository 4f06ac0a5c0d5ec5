using PhbResources.Core.Library;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Reading;
using PhbResources.Search;

namespace PhbResources.Core.Submissions;

/// <summary>What helps a curator decide: what in the library is like it, where it would stand, how hard it is to read.</summary>
public sealed class SubmissionAdvice
{
    private const int Near = 8;
    private const int MostTags = 8;

    /// <summary>Words in a row that are compared: fewer happen by chance.</summary>
    private const int WordsInARow = 3;

    private static readonly char[] Spaces = [' ', '\n', '\t', '\r', '.', ',', ';', ':', '!', '?', '(', ')', '[', ']', '{', '}', '"', '\'', '/', '|', '_', '-', '#', '*'];

    private readonly LibrarySearch _search;
    private readonly PublishedLibrary _library;
    private readonly SubmissionFiles _files;
    private readonly FileInspector _inspector;

    /// <summary>Made by the container, once.</summary>
    public SubmissionAdvice(LibrarySearch search, PublishedLibrary library, SubmissionFiles files, FileInspector inspector) =>
        (_search, _library, _files, _inspector) = (search, library, files, inspector);

    /// <summary>Looks at a submission. Takes as long as reading its files does, at most some seconds.</summary>
    /// <param name="view">The submission as the curator sees it.</param>
    /// <param name="viewer">The curator.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Advice> ForAsync(SubmissionView view, Viewer viewer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(viewer);
        SubmissionEntries entries = view.Entries;
        string text = await TextAsync(view, viewer, cancellationToken);
        List<(Template Template, float Score)> near = [.. Nearest(entries, view.Row.ContentKey)];
        HashSet<string> written = [.. Words($"{entries.Title} {entries.Summary} {text}")];

        Category? category = near.GroupBy(hit => hit.Template.Category).OrderByDescending(group => group.Sum(hit => hit.Score)).FirstOrDefault()?.Key;
        IReadOnlyList<string> given = entries.TagList();
        List<string> tags =
        [
            .. near.SelectMany(hit => hit.Template.Tags).GroupBy(tag => tag, StringComparer.OrdinalIgnoreCase)
                .Where(group => !given.Contains(group.Key, StringComparer.OrdinalIgnoreCase) && (group.Count() > 1 || Words(group.Key).All(written.Contains)))
                .OrderByDescending(group => Words(group.Key).Count(written.Contains)).ThenByDescending(group => group.Count())
                .Select(group => group.Key).Take(MostTags),
        ];
        HashSet<string> rows = RowsOf(text);
        List<LikelyDuplicate> duplicates =
        [
            .. near.Select(hit => new LikelyDuplicate(hit.Template, SameTitle(entries.Title, hit.Template.Title), Shared(rows, RowsOf(TextOf(hit.Template)))))
                .Where(found => found.IsLikely).OrderByDescending(found => Math.Max(found.Title, found.Text)),
        ];
        ReadingLevel level = ReadingLevel.Of(text.Split('\n').Where(line => line.Contains(' ', StringComparison.Ordinal)));
        return new Advice(duplicates, category, tags, level.Words >= 30 ? level.Age : null);
    }

    private async Task<string> TextAsync(SubmissionView view, Viewer viewer, CancellationToken cancellationToken)
    {
        List<string> texts = [view.Entries.Text];
        foreach (SubmissionFile file in view.Files)
        {
            if (await _files.OpenFileAsync(view.Row.Id, viewer, file.Id, cancellationToken) is not { } opened)
                continue;
            await using Stream content = opened.Content;
            if ((await _inspector.InspectAsync(content, file.Name, cancellationToken)).Reading is { } reading)
                texts.Add(reading.VisibleText());
        }

        return string.Join('\n', texts);
    }

    private IEnumerable<(Template Template, float Score)> Nearest(SubmissionEntries entries, Guid? self)
    {
        Dictionary<Guid, float> scores = [];
        foreach (string query in (string[])[entries.Title, entries.Summary, entries.Tags])
        {
            if (string.IsNullOrWhiteSpace(query))
                continue;
            // Not as a visitor: what members wrote does not belong among the words that people searched for.
            foreach (SearchHit hit in _search.Near(new SearchRequest { Query = query, Take = Near, Exactly = true }).Hits)
                scores[hit.Key] = scores.GetValueOrDefault(hit.Key) + hit.Score;
        }

        return scores.Where(score => score.Key != self && _library.Current.ByKey.ContainsKey(score.Key)).OrderByDescending(score => score.Value).Take(Near)
            .Select(score => (_library.Current.ByKey[score.Key], score.Value));
    }

    private static string TextOf(Template template) => string.Join('\n', template.Files.Select(file => file.Text).Append(template.Body));

    private static IEnumerable<string> Words(string text) => text.ToLowerInvariant().Split(Spaces, StringSplitOptions.RemoveEmptyEntries);

    private static HashSet<string> RowsOf(string text)
    {
        // What only the notation of the library writes is not what somebody wrote.
        string[] words = [.. Words(text).Where(word => word is not ("sections" or "heading" or "content" or "text" or "field" or "label" or "id" or "type"))];
        HashSet<string> rows = [];
        for (int at = 0; at + WordsInARow <= words.Length; at++)
            rows.Add(string.Join(' ', words, at, WordsInARow));
        return rows;
    }

    /// <summary>How much of the shorter one stands in the other, from 0 to 1.</summary>
    private static double Shared(HashSet<string> one, HashSet<string> other) =>
        Math.Min(one.Count, other.Count) is > 0 and int fewer ? (double)one.Count(other.Contains) / fewer : 0;

    private static double SameTitle(string one, string other)
    {
        HashSet<string> left = [.. Words(one)], right = [.. Words(other)];
        return left.Count + right.Count == 0 ? 0 : 2.0 * left.Count(right.Contains) / (left.Count + right.Count);
    }
}

/// <summary>What helps a curator decide.</summary>
/// <param name="Duplicates">What in the library it may be a copy of, the likeliest first.</param>
/// <param name="Category">Where what is nearest stands; <c>null</c> where nothing is near.</param>
/// <param name="Tags">Tags of what is nearest that fit and are not given yet.</param>
/// <param name="ReadingAge">Age at which most people can read it, in years; <c>null</c> where there is too little text to tell.</param>
public sealed record Advice(IReadOnlyList<LikelyDuplicate> Duplicates, Category? Category, IReadOnlyList<string> Tags, int? ReadingAge);

/// <summary>A template that the submission may be a copy of.</summary>
/// <param name="Template">The template.</param>
/// <param name="Title">How alike the titles are, from 0 to 1.</param>
/// <param name="Text">How much of the shorter text stands in the other, from 0 to 1.</param>
public sealed record LikelyDuplicate(Template Template, double Title, double Text)
{
    /// <summary>Whether it is worth a look.</summary>
    public bool IsLikely => Title >= 0.75 || Text >= 0.4;
}
