using System.Text;
using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Privacy.Scrubbing;

/// <summary>What has to be blanked: stretches of pieces, and everything else in the file that says the same.</summary>
internal sealed class Blanks
{
    /// <summary>What stands there instead: a line to write on, as in the blank form that the file becomes.</summary>
    public const string Line = "______";

    /// <summary>Shorter than this, a value stands in other words by chance; it is blanked only where it was found.</summary>
    private const int FewestLetters = 4;

    private readonly Dictionary<string, List<(int Start, int Length)>> byText = new(StringComparer.Ordinal);
    private readonly List<string> secrets = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public Blanks(IEnumerable<Finding> agreed)
    {
        foreach (var finding in agreed)
        {
            var isText = OfText(finding.Type);
            if (!isText) continue;
            foreach (var span in finding.Spans)
            {
                if (span.Piece.Origin is not PieceOrigin.FileName)
                {
                    if (!byText.TryGetValue(span.Piece.Text, out var ranges)) byText[span.Piece.Text] = ranges = [];
                    ranges.Add((span.Start, span.Length));
                }

                if (finding.Spans.Count == 1) Keep(span.Text);
            }

            if (finding.Spans.Count > 1) Keep(string.Concat(finding.Spans.Select(span => span.Text)));
        }

        secrets.Sort((one, other) => other.Length.CompareTo(one.Length));
    }

    /// <summary>Whether a finding is words in the text, which are blanked, and not something that is taken out as a whole.</summary>
    public static bool OfText(FindingType type) => type is FindingType.NhsNumber or FindingType.NationalInsuranceNumber or FindingType.DateOfBirth or FindingType.Phone or FindingType.Email or FindingType.Postcode
        or FindingType.BankDetails or FindingType.Name or FindingType.FormValue;

    /// <summary>Letters and digits of what must not be in the copy any more.</summary>
    public IReadOnlyList<string> Secrets => secrets;

    public bool IsEmpty => byText.Count == 0 && secrets.Count == 0;

    /// <summary>The stretches of a paragraph or cell that have to go, in order and apart.</summary>
    public List<(int Start, int Length)> In(string text)
    {
        var found = new List<(int Start, int Length)>();
        if (byText.TryGetValue(text, out var exact) || byText.TryGetValue(text.TrimEnd(), out exact) || byText.TryGetValue(text.Trim(), out exact))
        {
            var lead = byText.ContainsKey(text) || byText.ContainsKey(text.TrimEnd()) ? 0 : text.Length - text.TrimStart().Length;
            foreach (var (start, length) in exact) found.Add((start + lead, length));
        }

        Search(text, found);
        if (found.Count < 2) return found;
        found.Sort();
        var apart = new List<(int Start, int Length)> { found[0] };
        foreach (var (start, length) in found.Skip(1))
        {
            var (lastStart, lastLength) = apart[^1];
            if (start >= lastStart + lastLength) apart.Add((start, length));
            else apart[^1] = (lastStart, Math.Max(lastLength, start + length - lastStart));
        }

        return apart;
    }

    /// <summary>The text with lines instead of what has to go.</summary>
    public string Blank(string text)
    {
        var found = In(text);
        if (found.Count == 0) return text;
        var blanked = new StringBuilder(text);
        for (var at = found.Count - 1; at >= 0; at--) blanked.Remove(found[at].Start, found[at].Length).Insert(found[at].Start, Line);
        return blanked.ToString();
    }

    /// <summary>Finds values however they are written: only their letters and digits count.</summary>
    private void Search(string text, List<(int Start, int Length)> found)
    {
        if (secrets.Count == 0 || text.Length < FewestLetters) return;
        var letters = new StringBuilder(text.Length);
        var places = new List<int>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (Passage.Fold(text[at]) is not { } folded || !char.IsLetterOrDigit(folded)) continue;
            letters.Append(char.ToLowerInvariant(folded));
            places.Add(at);
        }

        var plain = letters.ToString();
        foreach (var secret in secrets)
        {
            for (var at = plain.IndexOf(secret, StringComparison.Ordinal); at >= 0; at = plain.IndexOf(secret, at + 1, StringComparison.Ordinal))
            {
                int start = places[at], end = places[at + secret.Length - 1] + 1;
                if (start > 0 && char.IsLetterOrDigit(text[start - 1]) && IsSameKind(text[start - 1], text[start]) || end < text.Length && char.IsLetterOrDigit(text[end]) && IsSameKind(text[end], text[end - 1])) continue;
                if (end - start > secret.Length * 3 + 8) continue;
                found.Add((start, end - start));
            }
        }
    }

    /// <summary>A number that sticks to a word is still the number.</summary>
    private static bool IsSameKind(char one, char other) => char.IsDigit(one) == char.IsDigit(other);

    private void Keep(string value)
    {
        var plain = Plain(value);
        if (plain.Length >= FewestLetters && known.Add(plain)) secrets.Add(plain);
    }

    internal static string Plain(string value)
    {
        var plain = new StringBuilder(value.Length);
        foreach (var letter in value)
            if (Passage.Fold(letter) is { } folded && char.IsLetterOrDigit(folded)) plain.Append(char.ToLowerInvariant(folded));
        return plain.ToString();
    }
}
