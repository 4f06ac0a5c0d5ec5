using System.Collections.Immutable;

namespace PhbResources.Core.Library;

/// <summary>Everything published, at one moment. Immutable: a reader keeps what it got until it asks again.</summary>
public sealed record LibrarySnapshot
{
    /// <summary>Nothing published.</summary>
    public static LibrarySnapshot Empty { get; } = new();

    /// <summary>Counts up with every change; two snapshots with the same number hold the same.</summary>
    public long Number { get; init; }

    /// <summary>When the newest of it was published, UTC.</summary>
    public DateTime Changed { get; init; }

    /// <summary>The shelves in order, those with nothing on them included.</summary>
    public ImmutableArray<Category> Categories { get; init; } = [];

    /// <summary>The kinds in the order of their names.</summary>
    public ImmutableArray<Kind> Kinds { get; init; } = [];

    /// <summary>Published templates by key.</summary>
    public ImmutableDictionary<Guid, Template> ByKey { get; init; } = ImmutableDictionary<Guid, Template>.Empty;

    /// <summary>Published templates by address.</summary>
    public ImmutableDictionary<string, Template> BySlug { get; init; } = ImmutableDictionary.Create<string, Template>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Published templates that are not shown, since their address belongs to another.</summary>
    internal ImmutableDictionary<Guid, Template> Hidden { get; init; } = ImmutableDictionary<Guid, Template>.Empty;
}
