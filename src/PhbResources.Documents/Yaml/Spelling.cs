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

    /// <summary>Levenshtein's distance: letters to add, remove or change.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
