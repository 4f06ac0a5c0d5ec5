using System.Runtime.InteropServices;
using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Privacy.Scrubbing;

/// <summary>
/// Looks for many values at once. A text is gone over once, however many values there are: most places are told from all of them by
/// four letters, and the rest by one look for each length that values with these letters have.
/// </summary>
internal sealed class ValueSearch
{
    /// <summary>Values are at least this long.</summary>
    public const int Fewest = 4;

    private const int WindowBytes = 64 * 1024;
    private readonly Dictionary<ulong, List<HashSet<string>>> byStart = [];
    private readonly Dictionary<(ulong Start, int Length), HashSet<string>> byLength = [];
    private int longest;

    /// <summary>Adds a value; one that is there already is no mistake.</summary>
    public void Add(string value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value.Length, Fewest, nameof(value));
        var start = Start(value);
        if (!byLength.TryGetValue((start, value.Length), out var same))
        {
            byLength[(start, value.Length)] = same = new HashSet<string>(StringComparer.Ordinal);
            if (!byStart.TryGetValue(start, out var lengths)) byStart[start] = lengths = [];
            lengths.Add(same);
        }

        same.Add(value);
        longest = Math.Max(longest, value.Length);
    }

    /// <summary>Every place at which a value stands, also where values stand in each other.</summary>
    /// <param name="text">Where to look.</param>
    /// <param name="run">Counts what it takes.</param>
    public IEnumerable<(int Start, string Value)> In(string text, InspectionRun run)
    {
        if (byStart.Count == 0) yield break;
        for (var at = 0; at + Fewest <= text.Length; at++)
        {
            run.Step();
            if (!byStart.TryGetValue(Start(text.AsSpan(at)), out var lengths)) continue;
            foreach (var values in lengths)
                if (Find(values, text.AsSpan(at), run) is { } value) yield return (at, value);
        }
    }

    /// <summary>Whether bytes hold a value, a letter of which stands for each byte (Latin-1).</summary>
    public bool IsIn(ReadOnlySpan<byte> content, InspectionRun run)
    {
        if (byStart.Count == 0) return false;
        var window = new char[Math.Min(content.Length, WindowBytes + longest)];
        for (var from = 0; from < content.Length; from += WindowBytes)
        {
            // What begins in this stretch may end in the next one.
            var letters = window.AsSpan(0, Math.Min(content.Length - from, window.Length));
            System.Text.Encoding.Latin1.GetChars(content.Slice(from, letters.Length), letters);
            for (var at = 0; at < Math.Min(WindowBytes, letters.Length) && at + Fewest <= letters.Length; at++)
            {
                run.Step();
                if (!byStart.TryGetValue(Start(letters[at..]), out var lengths)) continue;
                foreach (var values in lengths)
                    if (Find(values, letters[at..], run) is not null) return true;
            }
        }

        return false;
    }

    private static string? Find(HashSet<string> values, ReadOnlySpan<char> text, InspectionRun run)
    {
        // They are all of one length.
        var length = Length(values);
        run.Step(1 + length / 16);
        return length <= text.Length && values.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..length], out var value) ? value : null;
    }

    private static int Length(HashSet<string> values)
    {
        foreach (var value in values) return value.Length;
        return int.MaxValue;
    }

    private static ulong Start(ReadOnlySpan<char> text) => MemoryMarshal.Cast<char, ulong>(text)[0];
}
