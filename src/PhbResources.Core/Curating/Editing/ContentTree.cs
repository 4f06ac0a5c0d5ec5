using PhbResources.Core.Schemas;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Curating.Editing;

/// <summary>What there is in the library: shelves, what stands on them, drafts and the recycle bin.</summary>
public sealed class ContentTree(IContentService contents, IEntityService entities, IRelationService relations, ContentForms forms, KindCatalogue kinds)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    /// <summary>The shelves with how many templates stand on each. Null before the library's root is made.</summary>
    public IReadOnlyList<Shelf> Shelves()
    {
        if (forms.Root() is not { } root)
            return [];
        ILookup<int, IDocumentEntitySlim> children = entities.GetDescendants(root.Id, UmbracoObjectTypes.Document).OfType<IDocumentEntitySlim>().ToLookup(entity => entity.ParentId);
        return
        [
            .. forms.Shelves().Select(shelf => new Shelf(shelf.Key, shelf.Name ?? "", shelf.Published,
                children[shelf.Id].Count(child => child.Published), children[shelf.Id].Count(child => !child.Published), children[shelf.Id].Count(child => child.Published && child.Edited))),
        ];
    }

    /// <summary>What stands on a shelf, by name.</summary>
    /// <param name="shelf">Key of the shelf.</param>
    /// <param name="page">Counted from 0.</param>
    /// <param name="total">How many there are.</param>
    public IReadOnlyList<TreeRow> On(Guid shelf, int page, out long total)
    {
        total = 0;
        return contents.GetById(shelf) is not { Trashed: false } content ? [] :
            [.. contents.GetPagedChildren(content.Id, page, PageSize, out total, propertyAliases: [], filter: null, ordering: Ordering.By("name")).Select(child => RowOf(child, content.Name))];
    }

    /// <summary>What is saved and not what visitors see, the newest first.</summary>
    /// <param name="most">Rows given.</param>
    public IReadOnlyList<TreeRow> Drafts(int most)
    {
        if (forms.Root() is not { } root)
            return [];
        int[] ids = [.. entities.GetDescendants(root.Id, UmbracoObjectTypes.Document).OfType<IDocumentEntitySlim>().Where(entity => !entity.Published || entity.Edited).OrderByDescending(entity => entity.UpdateDate).Take(most).Select(entity => entity.Id)];
        return [.. contents.GetByIds(ids).OrderByDescending(content => content.UpdateDate).Select(content => RowOf(content, contents.GetParent(content)?.Name))];
    }

    /// <summary>The recycle bin, the newest first, each with where it stood.</summary>
    /// <param name="page">Counted from 0.</param>
    /// <param name="total">How many there are.</param>
    public IReadOnlyList<BinRow> Bin(int page, out long total) =>
    [
        .. contents.GetPagedContentInRecycleBin(page, PageSize, out total, null, Ordering.By("updateDate", Direction.Descending)).Select(content => new BinRow(RowOf(content, null),
            relations.GetByChildId(content.Id, Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteAlias).Select(relation => entities.Get(relation.ParentId)?.Key).FirstOrDefault())),
    ];

    private TreeRow RowOf(IContent content, string? shelf) => new(
        content.Key, content.Name ?? "", kinds.Find(content.ContentType.Alias)?.Name ?? content.ContentType.Name ?? "", shelf ?? "", content.Published, content.Edited,
        DateTime.SpecifyKind(content.UpdateDate, DateTimeKind.Utc));
}

/// <summary>A shelf as the desk lists it.</summary>
/// <param name="Key">Umbraco's key.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsPublished">True where visitors see it.</param>
/// <param name="Published">Templates on it that visitors see.</param>
/// <param name="Drafts">Templates on it that visitors do not see.</param>
/// <param name="Edited">Templates on it with changes that visitors do not see yet.</param>
public sealed record Shelf(Guid Key, string Name, bool IsPublished, int Published, int Drafts, int Edited);

/// <summary>A content item as the desk lists it.</summary>
/// <param name="Key">Umbraco's key.</param>
/// <param name="Name">Its title.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Shelf">Where it stands; may be empty.</param>
/// <param name="Published">True where visitors see it.</param>
/// <param name="Edited">True where what is saved is not what visitors see.</param>
/// <param name="Saved">When it was last saved, UTC.</param>
public sealed record TreeRow(Guid Key, string Name, string Kind, string Shelf, bool Published, bool Edited, DateTime Saved)
{
    /// <summary>In a word or two.</summary>
    public string State => !Published ? "Draft" : Edited ? "Published, with changes not published yet" : "Published";
}

/// <summary>A content item in the recycle bin.</summary>
/// <param name="Row">The item.</param>
/// <param name="From">Key of where it stood, or <c>null</c> where that is not known.</param>
public sealed record BinRow(TreeRow Row, Guid? From);
