using System.Collections.Concurrent;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Embedded.Published;

/// <summary>Types as published content knows them, made once by Umbraco's own factory.</summary>
internal sealed class PublishedTypes(IPublishedContentTypeFactory factory, IContentTypeService documents, IMediaTypeService media, IMemberTypeService members) : IPublishedContentTypeCache
{
    private readonly ConcurrentDictionary<(PublishedItemType Kind, Guid Key), IPublishedContentType> _types = new();

    public IPublishedContentType Get(PublishedItemType itemType, Guid key) => _types.GetOrAdd((itemType, key), asked => Make(asked.Kind, asked.Key, types => types.Get(asked.Key)));

    public IPublishedContentType Get(PublishedItemType itemType, string alias) => Make(itemType, alias, types => types.Get(alias));

    public IPublishedContentType Get(PublishedItemType itemType, int id) => Make(itemType, id, types => types.Get(id));

    public void ClearAll()
    {
        _types.Clear();
        factory.ClearDataTypeCache();
    }

    public void ClearContentType(int id) => ClearAll();

    public void ClearDataType(int id) => ClearAll();

    private IPublishedContentType Make(PublishedItemType kind, object asked, Func<ITypes, IContentTypeComposition?> find) =>
        factory.CreateContentType(find(kind switch
        {
            PublishedItemType.Content or PublishedItemType.Element => new Types<IContentType>(documents),
            PublishedItemType.Media => new Types<IMediaType>(media),
            PublishedItemType.Member => new Types<IMemberType>(members),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There are no such types."),
        }) ?? throw new InvalidOperationException($"There is no {kind} type {asked}."));

    private interface ITypes
    {
        IContentTypeComposition? Get(Guid key);

        IContentTypeComposition? Get(string alias);

        IContentTypeComposition? Get(int id);
    }

    private sealed class Types<T>(IContentTypeBaseService<T> service) : ITypes
        where T : class, IContentTypeComposition
    {
        public IContentTypeComposition? Get(Guid key) => service.Get(key);

        public IContentTypeComposition? Get(string alias) => service.Get(alias);

        public IContentTypeComposition? Get(int id) => service.Get(id);
    }
}
