using System.Text.RegularExpressions;

namespace PhbResources.Core.SpamDefence;

/// <summary>What is found in something that was sent, before anybody judges it.</summary>
internal sealed partial record SpamFacts
{
    private const string Latin = "latin";

    /// <summary>Mail providers that give a box to anybody: no sign of anything, but of another kind than an employer's or a charity's.</summary>
    private static readonly HashSet<string> s_freeMail = new(StringComparer.Ordinal)
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.co.uk", "live.com", "live.co.uk", "yahoo.com", "yahoo.co.uk",
        "icloud.com", "me.com", "aol.com", "btinternet.com", "sky.com", "talktalk.net", "virginmedia.com", "proton.me", "protonmail.com", "gmx.com", "mail.ru",
    };

    /// <summary>The words in order, folded.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>Characters that are letters.</summary>
    public int Letters { get; init; }

    /// <summary>Capitals among the letters that could be small, 0 to 1.</summary>
    public double Capitals { get; init; }

    /// <summary>The script most of it is in: <c>latin</c>, <c>cyrillic</c>, <c>arabic</c>, <c>east-asian</c>, <c>other</c>, or <c>none</c> where there are hardly letters.</summary>
    public required string Script { get; init; }

    /// <summary>How many links there are to places that are not on the list of known hosts.</summary>
    public int Links { get; init; }

    /// <summary>Where those lead.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>Those of them that hide where they lead.</summary>
    public required IReadOnlyList<string> Shorteners { get; init; }

    /// <summary>Words beside those links.</summary>
    public required IReadOnlyList<string> Promoted { get; init; }

    /// <summary>Phrases of people who sell.</summary>
    public required IReadOnlyList<string> Sales { get; init; }

    /// <summary><c>free</c>, <c>disposable</c>, <c>public</c> (a school, a council, the NHS), <c>other</c>, or nothing where it is not known.</summary>
    public required string MailClass { get; init; }

    /// <summary>True where the name or the address looks made by a program.</summary>
    public bool Generated { get; init; }

    /// <summary>Fingerprint of the text, see <see cref="TextPrint"/>.</summary>
    public long Print { get; init; }

    /// <summary>True for a text that has hardly a word of its own beside its links.</summary>
    public bool OnlyLinks => Links > 0 && Words.Count < 15;

    public static SpamFacts Of(SpamEvidence evidence, SpamLists lists)
    {
        string text = string.Join('\n', evidence.Texts.Where(piece => piece.Length > 0));
        if (text.Length > SpamText.MostLetters)
            text = text[..SpamText.MostLetters];
        string folded = SpamText.Folded(text);
        string[] words = [.. SpamText.Words(folded)];
        SpamLink[] links = [.. SpamLinks.In(text).Where(link => !SpamLists.Has(lists.KnownHosts, link.Host))];
        string[] hosts = [.. links.Select(link => link.Host).Distinct()];
        (int letters, double capitals, string script) = LettersOf(text);
        string domain = evidence.Email.Split('@') is [_, var after] ? after.ToLowerInvariant() : "";
        return new SpamFacts
        {
            Words = words,
            Letters = letters,
            Capitals = capitals,
            Script = script,
            Links = links.Length,
            Hosts = hosts,
            Shorteners = [.. hosts.Where(host => SpamLists.Has(lists.Shorteners, host))],
            Promoted = [.. SpamTokens.NearLinks(text, links).Distinct()],
            Sales = [.. lists.SalesPhrases.Where(phrase => Holds(folded, phrase))],
            MailClass = domain.Length == 0 ? "" : SpamLists.Has(lists.DisposableMail, domain) ? "disposable" : s_freeMail.Contains(domain) ? "free"
                : Public().IsMatch(domain) ? "public" : "other",
            Generated = LooksGenerated(evidence.Email.Split('@')[0]) || LooksGenerated(evidence.Name),
            Print = TextPrint.Of(words),
        };
    }

    /// <summary>
    /// Runs of letters and digits as a program makes them: <c>xk7qz0vbt2</c>, <c>Brtzkwqpls</c>. Names of people have vowels, in any
    /// language written in Latin letters; what is not in them is not looked at.
    /// </summary>
    internal static bool LooksGenerated(string name) => TurnsToDigits().Count(name) >= 3 || NoVowels().IsMatch(name);

    private static bool Holds(string folded, string phrase)
    {
        for (int at = folded.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(phrase, at + 1, StringComparison.Ordinal))
        {
            int end = at + phrase.Length;
            if ((at == 0 || !char.IsLetterOrDigit(folded[at - 1])) && (end == folded.Length || !char.IsLetterOrDigit(folded[end])))
                return true;
        }

        return false;
    }

    private static (int Letters, double Capitals, string Script) LettersOf(string text)
    {
        int letters = 0, capitals = 0, cased = 0, latin = 0, cyrillic = 0, arabic = 0, eastAsian = 0;
        foreach (char letter in text)
        {
            if (!char.IsLetter(letter))
                continue;
            letters++;
            if (char.IsUpper(letter))
                capitals++;
            if (char.IsUpper(letter) || char.IsLower(letter))
                cased++;
            switch (letter)
            {
                case < '\u0250' or (>= '\u1E00' and <= '\u1EFF'): latin++; break;
                case >= '\u0400' and <= '\u052F': cyrillic++; break;
                case >= '\u0600' and <= '\u06FF': arabic++; break;
                case >= '\u3040' and <= '\u9FFF' or (>= '\uAC00' and <= '\uD7A3'): eastAsian++; break;
            }
        }

        int most = Math.Max(Math.Max(latin, cyrillic), Math.Max(arabic, eastAsian));
        string script = letters < 10 ? "none" : most * 2 < letters ? "other" : most == latin ? Latin : most == cyrillic ? "cyrillic" : most == arabic ? "arabic" : "east-asian";
        return (letters, cased == 0 ? 0 : (double)capitals / cased, script);
    }

    /// <summary>True where most letters are of another script than the library's own.</summary>
    public bool OtherScript => Script is not (Latin or "none");

    [GeneratedRegex(@"\p{L}\d+", RegexOptions.CultureInvariant)]
    private static partial Regex TurnsToDigits();

    [GeneratedRegex(@"[bcdfghjklmnpqrstvwxz]{6,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoVowels();

    [GeneratedRegex(@"(^|\.)(gov|nhs|ac|sch|police)\.uk$|(^|\.)(nhs|gov)\.(scot|wales)$|(^|\.)nhs\.net$", RegexOptions.CultureInvariant)]
    private static partial Regex Public();
}
