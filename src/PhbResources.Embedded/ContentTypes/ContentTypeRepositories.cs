using PhbResources.Embedded.Caching;
using PhbResources.Embedded.Database;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Embedded.ContentTypes;

/// <summary>Document types, element types among them.</summary>
internal sealed class DocumentTypeRepository(ScopedDatabase database, ScopedEntities cache, IShortStringHelper strings, Lazy<ILanguageRepository> languages)
    : ContentTypeRepository<IContentType>(database, cache, strings, languages, Constants.ObjectTypes.DocumentType, ContentType.SupportsPublishingConst), IContentTypeRepository
{
    public IEnumerable<IContentType> GetByQuery(IQuery<PropertyType> query) => WithProperty(query);

    public IEnumerable<string> GetAllPropertyTypeAliases() => Database.Query("SELECT DISTINCT alias FROM propertyType ORDER BY alias", row => row.GetString(0));

    public IEnumerable<string> GetAllContentTypeAliases(params Guid[] objectTypes) => Database.Query(
        """
        SELECT t.alias FROM contentType t JOIN node n ON n.id = t.nodeId
        WHERE @0 = '[]' OR n.objectType IN (SELECT value FROM json_each(@0)) ORDER BY t.alias
        """,
        row => row.GetString(0),
        Sql.List(objectTypes));

    public IEnumerable<int> GetAllContentTypeIds(string[] aliases) => Database.Query(
        "SELECT t.nodeId FROM json_each(@0) a JOIN contentType t ON t.alias = a.value ORDER BY a.key",
        row => row.GetInt32(0),
        Sql.List(aliases));

    protected override ContentTypeCompositionBase Create(int parentId) => new ContentType(Strings, parentId);

    private IShortStringHelper Strings { get; } = strings;
}

/// <summary>Media types.</summary>
internal sealed class MediaTypeRepository(ScopedDatabase database, ScopedEntities cache, IShortStringHelper strings, Lazy<ILanguageRepository> languages)
    : ContentTypeRepository<IMediaType>(database, cache, strings, languages, Constants.ObjectTypes.MediaType, MediaType.SupportsPublishingConst), IMediaTypeRepository
{
    protected override ContentTypeCompositionBase Create(int parentId) => new MediaType(Strings, parentId);

    private IShortStringHelper Strings { get; } = strings;
}

/// <summary>Member types.</summary>
internal sealed class MemberTypeRepository(ScopedDatabase database, ScopedEntities cache, IShortStringHelper strings, Lazy<ILanguageRepository> languages)
    : ContentTypeRepository<IMemberType>(database, cache, strings, languages, Constants.ObjectTypes.MemberType, MemberType.SupportsPublishingConst), IMemberTypeRepository
{
    protected override ContentTypeCompositionBase Create(int parentId) => new MemberType(Strings, parentId);

    private IShortStringHelper Strings { get; } = strings;
}
