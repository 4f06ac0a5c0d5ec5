using System.Security.Cryptography;

namespace PhbResources.Core.Library;

/// <summary>
/// Short codes for templates and shelves, to be typed from a poster. A code is made from Umbraco's key of the content, so that it stays the
/// same whatever becomes of title and address, in every copy of the library.
/// </summary>
public sealed class ShortLinks
{
    /// <summary>Letters of a code: 32^6 are a thousand million.</summary>
    public const int Length = 6;

    /// <summary>Letters of a code whose short form another content has.</summary>
    public const int LongLength = 12;

    // Crockford's Base32: no I, L, O and U, which are misread or make words.
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    private volatile Codes _codes = new(-1, new Dictionary<string, Guid>(), new Dictionary<Guid, string>());

    /// <summary>The code of a template or shelf.</summary>
    /// <param name="library">What is published.</param>
    /// <param name="key">Umbraco's key of it.</param>
    public string CodeOf(LibrarySnapshot library, Guid key) => CodesOf(library).ByKey.GetValueOrDefault(key) ?? Code(key, Length);

    /// <summary>The key that a code stands for among what is published, or <c>null</c>. What is easily mistyped is read as it was meant.</summary>
    public Guid? Find(LibrarySnapshot library, string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length <= LongLength && CodesOf(library).ByCode.TryGetValue(Tidy(code), out Guid key) ? key : null;
    }

    /// <summary>The first letters of the code of a key.</summary>
    internal static string Code(Guid key, int length)
    {
        byte[] hash = SHA256.HashData(key.ToByteArray(bigEndian: true));
        return string.Create(length, hash, (letters, bytes) =>
        {
            for (int i = 0; i < letters.Length; i++)
                letters[i] = Letters[bytes[i] & 31];
        });
    }

    private static string Tidy(string code) => string.Create(code.Length, code, (letters, from) =>
    {
        for (int i = 0; i < letters.Length; i++)
            letters[i] = char.ToLowerInvariant(from[i]) switch { 'o' => '0', 'i' or 'l' => '1', var letter => letter };
    });

    private Codes CodesOf(LibrarySnapshot library)
    {
        ArgumentNullException.ThrowIfNull(library);
        if (_codes is { } known && known.Number == library.Number)
            return known;
        Dictionary<string, Guid> byCode = [];
        Dictionary<Guid, string> byKey = [];
        // The long code of everything works always; the short one is the older content's, so that a poster on a wall stays right.
        foreach ((Guid key, _) in library.ByKey.Values.Select(template => (template.Key, template.Created)).OrderBy(template => template.Created).ThenBy(template => template.Key)
            .Concat(library.Categories.Select(category => (category.Key, default(DateTime))).OrderBy(category => category.Key)))
        {
            string shortest = byCode.TryAdd(Code(key, Length), key) ? Code(key, Length) : Code(key, LongLength);
            byCode.TryAdd(Code(key, LongLength), key);
            byKey[key] = shortest;
        }

        return _codes = new Codes(library.Number, byCode, byKey);
    }

    private sealed record Codes(long Number, IReadOnlyDictionary<string, Guid> ByCode, IReadOnlyDictionary<Guid, string> ByKey);
}
