using PhbResources.Core.Library;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Curating.Editing;

/// <summary>The versions that Umbraco keeps of a content item, and what differs between two of them.</summary>
public sealed class ContentVersions(IContentService contents, IContentTypeService types, FormLayout layout)
{
    /// <summary>Most versions shown.</summary>
    private const int Most = 200;

    /// <summary>The versions of an item, the newest first: the draft, where it was changed since, and every one that was published.</summary>
    public IReadOnlyList<ContentVersion> Of(Guid key)
    {
        if (contents.GetById(key) is not { } content)
            return [];
        return
        [
            .. contents.GetVersions(content.Id).OrderByDescending(version => version.VersionId).Take(Most).Select(version => new ContentVersion(
                version.VersionId,
                DateTime.SpecifyKind(version.UpdateDate, DateTimeKind.Utc),
                version.VersionId == content.PublishedVersionId && content.Published,
                version.VersionId == content.VersionId,
                version.HasProperty(LibraryAliases.WhatChanged) ? version.GetValue<string>(LibraryAliases.WhatChanged) ?? "" : "")),
        ];
    }

    /// <summary>What differs between two versions of an item, property by property in the order of the form; <c>null</c> where it has no such versions.</summary>
    public async Task<IReadOnlyList<PropertyDifference>?> CompareAsync(Guid key, int older, int newer)
    {
        if (contents.GetById(key) is not { } content || contents.GetVersion(older) is not { } before || contents.GetVersion(newer) is not { } after
            || before.Id != content.Id || after.Id != content.Id)
            return null;
        IReadOnlyList<FormGroup> groups = await layout.OfAsync(types.Get(content.ContentType.Alias)!);
        Dictionary<string, IReadOnlyList<string>> then = ContentForms.ValuesOf(before, groups), now = ContentForms.ValuesOf(after, groups);
        return
        [
            .. groups.SelectMany(group => group.Properties)
                .Select(property => new PropertyDifference(property.Name, TextDifference.Of(Text(then[property.Alias]), Text(now[property.Alias]))))
                .Prepend(new PropertyDifference("Title", TextDifference.Of(before.Name ?? "", after.Name ?? "")))
                .Where(difference => difference.Pieces.Count > 0),
        ];
    }

    private static string Text(IReadOnlyList<string> values) => string.Join('\n', values);
}

/// <summary>A version of a content item.</summary>
/// <param name="Id">Umbraco's number of it.</param>
/// <param name="Saved">When it was last saved, UTC.</param>
/// <param name="IsPublished">True for the one that visitors see.</param>
/// <param name="IsDraft">True for the one that is edited.</param>
/// <param name="WhatChanged">What its editor said had changed; may be empty.</param>
public sealed record ContentVersion(int Id, DateTime Saved, bool IsPublished, bool IsDraft, string WhatChanged);

/// <summary>What differs in a property.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Pieces">Both texts, piece by piece.</param>
public sealed record PropertyDifference(string Name, IReadOnlyList<DifferencePiece> Pieces);
