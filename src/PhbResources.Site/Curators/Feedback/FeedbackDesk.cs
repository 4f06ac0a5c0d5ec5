using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Feedback;
using PhbResources.Core.Insights;
using PhbResources.Core.Library;

namespace PhbResources.Site.Curators.Feedback;

/// <summary>What visitors said of templates.</summary>
internal sealed class FeedbackDesk(PrivatePages pages, CuratorDoor door, TemplateFeedback feedback, DayCounter counter, PublishedLibrary library)
{
    public const string Path = "/curator/feedback";
    public const string ReadPath = "/curator/feedback/read";

    private const int MaxFormBytes = 64 * 1024;

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null)
            return;
        bool read = context.Request.Query["show"] == "read";
        IReadOnlyList<FeedbackWords> words = await feedback.WordsAsync(read, context.RequestAborted);
        int unread = await feedback.UnreadAsync(context.RequestAborted);
        IReadOnlyList<CountOfContent> counts = await counter.ByContentAsync(default, context.RequestAborted, Counted.Helped, Counted.NotHelped);
        LibrarySnapshot now = library.Current;
        await pages.ShowAsync<FeedbackPage, FeedbackModel>(context, Path, formToken => new FeedbackModel(formToken, read, unread,
            [
                .. counts.GroupBy(count => count.Content)
                    .Select(group => new HelpedRow(now.ByKey.GetValueOrDefault(group.Key),
                        group.Where(count => count.What == Counted.Helped).Sum(count => count.Count), group.Where(count => count.What == Counted.NotHelped).Sum(count => count.Count)))
                    // Those that help least first: they are what a curator can do something about.
                    .OrderByDescending(row => row.NotHelped).ThenByDescending(row => row.Helped).ThenBy(row => row.Template?.Title, StringComparer.Ordinal),
            ],
            [.. words.GroupBy(word => word.TemplateKey).Select(group => new WordsOfTemplate(now.ByKey.GetValueOrDefault(group.Key), [.. group]))]));
    }

    public async Task MarkReadAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null || await pages.ReadFormAsync(context, MaxFormBytes, TemplateFeedback.MostShown + 4) is not { } form)
            return;
        await feedback.MarkReadAsync([.. form["id"].Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0)], context.RequestAborted);
        PrivatePages.GoOn(context, $"{Path}#words");
    }
}

/// <summary>What visitors said.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Read">True for what was read already.</param>
/// <param name="Unread">How many words no curator has read.</param>
/// <param name="Rows">Answers by template.</param>
/// <param name="Words">Words by template, the newest first.</param>
public sealed record FeedbackModel(string FormToken, bool Read, int Unread, IReadOnlyList<HelpedRow> Rows, IReadOnlyList<WordsOfTemplate> Words);

/// <summary>Answers about a template.</summary>
/// <param name="Template">The template, or <c>null</c> where it is not published now.</param>
/// <param name="Helped">How many said yes.</param>
/// <param name="NotHelped">How many said no.</param>
public sealed record HelpedRow(Template? Template, long Helped, long NotHelped);

/// <summary>Words about a template.</summary>
/// <param name="Template">The template, or <c>null</c> where it is not published now.</param>
/// <param name="Words">The words.</param>
public sealed record WordsOfTemplate(Template? Template, IReadOnlyList<FeedbackWords> Words);
