using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PhbResources.Core.Curating;
using PhbResources.Core.Facts;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Insights;
using PhbResources.Site.Insights;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Guides;

/// <summary>What anybody reads of guides: the list, a guide, its versions and what differs between them. Kept in memory like all public pages.</summary>
internal sealed class GuidePages(PublishedGuides guides, GuideHistory history, GuidePictures pictures, LegalFigures figures, Pages pages, Views views, ProblemPages problems, TimeProvider clock)
{
    // Legal figures in a guide change with the day.
    private static readonly TimeSpan s_figures = TimeSpan.FromMinutes(10);

    public Task ListAsync(HttpContext context)
    {
        if (context.RedirectedTo(GuidePaths.List))
            return Task.CompletedTask;
        GuideShelf shelf = guides.Current;
        return pages.ServeAsync<GuidesPage, GuidesModel>(context, shelf.Number, GuidePaths.List, _ => new GuidesModel(shelf.InOrder));
    }

    public Task ShowAsync(HttpContext context) => WithGuideAsync(context, "", (guide, shelf) =>
    {
        views.Count(context, Counted.Guide, guide.Key);
        return pages.ServeAsync<GuidePage, GuideModel>(context, shelf.Number, GuidePaths.Of(guide), async (_, cancellationToken) =>
        {
            GuideText text = GuideText.Read(guide.Text);
            return new GuideModel(guide, text.ToHtml(Figures(), section => GuidePaths.FixSection(guide, section), await pictures.SizesInAsync(text, cancellationToken)), text.Headings());
        }, s_figures);
    });

    /// <summary>What can be mended, of the whole guide or of a section.</summary>
    public Task ChooseAsync(HttpContext context) => WithGuideAsync(context, "/fix", (guide, shelf) =>
    {
        GuideText text = GuideText.Read(guide.Text);
        IReadOnlyList<GuideSection> sections = text.Sections();
        GuideSection? one = sections.FirstOrDefault(section => section.Id == context.Request.Query["section"].ToString());
        return pages.ServeAsync<FixChoicesPage, FixChoicesModel>(context, shelf.Number, one is null ? GuidePaths.Fix(guide) : GuidePaths.FixSection(guide, one.Id), _ =>
        {
            IReadOnlyDictionary<string, string> figures = Figures();
            return new FixChoicesModel(guide, one is not null, [.. (one is null ? sections : [one]).Select(section => (section, (IReadOnlyList<string>)[.. section.Parts.Select(part => GuideText.WordsOf(part, figures))]))]);
        }, s_figures);
    });

    public Task HistoryAsync(HttpContext context) => WithGuideAsync(context, "/history", (guide, _) =>
    {
        int page = NumberIn(context.Request.Query["page"].ToString()) ?? 1;
        return ServeAsync<HistoryPageView, HistoryModel>(context, guide, GuidePaths.History(guide, page), async () =>
            await history.PageAsync(guide.Key, page, context.RequestAborted) is { } found && (found.Entries.Count > 0 || page == 1) ? new HistoryModel(guide, found) : null);
    });

    public Task VersionAsync(HttpContext context)
    {
        int number = NumberIn(context.GetRouteValue("number")?.ToString()) ?? 0;
        return WithGuideAsync(context, string.Create(CultureInfo.InvariantCulture, $"/history/{number}"), (guide, _) =>
            ServeAsync<VersionPage, VersionModel>(context, guide, GuidePaths.Version(guide, number), async () =>
                await history.AtAsync(guide.Key, number, context.RequestAborted) is { } version && await history.LatestAsync(guide.Key, context.RequestAborted) is { Number: { } latest }
                    ? new VersionModel(guide, version, await HtmlOfAsync(GuideText.Read(version.Text), context.RequestAborted), latest) : null));
    }

    public Task CompareAsync(HttpContext context) => WithGuideAsync(context, "/compare", (guide, _) =>
    {
        int from = NumberIn(context.Request.Query["from"].ToString()) ?? 0, to = NumberIn(context.Request.Query["to"].ToString()) ?? 0;
        return ServeAsync<ComparePage, CompareModel>(context, guide, GuidePaths.Compare(guide, from, to), async () =>
            await history.AtAsync(guide.Key, from, context.RequestAborted) is { } older && await history.AtAsync(guide.Key, to, context.RequestAborted) is { } newer
                ? new CompareModel(guide, older, newer, TextDifference.Of(older.Text, newer.Text)) : null);
    });

    /// <summary>Finds the guide that an address names, or answers that there is none, or with the right spelling.</summary>
    public Task WithGuideAsync(HttpContext context, string below, Func<Guide, GuideShelf, Task> answer)
    {
        GuideShelf shelf = guides.Current;
        string slug = context.GetRouteValue("slug")?.ToString() ?? "";
        if (!shelf.BySlug.TryGetValue(slug, out Guide? guide))
            return MissingAsync(context, slug);
        return context.RedirectedTo($"{GuidePaths.List}/{guide.Slug}{below}") ? Task.CompletedTask : answer(guide, shelf);
    }

    public Task MissingAsync(HttpContext context, string slug) =>
        problems.WriteAsync(context, StatusCodes.Status404NotFound, "We cannot find that guide", "It may have been moved or taken down. Here are all the guides.", GuidePaths.List, "All guides", slug.Replace('-', ' '));

    /// <summary>The figures that texts are filled with today.</summary>
    public IReadOnlyDictionary<string, string> Figures() => figures.WordsOn(clock.Today());

    private async Task<string> HtmlOfAsync(GuideText text, CancellationToken cancellationToken) => text.ToHtml(Figures(), pictures: await pictures.SizesInAsync(text, cancellationToken));

    // A version that was written this moment is seen the next.
    private async Task ServeAsync<TPage, TModel>(HttpContext context, Guide guide, string path, Func<Task<TModel?>> read)
        where TPage : Page<TModel>
        where TModel : class
    {
        if (!await pages.ServeIfThereAsync<TPage, TModel>(context, path, read, Pages.SearchLifetime))
            await MissingVersionAsync(context, guide);
    }

    private Task MissingVersionAsync(HttpContext context, Guide guide) =>
        problems.WriteAsync(context, StatusCodes.Status404NotFound, "There is no such version", "The history lists the versions there are.", GuidePaths.History(guide), $"History of “{guide.Title}”");

    private static int? NumberIn(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and < 1_000_000 ? number : null;
}
