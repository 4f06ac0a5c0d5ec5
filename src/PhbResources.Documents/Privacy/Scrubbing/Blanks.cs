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

    private const int FewestDigitsInAttributes = 6;

    private readonly Dictionary<string, List<(int Start, int Length, bool IsFormValue)>> byText = new(StringComparer.Ordinal);
    private readonly ValueSearch search = new();

    /// <summary>What is looked for everywhere, and whether it is a single word out of a form.</summary>
    private readonly Dictionary<string, bool> secrets = new(StringComparer.Ordinal);
    private readonly IReadOnlySet<string> choices;
    private readonly InspectionRun run;

    /// <summary>Takes in what has to go.</summary>
    /// <param name="agreed">The findings.</param>
    /// <param name="choices">What the lists of the form offer, as <see cref="Plain"/> gives it: the form keeps offering it where it was chosen.</param>
    /// <param name="run">Counts what looking for it takes.</param>
    public Blanks(IEnumerable<Finding> agreed, IReadOnlySet<string> choices, InspectionRun run)
    {
        this.choices = choices;
        this.run = run;
        // Each long text is looked up once, not once for each finding in it.
        var byPiece = new Dictionary<TextPiece, List<(int Start, int Length, bool IsFormValue)>>(ReferenceEqualityComparer.Instance);
        foreach (var finding in agreed.Where(finding => OfText(finding.Type)))
        {
            foreach (var span in finding.Spans.Where(span => span.Piece.Origin is not PieceOrigin.FileName))
            {
                if (!byPiece.TryGetValue(span.Piece, out var ranges) && !byText.TryGetValue(span.Piece.Text, out ranges)) byText[span.Piece.Text] = ranges = [];
                byPiece[span.Piece] = ranges;
                ranges.Add((span.Start, span.Length, finding.Type == FindingType.FormValue));
            }

            Keep(finding.Type, string.Concat(finding.Spans.Select(span => span.Text)));
        }
    }

    /// <summary>Whether a finding is words in the text, which are blanked, and not something that is taken out as a whole.</summary>
    public static bool OfText(FindingType type) => type is FindingType.NhsNumber or FindingType.NationalInsuranceNumber or FindingType.DateOfBirth or FindingType.Phone or FindingType.Email or FindingType.Postcode
        or FindingType.BankDetails or FindingType.Name or FindingType.FormValue;

    /// <summary>Whether letters and digits are of something that must not be in the copy any more.</summary>
    public bool IsSecret(string plain) => secrets.ContainsKey(plain);

    /// <summary>Whether a finding has to be gone from every byte of the copy, and not only from where words are read.</summary>
    public bool IsGoneEverywhere(Finding finding) => OfText(finding.Type) && (finding.Type != FindingType.FormValue || IsTelling(string.Concat(finding.Spans.Select(span => span.Text))));

    public bool IsEmpty => byText.Count == 0 && secrets.Count == 0;

    /// <summary>The stretches of a paragraph or cell that have to go, in order and apart.</summary>
    /// <param name="text">The paragraph, the cell or the attribute.</param>
    /// <param name="isAttribute">In attributes, figures of a few digits are widths and counts, and single words how a thing looks.</param>
    public List<(int Start, int Length)> In(string text, bool isAttribute = false)
    {
        var found = new List<(int Start, int Length)>();
        if (byText.TryGetValue(text, out var exact) || byText.TryGetValue(text.TrimEnd(), out exact) || byText.TryGetValue(text.Trim(), out exact))
        {
            var lead = byText.ContainsKey(text) || byText.ContainsKey(text.TrimEnd()) ? 0 : text.Length - text.TrimStart().Length;
            foreach (var (start, length, isFormValue) in exact)
                if (!isAttribute || !isFormValue) found.Add((start + lead, length));
        }

        Search(text, found, isAttribute);
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
    /// <param name="text">The paragraph, the cell or the attribute.</param>
    /// <param name="isAttribute">As for <see cref="In"/>.</param>
    public string Blank(string text, bool isAttribute = false)
    {
        var found = In(text, isAttribute);
        if (found.Count == 0) return text;
        var blanked = new StringBuilder(text.Length);
        var kept = 0;
        foreach (var (start, length) in found)
        {
            blanked.Append(text, kept, start - kept).Append(Line);
            kept = start + length;
        }

        return blanked.Append(text, kept, text.Length - kept).ToString();
    }

    /// <summary>Finds values however they are written: only their letters and digits count.</summary>
    private void Search(string text, List<(int Start, int Length)> found, bool isAttribute)
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

        foreach (var (at, secret) in search.In(letters.ToString(), run))
        {
            if (isAttribute && (secrets[secret] || secret.Length < FewestDigitsInAttributes && secret.All(char.IsAsciiDigit))) continue;
            int start = places[at], end = places[at + secret.Length - 1] + 1;
            if (start > 0 && char.IsLetterOrDigit(text[start - 1]) && IsSameKind(text[start - 1], text[start]) || end < text.Length && char.IsLetterOrDigit(text[end]) && IsSameKind(text[end], text[end - 1])) continue;
            if (end - start > secret.Length * 3 + 8) continue;
            found.Add((start, end - start));
        }
    }

    /// <summary>A number that sticks to a word is still the number.</summary>
    private static bool IsSameKind(char one, char other) => char.IsDigit(one) == char.IsDigit(other);

    /// <summary>
    /// What was typed into a form is looked for elsewhere as well where it can only be of somebody: several words, a number, an address, or a
    /// word with a capital letter that forms are not made of.
    /// </summary>
    private void Keep(FindingType type, string value)
    {
        var plain = Plain(value);
        var isWord = type == FindingType.FormValue && !IsTelling(value);
        if (plain.Length < FewestLetters || isWord && (choices.Contains(plain) || !char.IsUpper(value.TrimStart()[0]) || PrivacyRules.FormWords.Contains(plain))) return;
        search.Add(plain);
        secrets[plain] = isWord && secrets.GetValueOrDefault(plain, true);
    }

    private bool IsTelling(string value) => !choices.Contains(Plain(value)) && (value.Trim().AsSpan().ContainsAny(" \t\n@") || value.Count(char.IsDigit) >= FewestDigitsInAttributes);

    internal static string Plain(string value)
    {
        var plain = new StringBuilder(value.Length);
        foreach (var letter in value)
            if (Passage.Fold(letter) is { } folded && char.IsLetterOrDigit(folded)) plain.Append(char.ToLowerInvariant(folded));
        return plain.ToString();
    }
}
