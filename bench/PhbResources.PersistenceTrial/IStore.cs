namespace PhbResources.PersistenceTrial;

/// <summary>What both candidates have to do, on the same tables.</summary>
internal interface IStore : IDisposable
{
    string Name { get; }

    /// <summary>A new document, saved and published, in a transaction of its own.</summary>
    int CreateAndPublish(int parentId, string name, string properties);

    /// <summary>A document with its draft and published values.</summary>
    Document? Get(int id);

    /// <summary>A page of children by name, and how many there are, as IContentService.GetPagedChildren asks for.</summary>
    (List<Document> Page, int Total) Children(int parentId, string nameStartsWith, int skip, int take);
}

internal sealed record Document(int Id, Guid Key, int ParentId, string Path, string Name, bool Published, string Properties, string? PublishedProperties);
