using System.Security.Cryptography;

namespace PhbResources.Core.Exports;

/// <summary>Gives writers keys that hold within one export and lead back to no account: who has two exports cannot tell who is the same.</summary>
public sealed class WriterKeys : IDisposable
{
    private readonly HMACSHA256 _hash = new(RandomNumberGenerator.GetBytes(32));
    private readonly Dictionary<Guid, Guid> _known = [];

    /// <summary>Members that were named, with their key in the export.</summary>
    public IReadOnlyDictionary<Guid, Guid> Known => _known;

    /// <summary>The key of a member in this export, or <c>null</c> for nobody.</summary>
    public Guid? Of(Guid member)
    {
        if (member == Guid.Empty)
            return null;
        if (!_known.TryGetValue(member, out Guid key))
            _known.Add(member, key = new Guid(_hash.ComputeHash(member.ToByteArray()).AsSpan(0, 16)));
        return key;
    }

    /// <inheritdoc />
    public void Dispose() => _hash.Dispose();
}
