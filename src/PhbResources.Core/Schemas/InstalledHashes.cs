using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Schemas;

/// <summary>
/// What every item hashed to when it was last installed, in Umbraco's key-value table: read with one query at start, and
/// written in the transaction that installs. A value holds 64 of the 255 characters the table gives.
/// </summary>
internal sealed class InstalledHashes(IKeyValueService keyValues)
{
    private const string Prefix = "PhbResources+Schemas+";

    private IReadOnlyDictionary<string, string?> _hashes = new Dictionary<string, string?>();

    public void Load() => _hashes = keyValues.FindByKeyPrefix(Prefix) ?? new Dictionary<string, string?>();

    public bool Differs(Guid key, Origin origin) => _hashes.GetValueOrDefault(Prefix + key) != origin.Hash;

    public void Remember(Guid key, Origin origin) => keyValues.SetValue(Prefix + key, origin.Hash);
}
