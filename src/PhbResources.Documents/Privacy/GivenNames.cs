using System.Collections.Frozen;

namespace PhbResources.Documents.Privacy;

/// <summary>Given names that are common in the United Kingdom: <c>Privacy/given-names.txt</c>.</summary>
internal static class GivenNames
{
    private static readonly FrozenSet<string> Names = Read();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word is one, however it is written.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => Lookup.Contains(word);

    private static FrozenSet<string> Read()
    {
        using Stream stream = typeof(GivenNames).Assembly.GetManifestResourceStream("PhbResources.Documents.Privacy.given-names.txt") ?? throw new InvalidOperationException("The list of given names is not in the assembly.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}
