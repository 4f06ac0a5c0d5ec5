using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PhbResources.Core.Discussions;
using PhbResources.Core.Wikis.Wikitext;

namespace PhbResources.Core.Wikis.Importing;

/// <summary>What somebody said on a discussion page.</summary>
/// <param name="Text">In Markdown, with the topic before it and the name after it.</param>
/// <param name="At">When it was signed, UTC, or <c>null</c>.</param>
internal sealed record WikiComment(string Text, DateTime? At);

/// <summary>Takes a discussion page apart into what each person said, by its headings and signatures.</summary>
internal static partial class WikiTalk
{
    /// <summary>Characters before a date in which a signature has its name.</summary>
    private const int SignatureLength = 250;

    public static IReadOnlyList<WikiComment> Read(string wikitext, WikitextOptions options)
    {
        List<WikiComment> comments = [];
        string topic = "";
        StringBuilder said = new();
        foreach (string raw in wikitext.ReplaceLineEndings("\n").Split('\n'))
        {
            string line = raw.TrimEnd();
            if (line.Length > 4 && line.StartsWith("==", StringComparison.Ordinal) && line[2] != '=' && line.EndsWith("==", StringComparison.Ordinal))
            {
                End(null, "");
                topic = line.Trim('=', ' ');
                continue;
            }

            string unindented = line.TrimStart(':');
            if (line.Length <= 10_000 && Date().Match(line) is { Success: true } date)
            {
                int from = Math.Max(0, date.Index - SignatureLength);
                Match name = LastName(line[from..date.Index]);
                int cut = name.Success ? from + FirstOfSignature(line[from..date.Index], name) : date.Index;
                said.Append(line[..cut].TrimStart(':').TrimEnd(' ', '-', '\u2013', '\u2014', '~')).Append('\n');
                End(DateTime.TryParseExact(date.Groups[1].Value, "H:mm, d MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime at) ? at : null,
                    name.Success ? name.Groups[1].Value.Trim() : "");
            }
            else
            {
                said.Append(unindented).Append('\n');
            }
        }

        End(null, "");
        return comments;

        void End(DateTime? at, string name)
        {
            string words = WikitextReader.Read(said.ToString(), options).Text;
            said.Clear();
            if (words.Length == 0)
                return;
            words = HeadingLine().Replace(words, "**$1**");
            if (topic.Length > 0)
                words = $"**{MarkdownWords.Escape(topic)}**\n\n{words}";
            // A network address stands for somebody without an account; it is not carried over.
            if (name.Length > 0 && !System.Net.IPAddress.TryParse(name, out _))
                words += $"\n\n— {MarkdownWords.Escape(name)}, in the wiki";
            comments.AddRange(Parts(words).Select(part => new WikiComment(part, at)));
        }
    }

    private static IEnumerable<string> Parts(string words)
    {
        while (words.Length > DiscussionRules.LongestText)
        {
            string part = PostMarkup.Cut(words, DiscussionRules.LongestText);
            yield return part;
            words = words[part.Length..].TrimStart();
        }

        if (words.Length > 0)
            yield return words;
    }

    private static Match LastName(string before)
    {
        Match last = Match.Empty;
        for (Match match = User().Match(before); match.Success; match = match.NextMatch())
            last = match;
        return last;
    }

    /// <summary>Where the signature begins: the first of the links to the same person right before the date.</summary>
    private static int FirstOfSignature(string before, Match last)
    {
        int first = last.Index;
        for (Match match = User().Match(before); match.Success; match = match.NextMatch())
        {
            if (match.Groups[1].Value.Equals(last.Groups[1].Value, StringComparison.OrdinalIgnoreCase))
                first = Math.Min(first, match.Index);
        }

        return first;
    }

    [GeneratedRegex(@"(\d{1,2}:\d{2}, \d{1,2} [A-Z][a-z]{2,8} \d{4}) \(UTC\)", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"\[\[(?:User[ _]talk:|User:|Special:Contributions/)([^\]|#/]{1,85})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex User();

    [GeneratedRegex(@"^#{1,6} (.*)$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex HeadingLine();
}
