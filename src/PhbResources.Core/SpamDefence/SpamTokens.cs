namespace PhbResources.Core.SpamDefence;

/// <summary>
/// What the filter learns from: each word of a text once, and a few features, which have a colon in their names. Numbers and
/// addresses of people are no tokens. A token is at most <see cref="MaxLength"/> characters.
/// </summary>
internal static class SpamTokens
{
    /// <summary>Longest token, in characters.</summary>
    public const int MaxLength = 80;

    /// <summary>Most words of one text; the first ones, as a promotion that nobody reads is no use.</summary>
    public const int MostWords = 300;

    /// <summary>Words on each side of a link that are learned as standing near one.</summary>
    private const int Near = 5;

    /// <summary>True for a feature, false for a word.</summary>
    public static bool IsFeature(string token) => token.Contains(':', StringComparison.Ordinal);

    /// <summary>The tokens of something that was sent.</summary>
    /// <param name="facts">What was found in it.</param>
    public static IReadOnlySet<string> Of(SpamFacts facts)
    {
        HashSet<string> tokens = new(StringComparer.Ordinal);
        foreach (string word in facts.Words)
        {
            tokens.Add(word);
            if (tokens.Count >= MostWords)
                break;
        }

        foreach (string host in facts.Hosts.Take(10))
            tokens.Add(Short($"link:{host}"));
        foreach (string word in facts.Promoted.Take(40))
            tokens.Add($"near:{word}");
        tokens.Add(facts.Links switch { 0 => "links:none", 1 => "links:one", <= 3 => "links:few", _ => "links:many" });
        tokens.Add(facts.Hosts.Count == 0 ? "hosts:known" : "hosts:new");
        tokens.Add($"script:{facts.Script}");
        tokens.Add(facts.Capitals > 0.3 ? "capitals:many" : "capitals:few");
        tokens.Add(facts.Letters switch { < 200 => "length:short", < 2_000 => "length:middle", _ => "length:long" });
        if (facts.MailClass.Length > 0)
            tokens.Add($"mail:{facts.MailClass}");
        return tokens;
    }

    /// <summary>The words of a text on both sides of its links.</summary>
    internal static IEnumerable<string> NearLinks(string text, IEnumerable<SpamLink> links)
    {
        foreach (SpamLink link in links)
        {
            string before = text[Math.Max(0, link.At - 80)..link.At];
            int end = link.At + link.Length;
            string after = text[end..Math.Min(text.Length, end + 80)];
            foreach (string word in SpamText.Words(SpamText.Folded(before)).TakeLast(Near).Concat(SpamText.Words(SpamText.Folded(after)).Take(Near)))
                yield return word;
        }
    }

    private static string Short(string token) => token.Length <= MaxLength ? token : token[..MaxLength];
}
