using PhbResources.Core.Discussions;
using PhbResources.Core.Exports;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;

namespace PhbResources.Site.Exports;

/// <summary>The first page of an export.</summary>
public sealed record OfflineHomeModel(OfflineView View, IReadOnlyList<(Category Category, int Count)> Categories, IReadOnlyList<Guide> Guides, int Templates, int Threads);

/// <summary>A page of a shelf.</summary>
public sealed record OfflineCategoryModel(OfflineView View, Category Category, IReadOnlyList<Template> Templates, int Page, int Pages, int Total);

/// <summary>A template.</summary>
/// <param name="View">Where the page stands.</param>
/// <param name="Template">The template.</param>
/// <param name="Record">What the index says of it.</param>
/// <param name="Html">Its document, or the beginning of a shared file; safe to show.</param>
/// <param name="Related">Templates that go with it.</param>
/// <param name="Guides">Guides that lead to it.</param>
/// <param name="Discussion">Path of its discussion, or <c>null</c>.</param>
public sealed record OfflineTemplateModel(OfflineView View, Template Template, ExportedTemplate Record, string Html, IReadOnlyList<Template> Related, IReadOnlyList<Guide> Guides, string? Discussion);

/// <summary>The list of guides.</summary>
public sealed record OfflineGuidesModel(OfflineView View, IReadOnlyList<Guide> Guides);

/// <summary>A guide.</summary>
public sealed record OfflineGuideModel(OfflineView View, Guide Guide, ExportedGuide Record, string Html);

/// <summary>The forum: areas with the number of their discussions.</summary>
public sealed record OfflineForumModel(OfflineView View, IReadOnlyList<(DiscussionArea Area, int Count)> Areas, int AboutContent, int Decisions);

/// <summary>A page of a list of discussions.</summary>
public sealed record OfflineListModel(OfflineView View, string Title, string About, IReadOnlyList<ListedThread> Threads, int Page, int Pages, Func<int, string> PathOf);

/// <summary>A discussion on a list.</summary>
public sealed record ListedThread(string Title, string Path, int Posts, DateTime LastPost, string? Outcome, DateTime? Decided);

/// <summary>A discussion.</summary>
/// <param name="View">Where the page stands.</param>
/// <param name="Title">Its title.</param>
/// <param name="AboveTitle">Name of its area, or title of what it is about.</param>
/// <param name="AbovePath">Page of that.</param>
/// <param name="Record">What the index says of it.</param>
/// <param name="Posts">Its posts with what is shown of each.</param>
public sealed record OfflineThreadModel(OfflineView View, string Title, string AboveTitle, string AbovePath, ExportedThread Record, IReadOnlyList<(ExportedPost Post, string Html)> Posts);

/// <summary>The page for searching.</summary>
public sealed record OfflineSearchModel(OfflineView View, IReadOnlyList<Category> Categories);

/// <summary>What the export is, who made what is in it, and what others may do with that.</summary>
public sealed record OfflineAboutModel(OfflineView View, IReadOnlyList<(string Licence, int Count)> Licences, IReadOnlyList<(string Credit, int Count)> Credits);
