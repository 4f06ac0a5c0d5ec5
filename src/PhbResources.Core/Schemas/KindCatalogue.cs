using System.Collections.Immutable;
using PhbResources.Core.Library;

namespace PhbResources.Core.Schemas;

/// <summary>
/// The kinds of template there are, as the files of <c>umbraco-config/document-types</c> declare them. Fixed while the
/// program runs: a file that was added or changed counts from the next start.
/// </summary>
public sealed class KindCatalogue
{
    private readonly ImmutableDictionary<string, Kind> _byAlias;
    private readonly ImmutableDictionary<(string Kind, string Property), ImmutableArray<string>> _choices;

    internal KindCatalogue(Schema schema)
    {
        var items = schema.DataTypes.ToDictionary(d => d.Key, d => d.Items.ToImmutableArray());
        var types = schema.DocumentTypes.Where(t => t.Kind is not null).ToList();
        Kinds = [.. types.Select(ToKind).OrderBy(k => k.Name, StringComparer.OrdinalIgnoreCase)];
        _byAlias = Kinds.ToImmutableDictionary(k => k.Alias, StringComparer.Ordinal);
        var byAlias = schema.DocumentTypes.ToDictionary(t => t.Alias, StringComparer.Ordinal);
        _choices = types.SelectMany(t => t.Compositions.Where(byAlias.ContainsKey).SelectMany(c => byAlias[c].Properties).Concat(t.Properties).DistinctBy(p => p.Alias).Select(p => (t, p))).ToImmutableDictionary(
            x => (x.t.Alias, x.p.Alias),
            x => items.GetValueOrDefault(x.p.DataType.Key, []));
    }

    /// <summary>All kinds, by name.</summary>
    public ImmutableArray<Kind> Kinds { get; }

    /// <summary>The kind whose document type has this alias, or <c>null</c> when it is no kind: a shelf, or a document type of somebody else.</summary>
    public Kind? Find(string alias) => _byAlias.GetValueOrDefault(alias);

    /// <summary>What can be chosen for a property of a kind, or of what every template has, in order; empty where people write freely, and for unknown names.</summary>
    public ImmutableArray<string> Choices(string kind, string property) => _choices.GetValueOrDefault((kind, property), []);

    private static Kind ToKind(TypeSchema type) => new(
        type.Alias, type.Name, type.Kind!.Plural, type.Kind.Description,
        [.. type.Tabs.OrderBy(t => t.Order).SelectMany(t => t.Properties).Select(p => new KindProperty(p.Alias, p.Name, p.Filter))]);
}
