namespace PhbResources.Documents.Writing.Drawings;

/// <summary>
/// Capital letters and figures drawn with a pen, for the few words inside drawings: with letters of a font a drawing would look otherwise on each machine.
/// Only those that are used are there.
/// </summary>
internal static class StrokeLetters
{
    /// <summary>Each letter is four wide and six high.</summary>
    private const double LetterHeight = 6, LetterWidth = 4, Advance = 5.6, Space = 3;

    private static readonly Dictionary<char, IReadOnlyList<PathStep>> Letters = new Dictionary<char, string>
    {
        ['1'] = "M 0.8 1.2 L 2.2 0 L 2.2 6",
        ['2'] = "M 0.2 1.5 C 0.4 -0.6 4 -0.4 3.8 1.6 C 3.7 3 0.6 4.6 0 6 L 4 6",
        ['3'] = "M 0.3 0.8 C 1 -0.3 3.8 -0.4 3.8 1.5 C 3.8 2.8 2.6 3 1.6 3 C 2.8 3 4 3.2 4 4.6 C 4 6.5 0.9 6.4 0 5",
        ['4'] = "M 3 6 L 3 0 L 0 4.2 L 4 4.2",
        ['A'] = "M 0 6 L 2 0 L 4 6 M 0.7 4 L 3.3 4",
        ['B'] = "M 0 0 L 0 6 L 2.4 6 C 4.5 6 4.5 3 2.4 3 L 0 3 M 0 0 L 2.2 0 C 4 0 4 3 2.2 3",
        ['C'] = "M 4 1 C 3 -0.5 0 -0.6 0 3 C 0 6.6 3 6.5 4 5",
        ['D'] = "M 0 0 L 0 6 L 1.8 6 C 4.8 6 4.8 0 1.8 0 Z",
        ['E'] = "M 4 0 L 0 0 L 0 6 L 4 6 M 0 3 L 3.2 3",
        ['F'] = "M 4 0 L 0 0 L 0 6 M 0 3 L 3.2 3",
        ['G'] = "M 4 1 C 3 -0.5 0 -0.6 0 3 C 0 6.6 3.2 6.5 4 5 L 4 3.2 L 2.4 3.2",
        ['H'] = "M 0 0 L 0 6 M 4 0 L 4 6 M 0 3 L 4 3",
        ['I'] = "M 2 0 L 2 6",
        ['K'] = "M 0 0 L 0 6 M 4 0 L 0 3.6 M 1.5 2.3 L 4 6",
        ['L'] = "M 0 0 L 0 6 L 4 6",
        ['M'] = "M 0 6 L 0 0 L 2 3.4 L 4 0 L 4 6",
        ['N'] = "M 0 6 L 0 0 L 4 6 L 4 0",
        ['O'] = "M 2 0 C -0.7 0 -0.7 6 2 6 C 4.7 6 4.7 0 2 0 Z",
        ['P'] = "M 0 6 L 0 0 L 2.4 0 C 4.5 0 4.5 3.2 2.4 3.2 L 0 3.2",
        ['R'] = "M 0 6 L 0 0 L 2.4 0 C 4.5 0 4.5 3.2 2.4 3.2 L 0 3.2 M 2.2 3.2 L 4 6",
        ['S'] = "M 3.8 1 C 3 -0.4 0.1 -0.4 0.1 1.5 C 0.1 3.4 4 2.6 4 4.5 C 4 6.5 0.9 6.4 0 5",
        ['T'] = "M 0 0 L 4 0 M 2 0 L 2 6",
    }.ToDictionary(letter => letter.Key, letter => PathStep.Read(letter.Value));

    /// <summary>How wide words are.</summary>
    public static double WidthOf(string words, double height) => (words.Sum(letter => letter == ' ' ? Space : Advance) - (Advance - LetterWidth)) * height / LetterHeight;

    /// <summary>Words around a middle.</summary>
    /// <param name="words">In capitals.</param>
    /// <param name="middle">Where their middle is.</param>
    /// <param name="top">Where they begin.</param>
    /// <param name="height">How high they are.</param>
    public static IReadOnlyList<PathStep> Write(string words, double middle, double top, double height)
    {
        var scale = height / LetterHeight;
        var pen = middle - (WidthOf(words, height) / 2);
        var steps = new List<PathStep>();
        foreach (var letter in words)
        {
            if (letter != ' ') steps.AddRange(Letters[letter].Select(step => step.To(pen, top, scale, scale)));
            pen += (letter == ' ' ? Space : Advance) * scale;
        }

        return steps;
    }
}
