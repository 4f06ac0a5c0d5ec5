namespace PhbResources.Core.Schemas;

/// <summary>Guesses what somebody meant to write.</summary>
internal static class Nearest
{
    /// <summary>The name most like the one written, or <c>null</c> when none is near.</summary>
    public static string? Of(string written, IEnumerable<string> names) =>
        names.Select(name => (name, distance: Distance(written.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(n => n.distance <= Math.Max(1, Math.Min(written.Length, n.name.Length) / 3))
            .OrderBy(n => n.distance)
            .Select(n => n.name)
            .FirstOrDefault();

    /// <summary>A sentence with the nearest name, or with all of them.</summary>
    public static string Suggest(string written, IEnumerable<string> names)
    {
        var all = names.Order(StringComparer.Ordinal).ToList();
        return Of(written, all) is { } near ? $"Did you mean \"{near}\"?" : $"Use one of: {string.Join(", ", all)}.";
    }

    /// <summary>Levenshtein distance: insertions, deletions and replacements of a letter.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, left) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? diagonal : 1 + Math.Min(diagonal, Math.Min(left, row[j]));
                (diagonal, left, row[j]) = (row[j], cost, cost);
            }
        }

        return row[b.Length];
    }
}
