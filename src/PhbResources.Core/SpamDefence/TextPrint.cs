using System.Numerics;

namespace PhbResources.Core.SpamDefence;

/// <summary>
/// A fingerprint of 64 bits that changes little when a text changes little: Charikar's SimHash (2002) over runs of three words.
/// </summary>
internal static class TextPrint
{
    /// <summary>Bits that two prints of nearly the same text may differ in.</summary>
    public const int MostDifferent = 7;

    /// <summary>Shorter texts have too few runs of words to be told apart.</summary>
    public const int FewestWords = 25;

    private const int Run = 3;

    /// <summary>The print of some words, or 0 where they are too few.</summary>
    public static long Of(IReadOnlyList<string> words)
    {
        if (words.Count < FewestWords)
            return 0;
        Span<int> sums = stackalloc int[64];
        sums.Clear();
        for (int at = 0; at + Run <= words.Count; at++)
        {
            ulong hash = Hash(words[at], words[at + 1], words[at + 2]);
            for (int bit = 0; bit < 64; bit++)
                sums[bit] += ((hash >> bit) & 1) == 1 ? 1 : -1;
        }

        ulong print = 0;
        for (int bit = 0; bit < 64; bit++)
        {
            if (sums[bit] > 0)
                print |= 1UL << bit;
        }

        return unchecked((long)print);
    }

    /// <summary>True for two texts that are nearly the same.</summary>
    public static bool Alike(long one, long other) => one != 0 && other != 0 && BitOperations.PopCount(unchecked((ulong)(one ^ other))) <= MostDifferent;

    // FNV-1a, 64 bits, and a last mixing so that every bit depends on every letter. Kept in the database, so it must never change with the runtime.
    private static ulong Hash(params ReadOnlySpan<string> words)
    {
        ulong hash = 14695981039346656037;
        foreach (string word in words)
        {
            foreach (char letter in word)
                hash = (hash ^ letter) * 1099511628211;
            hash = (hash ^ ' ') * 1099511628211;
        }

        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccd;
        hash ^= hash >> 33;
        return hash;
    }
}
