using System.Collections.Frozen;

namespace PhbResources.Embedded.Published;

/// <summary>A document or media item where it stands.</summary>
internal sealed record PublishedNode(PublishedItem Item, PublishedNode? Parent)
{
    /// <summary>What stands right below it, in the order editors gave it.</summary>
    public IReadOnlyList<PublishedNode> Children { get; set; } = [];

    /// <summary>The topmost above it, or itself.</summary>
    public PublishedNode Root => Parent?.Root ?? this;

    /// <summary>What stands below it at any depth, branch by branch.</summary>
    public IEnumerable<PublishedNode> Descendants => Children.SelectMany(child => child.Descendants.Prepend(child));

    /// <summary>What stands above it, the nearest first.</summary>
    public IEnumerable<PublishedNode> Ancestors => Parent is null ? [] : Parent.Ancestors.Prepend(Parent);
}

/// <summary>All of the documents or media there are to see at one moment.</summary>
/// <param name="Number">Another one for every moment.</param>
/// <param name="Roots">What stands at the top.</param>
internal sealed record PublishedTree(long Number, IReadOnlyList<PublishedNode> Roots)
{
    /// <summary>Everything, branch by branch.</summary>
    public IReadOnlyList<PublishedNode> Nodes { get; } = [.. Roots.SelectMany(root => root.Descendants.Prepend(root))];

    private readonly Lazy<(FrozenDictionary<Guid, PublishedNode> ByKey, FrozenDictionary<int, PublishedNode> ById)> _found = new(() =>
        (Roots.SelectMany(root => root.Descendants.Prepend(root)).ToFrozenDictionary(node => node.Item.Key),
            Roots.SelectMany(root => root.Descendants.Prepend(root)).ToFrozenDictionary(node => node.Item.Id)));

    public PublishedNode? Find(Guid key) => _found.Value.ByKey.GetValueOrDefault(key);

    public PublishedNode? Find(int id) => _found.Value.ById.GetValueOrDefault(id);
}
