using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PhbResources.Core.Library;
using PhbResources.Core.Schemas;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Curating.Editing;

/// <summary>Reads content items into the forms they are changed by.</summary>
public sealed class ContentForms(IContentService contents, IContentTypeService types, IMediaService media, FormLayout layout, KindCatalogue kinds)
{
    /// <summary>Most shelves that are offered to move an item to.</summary>
    private const int MostPlaces = 500;

    /// <summary>The item of this key with its form, or <c>null</c> where there is none.</summary>
    public async Task<ContentForm?> FindAsync(Guid key) =>
        contents.GetById(key) is { } content ? await OfAsync(content) : null;

    /// <summary>An empty form for an item that is still to be made.</summary>
    /// <param name="type">Alias of its document type.</param>
    /// <param name="parent">Key of the item to make it under.</param>
    /// <returns><c>null</c> where such an item cannot stand there.</returns>
    public async Task<ContentForm?> EmptyAsync(string type, Guid parent)
    {
        if (contents.GetById(parent) is not { Trashed: false } above || types.Get(type) is not { } made || !ChildrenOf(above.ContentType.Alias).Any(child => child.Alias == type))
            return null;
        return new ContentForm
        {
            Key = Guid.Empty,
            Type = made.Alias,
            TypeName = made.Name ?? made.Alias,
            Groups = await layout.OfAsync(made),
            Entries = new ContentEntries("", parent, new Dictionary<string, IReadOnlyList<string>>()),
            Places = PlacesFor(made.Alias),
            IsTemplate = kinds.Find(made.Alias) is not null,
        };
    }

    /// <summary>Document types that can stand under one, in Umbraco's order.</summary>
    public IReadOnlyList<IContentType> ChildrenOf(string type) =>
        types.Get(type) is not { } above ? [] :
        [
            .. (above.AllowedContentTypes ?? []).OrderBy(child => child.SortOrder).Select(child => types.Get(child.Alias)).OfType<IContentType>(),
        ];

    /// <summary>The library's root, or <c>null</c> before it is made.</summary>
    public IContent? Root() => contents.GetRootContent().FirstOrDefault(content => content.ContentType.Alias == LibraryAliases.Library);

    /// <summary>The shelves, in order, drafts among them.</summary>
    public IReadOnlyList<IContent> Shelves() => Root() is not { } root ? [] :
        [.. contents.GetPagedChildren(root.Id, 0, MostPlaces, out _, propertyAliases: null, filter: null, ordering: null).Where(child => child.ContentType.Alias == LibraryAliases.Category)];

    internal async Task<ContentForm> OfAsync(IContent content)
    {
        IContentType type = types.Get(content.ContentType.Alias)!;
        IReadOnlyList<FormGroup> groups = await layout.OfAsync(type);
        Guid parent = content.Trashed ? Guid.Empty : contents.GetParent(content)?.Key ?? Guid.Empty;
        return new ContentForm
        {
            Key = content.Key,
            Type = type.Alias,
            TypeName = type.Name ?? type.Alias,
            Groups = groups,
            Entries = new ContentEntries(content.Name ?? "", parent, ValuesOf(content, groups)),
            Places = content.Trashed ? [] : PlacesFor(type.Alias),
            Files = FilesOf(content, groups),
            Version = VersionOf(content, parent),
            Published = content.Published,
            Edited = content.Edited,
            Trashed = content.Trashed,
            PublishOn = contents.GetContentScheduleByContentId(content.Id).GetSchedule(ContentScheduleAction.Release).Select(entry => (DateTime?)entry.Date).Min(),
            Saved = content.UpdateDate,
            IsTemplate = kinds.Find(type.Alias) is not null,
        };
    }

    /// <summary>The texts of a version's properties.</summary>
    internal static Dictionary<string, IReadOnlyList<string>> ValuesOf(IContent content, IReadOnlyList<FormGroup> groups) =>
        groups.SelectMany(group => group.Properties)
            .ToDictionary(property => property.Alias, property => FieldValues.Read(property, content.GetValue(property.Alias)));

    /// <summary>A digest of everything a form can change, so that it does not matter how exactly a database keeps the time of a change.</summary>
    private static string VersionOf(IContent content, Guid parent)
    {
        string state = JsonSerializer.Serialize(new
        {
            content.Name,
            parent,
            content.Published,
            content.PublishedVersionId,
            content.Trashed,
            Values = content.Properties.OrderBy(property => property.Alias, StringComparer.Ordinal).Select(property => (string[])[property.Alias, property.GetValue()?.ToString() ?? ""]),
        });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(state)).AsSpan(0, 12));
    }

    private Dictionary<string, string> FilesOf(IContent content, IReadOnlyList<FormGroup> groups) =>
        groups.SelectMany(group => group.Properties).Where(property => property.Input == FieldInput.Files)
            .SelectMany(property => FieldValues.FilesIn(content.GetValue(property.Alias)?.ToString()))
            .Select(file => file.Media).Distinct()
            .ToDictionary(key => key.ToString("D"), key => media.GetById(key)?.Name ?? "a file that is gone");

    private List<Place> PlacesFor(string type) =>
        contents.GetRootContent().FirstOrDefault(top => ChildrenOf(top.ContentType.Alias).Any(child => child.Alias == type)) is { } root ? [new Place(root.Key, root.Name ?? "")]
        : Root() is null ? []
        : [.. Shelves().Where(shelf => ChildrenOf(shelf.ContentType.Alias).Any(child => child.Alias == type)).Select(shelf => new Place(shelf.Key, shelf.Name ?? ""))];
}
