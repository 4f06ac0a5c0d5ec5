using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PhbResources.Documents.Yaml;

/// <summary>Makes fields of the places to write and the boxes to tick in plain text.</summary>
internal sealed partial class PlainTextFields
{
    private const int LongestId = 40;
    private const int MostLines = 40;
    private const int WordsOfALabel = 5;
    private static readonly string[] OneOf = ["yes", "no", "not sure", "not known", "don't know", "n/a", "not applicable", "maybe", "true", "false", "sometimes"];

    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);

    /// <summary>Fields that stand in sentences, in YAML.</summary>
    public List<string> Inline { get; } = [];

    /// <summary><c>Name: ____ Date: ____</c>: a field for each name; <c>null</c> where the line is a sentence with gaps.</summary>
    public IReadOnlyList<string>? Labelled(string line)
    {
        var names = PlainTextMarks.Blank().Split(line);
        if (names[^1].Trim(' ', '.', ')', '/').Length > 0) return null;
        var labels = names[..^1].Select(name => name.Trim().TrimEnd(':', ' ', '(').Trim()).ToList();
        // "Signed: ____ / ____": a blank with no name of its own belongs to the one before.
        if (labels[0].Length == 0 || (labels.Count > 1 && names[..^1].Any(name => name.Trim().Length > 0 && !name.Trim().EndsWith(':')))) return null;
        return [.. labels.Where(label => label.Any(char.IsLetterOrDigit)).Select(label => Field(label, TypeOf(label))).DefaultIfEmpty(Field(labels[0], "shortText"))];
    }

    /// <summary>The sentence with its gaps named, and the fields to go with it put into <see cref="Inline"/>.</summary>
    public string InSentence(string line)
    {
        var sentence = new StringBuilder();
        var at = 0;
        foreach (Match blank in PlainTextMarks.Blank().Matches(line))
        {
            var before = line[at..blank.Index];
            sentence.Append(PlainTextYaml.Harmless(before));
            var words = before.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeLast(WordsOfALabel);
            var label = string.Join(' ', words).Trim(' ', ',', '.', ':', ';', '(', '[', '{', '*', '"', '\u201C');
            var id = IdOf(label);
            Inline.Add($"{{ id: {id}, label: {PlainTextYaml.Text(label.Length > 0 ? label : "To fill in")} }}");
            if (sentence.Length > 0 && sentence[^1] is '{' or '*' or '[') sentence.Append(' ');
            sentence.Append("{{").Append(id).Append("}}");
            at = blank.Index + blank.Length;
        }

        // What follows a gap must not join its braces.
        var rest = PlainTextYaml.Harmless(line[at..]);
        return sentence.Append(rest.StartsWith('}') ? " " : "").Append(rest).ToString();
    }

    /// <summary>Room for sentences, to be ended by <see cref="WithLines"/>.</summary>
    public string Room(string asks)
    {
        var label = asks.TrimEnd(':', ' ');
        if (label.Length == 0) label = asks.Length > 0 ? asks : "To fill in";
        return $"field: {{ id: {IdOf(label)}, label: {PlainTextYaml.Text(label)}, type: longText";
    }

    /// <summary>Says how many lines there are to write on.</summary>
    public static string WithLines(string room, int lines) => string.Create(CultureInfo.InvariantCulture, $"{room}, lines: {Math.Min(lines, MostLines)} }}");

    /// <summary><c>Do you drive? [ ] Yes [ ] No</c>, or <c>null</c> where there is no question or there are no two answers to it.</summary>
    public string? Choosing(string line, MatchCollection boxes)
    {
        var label = line[..boxes[0].Index].Trim().TrimEnd(':', ' ');
        var choices = boxes.Select((box, index) => line[(box.Index + box.Length)..(index + 1 < boxes.Count ? boxes[index + 1].Index : line.Length)].Trim().Trim(',', ';', '/').Trim()).ToList();
        if (label.Length == 0 || choices.Any(choice => choice.Length == 0 || PlainTextMarks.Blank().IsMatch(choice)) || PlainTextMarks.Blank().IsMatch(label)
            || choices.Distinct(StringComparer.OrdinalIgnoreCase).Count() < choices.Count) return null;
        var type = choices.All(choice => OneOf.Contains(choice.TrimEnd('.'), StringComparer.OrdinalIgnoreCase)) ? "choice" : "choices";
        return $"field: {{ id: {IdOf(label)}, label: {PlainTextYaml.Text(label)}, type: {type}, choices: [{string.Join(", ", choices.Select(PlainTextYaml.Text))}] }}";
    }

    private string Field(string label, string type) => $"field: {{ id: {IdOf(label)}, label: {PlainTextYaml.Text(label)}, type: {type} }}";

    private static string TypeOf(string label) =>
        Signing().IsMatch(label) ? "signature" : Day().IsMatch(label) ? "date" : "shortText";

    /// <summary>An id made of a label that nothing else in the document has.</summary>
    public string IdOf(string label)
    {
        var id = new StringBuilder();
        foreach (var letter in label.ToLowerInvariant())
        {
            if (id.Length >= LongestId) break;
            if (char.IsAsciiLetterLower(letter) || (char.IsAsciiDigit(letter) && id.Length > 0)) id.Append(letter);
            else if (id.Length > 0 && id[^1] != '-') id.Append('-');
        }

        var stem = id.ToString().Trim('-') is { Length: > 0 } words ? words : "field";
        var free = stem;
        // Counted on from the last, as a form may ask the same a thousand times.
        for (var number = ids.GetValueOrDefault(stem) + 1; !ids.TryAdd(free, 1); ids[stem] = ++number) free = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number + 1}");
        return free;
    }

    [GeneratedRegex(@"\b(signature|signed)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Signing();

    [GeneratedRegex(@"^(the )?date\b|\bdate$", RegexOptions.IgnoreCase)]
    private static partial Regex Day();
}
