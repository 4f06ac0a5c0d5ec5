namespace PhbResources.Documents.Yaml;

/// <summary>Finds the word that was probably meant.</summary>
internal static class Spelling
{
    private const int LongestCompared = 64;

    /// <summary><c> Did you mean 'summary'?</c>, or nothing when no word is near.</summary>
    public static string Suggest(string written, IEnumerable<string> words)
    {
        if (written.Length > LongestCompared) return "";
        var nearest = words.Where(word => word.Length <= LongestCompared)
            .Select(word => (Word: word, Distance: Distance(written.ToLowerInvariant(), word.ToLowerInvariant())))
            .OrderBy(near => near.Distance)
            .FirstOrDefault();
        return nearest.Word is not null && nearest.Distance <= Math.Max(1, nearest.Word.Length / 3) ? $" Did you mean '{nearest.Word}'?" : "";
    }

    /// <summary>Damerau's distance: letters to add, remove or change, and neighbours to swap.</summary>
    private static int Distance(string from, string to)
    {
        var distance = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++) distance[i, 0] = i;
        for (var j = 0; j <= to.Length; j++) distance[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = distance[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                distance[i, j] = Math.Min(changed, Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
            }
        }

        return distance[from.Length, to.Length];
    }
}
