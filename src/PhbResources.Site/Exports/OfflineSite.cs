using System.Collections.Immutable;
using PhbResources.Core.Discussions;
using PhbResources.Core.Exports;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Library;
using PhbResources.Documents.Writing;
using PhbResources.Site.Listings;
using PhbResources.Site.Serving;
using PhbResources.Site.Templates;

namespace PhbResources.Site.Exports;

/// <summary>The pages of one export, while it is written.</summary>
internal sealed class OfflineSite
{
    /// <summary>Templates or discussions on a page of a list.</summary>
    private const int OnPage = 100;

    private readonly OfflinePages _pages;
    private readonly LibrarySnapshot _library;
    private readonly OfflineLinks _links;
    private readonly SearchData _search = new();
    private readonly Dictionary<string, string> _threads = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Area, ListedThread Thread)> _listed = [];
    private readonly Dictionary<Guid, List<Template>> _onShelf;
    private readonly IReadOnlyDictionary<string, string> _figures;

    public OfflineSite(OfflinePages pages, ExportFolder folder, LibrarySnapshot library, GuideShelf guides, OfflineView view)
    {
        (_pages, Folder, _library, Guides, View) = (pages, folder, library, guides, view);
        _links = new OfflineLinks(library, guides, _threads);
        _figures = pages.Figures();
        _onShelf = library.ByKey.Values.GroupBy(template => template.Category.Key)
            .ToDictionary(shelf => shelf.Key, shelf => shelf.OrderBy(template => template.Title, StringComparer.OrdinalIgnoreCase).ToList());
    }

    public ExportFolder Folder { get; }

    public GuideShelf Guides { get; }

    public OfflineView View { get; }

    /// <summary>Notes that a discussion has a page, so that links lead to it.</summary>
    public void Knows(DiscussionThread thread) => _threads.TryAdd($"{thread.Area}/{thread.Slug}", $"{ExportedThreadReader.FolderOf(thread)}/index.html");

    /// <summary>Writes the files and the page of a template.</summary>
    public async Task<ExportedTemplate> WriteAsync(Template template, ExportedTemplate record, CancellationToken cancellationToken)
    {
        List<ExportedFile> files = [];
        foreach ((TemplateFile file, ExportedFile named) in template.Files.Zip(record.Files))
        {
            if (_pages.Open(file) is not { } content)
                continue; // It went this moment; a page that offered it would lead nowhere.
            await using (content)
                await Folder.WriteAsync($"{record.Folder}/{ExportedTemplateReader.FilesFolder}/{named.File}", stream => content.CopyToAsync(stream, cancellationToken), cancellationToken);
            files.Add(named);
        }

        List<ExportedDownload> downloads = [];
        foreach (DocumentFormat format in _pages.Downloads.WrittenFormatsOf(template))
        {
            foreach (bool largePrint in FormatWords.Of(format.Extension) is { LargePrint: true } ? (bool[])[false, true] : [false])
            {
                if (_pages.Downloads.Make(template, format.Extension, largePrint) is not { } download)
                    continue;
                string name = $"{Path.GetFileName(record.Folder)}{(largePrint ? "-large-print" : "")}.{format.Extension}";
                await Folder.WriteAsync($"{record.Folder}/{name}", download.Bytes, cancellationToken);
                downloads.Add(new ExportedDownload(name, format.Extension, largePrint, download.Bytes.Length));
            }
        }

        record = record with { Files = files, Downloads = downloads };
        await PageAsync<OfflineTemplate, OfflineTemplateModel>($"{record.Folder}/index.html", view => new OfflineTemplateModel(
            view, template, record, _pages.HtmlOf(template), TemplatePageReader.Related(template, _library), Guides.LeadingTo(template.Slug, MostGuides), _threads.GetValueOrDefault($"{DiscussionAreas.AboutContent}/{template.Key:D}")), cancellationToken);
        return record;
    }

    /// <summary>Puts a template among what can be found; in the order of the index.</summary>
    public Task FindAsync(Template template, CancellationToken cancellationToken) =>
        _search.AddAsync(Folder, template.Title, OfflinePaths.Of(template), template.Kind.Name, template.Summary, [.. template.Tags, template.Category.Title], cancellationToken);

    /// <summary>Writes the page of a guide.</summary>
    public async Task WriteAsync(Guide guide, ExportedGuide record, CancellationToken cancellationToken)
    {
        string html = GuideText.Read(guide.Text).ToHtml(_figures);
        Dictionary<Guid, string> pictures = record.Pictures.ToDictionary(picture => picture.Key, picture => $"{record.Folder}/pictures/{picture.File}");
        await PageAsync<OfflineGuide, OfflineGuideModel>($"{record.Folder}/index.html", view => new OfflineGuideModel(view, guide, record, _links.In(html, view, pictures)), cancellationToken);
        await _search.AddAsync(Folder, guide.Title, OfflinePaths.Of(guide), "Guide", guide.Summary, guide.Tags, cancellationToken);
    }

    /// <summary>Writes the page of a discussion.</summary>
    public async Task WriteAsync(DiscussionPlace place, ExportedThread record, ExportedPosts posts, CancellationToken cancellationToken)
    {
        string path = $"{record.Folder}/index.html", list = OfflinePaths.OfArea(record.Area);
        await PageAsync<OfflineThread, OfflineThreadModel>(path, view => new OfflineThreadModel(
            view, place.Title, place.IsAboutContent ? AboutTitle : place.AboveName, list, record,
            [.. posts.Posts.Select(post => (post, post.Text is null ? "" : _links.In(PostMarkup.ToHtml(post.Text), view)))]), cancellationToken);
        await _search.AddAsync(Folder, place.Title, path, "Discussion", posts.Posts.FirstOrDefault(post => post.Text is not null)?.Text is { } first ? PostText.Start(PostMarkup.ToPlain(PostMarkup.Cut(first, 400)), 150) : "", [], cancellationToken);
        _listed.Add((record.Area, new ListedThread(place.Title, path, record.Posts, record.LastPost, record.Outcome, record.Decided)));
    }

    /// <summary>Writes the lists and all that is there once.</summary>
    public async Task FinishAsync(DiscussionAreas areas, CancellationToken cancellationToken)
    {
        await PageAsync<OfflineHome, OfflineHomeModel>(OfflinePaths.Home, view => new OfflineHomeModel(
            view, [.. _library.Categories.Select(category => (category, OnShelf(category).Count))], Guides.InOrder, _library.ByKey.Count, _listed.Count), cancellationToken);
        foreach (Category category in _library.Categories)
        {
            List<Template> templates = OnShelf(category);
            await PagedAsync(templates, (some, page, pages) => PageAsync<OfflineCategory, OfflineCategoryModel>(
                OfflinePaths.Of(category, page), view => new OfflineCategoryModel(view, category, some, page, pages, templates.Count), cancellationToken));
        }

        await PageAsync<OfflineGuides, OfflineGuidesModel>(OfflinePaths.Guides, view => new OfflineGuidesModel(view, Guides.InOrder), cancellationToken);
        await WriteForumAsync(areas, cancellationToken);
        await PageAsync<OfflineSearch, OfflineSearchModel>(OfflinePaths.Search, view => new OfflineSearchModel(view, _library.Categories), cancellationToken);
        await PageAsync<OfflineAbout, OfflineAboutModel>(OfflinePaths.About, view => new OfflineAboutModel(
            view, Counted(template => template.Licence), Counted(template => template.Credit)), cancellationToken);
        await _search.FinishAsync(Folder, cancellationToken);
        await Folder.WriteAsync(OfflinePaths.Styles, _pages.Asset(_pages.Assets.Stylesheet), cancellationToken);
        await Folder.WriteAsync(OfflinePaths.Icon, _pages.Asset(_pages.Assets.Icon), cancellationToken);
        await Folder.WriteAsync(OfflinePaths.Logo, _pages.Asset(_pages.Assets.Logo), cancellationToken);
        await Folder.WriteAsync(OfflinePaths.Script, OfflinePages.ScriptText(), cancellationToken);
    }

    private const int MostGuides = 4;
    private const string AboutTitle = "About templates and guides";

    private List<Template> OnShelf(Category category) => _onShelf.GetValueOrDefault(category.Key, []);

    private async Task WriteForumAsync(DiscussionAreas areas, CancellationToken cancellationToken)
    {
        ILookup<string, ListedThread> byArea = _listed.ToLookup(one => one.Area, one => one.Thread);
        List<ListedThread> decisions = [.. _listed.Select(one => one.Thread).Where(thread => thread.Outcome is not null).OrderByDescending(thread => thread.Decided)];
        await PageAsync<OfflineForum, OfflineForumModel>(OfflinePaths.Discussions, view => new OfflineForumModel(
            view, [.. areas.All.Select(area => (area, byArea[area.Alias].Count()))], byArea[DiscussionAreas.AboutContent].Count(), decisions.Count), cancellationToken);
        foreach ((string alias, string name, string about) in areas.All.Select(area => (area.Alias, area.Name, area.About)).Append((DiscussionAreas.AboutContent, AboutTitle, "What people said about single templates and guides.")))
        {
            await PagedAsync([.. byArea[alias].OrderByDescending(thread => thread.LastPost)], (some, page, pages) => PageAsync<OfflineList, OfflineListModel>(
                OfflinePaths.OfArea(alias, page), view => new OfflineListModel(view, name, about, some, page, pages, number => OfflinePaths.OfArea(alias, number)), cancellationToken));
        }

        await PageAsync<OfflineList, OfflineListModel>(OfflinePaths.Decisions, view => new OfflineListModel(view, "Decisions", "What was decided on how the library is run.", decisions, 1, 1, _ => OfflinePaths.Decisions), cancellationToken);
    }

    private IReadOnlyList<(string Name, int Count)> Counted(Func<Template, string> value) =>
        [.. _library.ByKey.Values.Select(value).Where(name => name.Length > 0).GroupBy(name => name).Select(group => (group.Key, group.Count())).OrderBy(one => one.Key, StringComparer.OrdinalIgnoreCase)];

    private static async Task PagedAsync<T>(IReadOnlyList<T> all, Func<IReadOnlyList<T>, int, int, Task> write)
    {
        int pages = Math.Max(1, (all.Count + OnPage - 1) / OnPage);
        for (int page = 1; page <= pages; page++)
            await write([.. all.Skip((page - 1) * OnPage).Take(OnPage)], page, pages);
    }

    private async Task PageAsync<TPage, TModel>(string path, Func<OfflineView, TModel> read, CancellationToken cancellationToken)
        where TPage : Page<TModel>
        where TModel : class =>
        await Folder.WriteAsync(path, await _pages.RenderAsync<TPage, TModel>(read(View with { Root = OfflinePaths.RootOf(path) })), cancellationToken);
}
