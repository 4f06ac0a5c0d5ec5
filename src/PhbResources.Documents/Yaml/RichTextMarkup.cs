using System.Buffers;
using System.Text;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Yaml;

/// <summary>
/// Reads the markup inside a text: <c>**bold**</c>, <c>*italic*</c>, <c>[text](address)</c> and <c>{{field-id}}</c>.
/// Anything that is not quite one of these is ordinary text, so every text can be read. Takes time in proportion to the length.
/// </summary>
public static class RichTextMarkup
{
    private static readonly SearchValues<char> EndOfAddress = SearchValues.Create("()[] \t\r\n");

    /// <summary>Reads a text; never fails.</summary>
    public static RichText Parse(string text)
    {
        if (text.Length == 0) return RichText.Empty;
        if (text.AsSpan().IndexOfAny('*', '[', '{') < 0) return new RichText([new TextRun(text)]);
        var pieces = Split(text);
        PairStars(pieces);
        return Join(pieces);
    }

    /// <summary>A stretch of text, a mark of one to three stars, or a finished link or field.</summary>
    private sealed class Piece(string text, int stars = 0, bool canOpen = false, bool canClose = false, Inline? inline = null)
    {
        public string Text { get; } = text;
        public int Stars { get; } = stars;
        public bool CanOpen { get; } = canOpen;
        public bool CanClose { get; } = canClose;
        public Inline? Inline { get; } = inline;
        public bool Opens { get; set; }
        public bool Closes { get; set; }
    }

    private static List<Piece> Split(string text)
    {
        var pieces = new List<Piece>();
        int position = 0, literalFrom = 0;
        while (position < text.Length)
        {
            var next = text.AsSpan(position).IndexOfAny('*', '[', '{');
            if (next < 0) break;
            position += next;
            var (piece, length) = text[position] switch
            {
                '*' => Stars(text, position),
                '[' => LinkAt(text, position),
                _ => FieldAt(text, position),
            };
            if (piece is null)
            {
                position += length;
                continue;
            }

            if (position > literalFrom) pieces.Add(new Piece(text[literalFrom..position]));
            pieces.Add(piece);
            position += length;
            literalFrom = position;
        }

        if (literalFrom < text.Length) pieces.Add(new Piece(text[literalFrom..]));
        return pieces;
    }

    private static (Piece? Piece, int Length) Stars(string text, int at)
    {
        var count = text.AsSpan(at).IndexOfAnyExcept('*');
        if (count < 0) count = text.Length - at;
        if (count > 3) return (null, count);
        var before = at == 0 ? ' ' : text[at - 1];
        var after = at + count == text.Length ? ' ' : text[at + count];
        // A star between letters or figures is a star: 5*3*2.
        var opens = !char.IsWhiteSpace(after) && !char.IsLetterOrDigit(before);
        var closes = !char.IsWhiteSpace(before) && !char.IsLetterOrDigit(after);
        return opens || closes ? (new Piece(text.Substring(at, count), count, opens, closes), count) : (null, count);
    }

    private static (Piece? Piece, int Length) LinkAt(string text, int at)
    {
        var rest = text.AsSpan(at + 1);
        var close = rest.IndexOfAny('[', ']');
        if (close <= 0 || rest[close] != ']' || close + 1 >= rest.Length || rest[close + 1] != '(') return (null, 1);
        var address = rest[(close + 2)..];
        var end = address.IndexOfAny(EndOfAddress);
        if (end <= 0 || address[end] != ')' || !Link.IsAllowed(address[..end].ToString())) return (null, 1);
        var link = new Link(rest[..close].ToString(), address[..end].ToString());
        return (new Piece("", inline: link), close + end + 4);
    }

    private static (Piece? Piece, int Length) FieldAt(string text, int at)
    {
        if (at + 1 >= text.Length || text[at + 1] != '{') return (null, 1);
        var rest = text.AsSpan(at + 2);
        var end = rest.IndexOfAny('}', '{', '\n');
        if (end < 0 || end + 1 >= rest.Length || rest[end] != '}' || rest[end + 1] != '}') return (null, 1);
        var id = rest[..end].Trim().ToString();
        return Ids.IsWellFormed(id) ? (new Piece("", inline: new FieldReference(id)), end + 4) : (null, 1);
    }

    private static void PairStars(List<Piece> pieces)
    {
        var open = new Stack<Piece>();
        foreach (var piece in pieces.Where(piece => piece.Stars > 0))
        {
            // At most one of each length is open, so this stack never has more than three.
            if (piece.CanClose && open.Any(other => other.Stars == piece.Stars))
            {
                while (open.Peek().Stars != piece.Stars) open.Pop();
                open.Pop().Opens = true;
                piece.Closes = true;
            }
            else if (piece.CanOpen && open.All(other => other.Stars != piece.Stars))
            {
                open.Push(piece);
            }
        }
    }

    private static RichText Join(List<Piece> pieces)
    {
        var inlines = new List<Inline>();
        var run = new StringBuilder();
        int bold = 0, italic = 0;
        foreach (var piece in pieces)
        {
            if (piece is { Inline: null, Opens: false, Closes: false })
            {
                run.Append(piece.Text);
                continue;
            }

            EndRun();
            if (piece.Inline is not null) inlines.Add(piece.Inline);
            var step = piece.Opens ? 1 : piece.Closes ? -1 : 0;
            if (piece.Stars >= 2) bold += step;
            if (piece.Stars is 1 or 3) italic += step;
        }

        EndRun();
        return new RichText(inlines);

        void EndRun()
        {
            if (run.Length == 0) return;
            inlines.Add(new TextRun(run.ToString(), bold > 0, italic > 0));
            run.Clear();
        }
    }
}
