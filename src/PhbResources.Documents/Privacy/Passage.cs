using System.Text;
using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Privacy;

/// <summary>
/// Text that belongs together, as the detectors see it: neighbouring paragraphs or one cell with its label in front, in plain digits,
/// spaces and dashes, with the way back to the pieces that it comes from.
/// </summary>
internal sealed class Passage
{
    private readonly List<Stretch> starts = [];
    private StringBuilder text = new();
    private string? plain;
    private string? lower;

    /// <summary>The text in plain characters. Nothing can be added any more once it was asked for.</summary>
    public string Text
    {
        get
        {
            if (plain is not null) return plain;
            plain = text.ToString();
            // A text of millions of letters is kept once.
            text = new StringBuilder(0, 1);
            return plain;
        }
    }

    /// <summary>The same in lower case, letter for letter.</summary>
    public string Lower => lower ??= Text.ToLowerInvariant();

    public int Length => plain?.Length ?? text.Length;

    /// <summary>What the text is, for detectors that look at headers or file names.</summary>
    public PieceOrigin Origin { get; init; }

    /// <summary>Whether it is a cell that is not the second one of its row: a single word there may as well be the head of a column.</summary>
    public bool IsBesideFarLabel { get; init; }

    /// <summary>Adds words that are only context, such as the label in the cell beside: nothing is found in them.</summary>
    public void AddContext(string words)
    {
        starts.Add(new Stretch(text.Length, null));
        foreach (var letter in words)
            if (Fold(letter) is { } folded) text.Append(folded);
    }

    /// <summary>Adds a piece, as a line of its own.</summary>
    public void Add(TextPiece piece)
    {
        if (starts.Count > 0 && starts[^1] is { Piece: { } before } last)
        {
            text.Append('\n');
            last.Offsets?.Add(before.Text.Length);
        }

        var stretch = new Stretch(text.Length, piece);
        starts.Add(stretch);
        for (var at = 0; at < piece.Text.Length; at++)
        {
            if (Fold(piece.Text[at]) is { } folded)
            {
                text.Append(folded);
                stretch.Offsets?.Add(at);
            }
            else stretch.Offsets ??= [.. Enumerable.Range(0, at)];
        }
    }

    /// <summary>The stretches of pieces that a stretch of this text stands for. Empty where it is only context.</summary>
    public IReadOnlyList<FoundSpan> Spans(int start, int length)
    {
        var spans = new List<FoundSpan>(1);
        var at = start;
        var index = IndexOf(start);
        while (at < start + length)
        {
            var end = Math.Min(start + length, index + 1 < starts.Count ? starts[index + 1].At : Length);
            if (starts[index].Piece is { } piece)
            {
                var last = end - 1;
                while (last > at && starts[index].OffsetOf(last) >= piece.Text.Length) last--;
                if (starts[index].OffsetOf(at) is var first && first < piece.Text.Length) spans.Add(new FoundSpan(piece, first, starts[index].OffsetOf(last) - first + 1));
            }

            at = end;
            index++;
        }

        return spans;
    }

    private int IndexOf(int at)
    {
        int low = 0, high = starts.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (starts[middle].At <= at) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    /// <summary>Where a piece begins in the passage; context has none.</summary>
    private sealed class Stretch(int at, TextPiece? piece)
    {
        public int At => at;

        public TextPiece? Piece => piece;

        /// <summary>The place in the piece of each letter, once one was left out; before that they are side by side.</summary>
        public List<int>? Offsets { get; set; }

        public int OffsetOf(int place) => Offsets is { } offsets ? offsets[place - at] : place - at;
    }

    /// <summary>One character for all that look like it; null for those that nobody sees.</summary>
    internal static char? Fold(char letter)
    {
        if (letter < '\u00A0') return letter;
        switch (letter)
        {
            case '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000':
                return ' ';
            case '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or '\u2060' or '\uFEFF':
                return null;
            case (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE58' or '\uFE63':
                return '-';
            case '\u2028' or '\u2029':
                return '\n';
            case '\u2018' or '\u2019' or '\u02BC':
                return '\'';
            case >= '\uFF01' and <= '\uFF5E':
                return (char)(letter - 0xFEE0);
        }

        return char.IsDigit(letter) ? (char)('0' + (int)char.GetNumericValue(letter)) : letter;
    }
}
