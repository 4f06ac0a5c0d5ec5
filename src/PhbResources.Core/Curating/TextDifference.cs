using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace PhbResources.Core.Curating;

/// <summary>What happened to a piece of text.</summary>
public enum PieceChange
{
    /// <summary>In both.</summary>
    Same,

    /// <summary>In the newer one only.</summary>
    Added,

    /// <summary>In the older one only.</summary>
    Removed,

    /// <summary>A long stretch that is in both and is left out.</summary>
    LeftOut,
}

/// <summary>A piece of a comparison.</summary>
/// <param name="Change">What happened to it.</param>
/// <param name="Text">The text.</param>
public sealed record DifferencePiece(PieceChange Change, string Text);

/// <summary>Compares two texts word by word (DiffPlex).</summary>
public static class TextDifference
{
    /// <summary>Words of both texts above which they are compared line by line: comparing words takes time with the square of what differs.</summary>
    private const int MostWords = 20_000;

    /// <summary>How much of the shorter text has to be the same for it to be compared word by word.</summary>
    private const double LeastSame = 0.5;

    /// <summary>A text no longer than this, in characters, is always compared word by word.</summary>
    private const int LongestLine = 200;

    /// <summary>Lines of unchanged text shown around a change.</summary>
    private const int LinesAround = 2;

    private static readonly DelimiterChunker s_words = new([' ', '\t', '\n', '.', ',', ';', ':', '!', '?', '(', ')', '"', '/', '|', '-']);
    private static readonly LineEndingsPreservingChunker s_lines = new();

    /// <summary>The pieces of both texts in order; nothing where they are equal.</summary>
    public static IReadOnlyList<DifferencePiece> Of(string older, string newer)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        older = older.ReplaceLineEndings("\n");
        newer = newer.ReplaceLineEndings("\n");
        if (older == newer)
            return [];
        bool words = (long)s_words.Chunk(older).Count + s_words.Chunk(newer).Count <= MostWords;
        List<DifferencePiece> pieces = Pieces(older, newer, words ? s_words : s_lines);
        // Words that two other texts happen to share here and there help nobody to read either.
        int same = pieces.Where(piece => piece.Change == PieceChange.Same).Sum(piece => piece.Text.Length);
        if (words && Math.Min(older.Length, newer.Length) > LongestLine && same < LeastSame * Math.Min(older.Length, newer.Length))
            pieces = Pieces(older, newer, s_lines);
        return [.. pieces.SelectMany((piece, index) => Shortened(piece, index == 0, index == pieces.Count - 1))];
    }

    private static List<DifferencePiece> Pieces(string older, string newer, IChunker chunker)
    {
        DiffResult result = Differ.Instance.CreateDiffs(older, newer, ignoreWhiteSpace: false, ignoreCase: false, chunker);
        List<DifferencePiece> pieces = [];
        int at = 0;
        foreach (DiffBlock block in result.DiffBlocks)
        {
            Add(PieceChange.Same, result.PiecesOld, at, block.DeleteStartA);
            Add(PieceChange.Removed, result.PiecesOld, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA);
            Add(PieceChange.Added, result.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB);
            at = block.DeleteStartA + block.DeleteCountA;
        }

        Add(PieceChange.Same, result.PiecesOld, at, result.PiecesOld.Count);
        return pieces;

        void Add(PieceChange change, IReadOnlyList<string> from, int start, int end)
        {
            if (end > start)
                pieces.Add(new DifferencePiece(change, string.Concat(from.Skip(start).Take(end - start))));
        }
    }

    private static IEnumerable<DifferencePiece> Shortened(DifferencePiece piece, bool first, bool last)
    {
        string[] lines = piece.Text.Split('\n');
        int before = first ? 0 : LinesAround, after = last ? 0 : LinesAround;
        // One line more or less is not worth a gap.
        if (piece.Change != PieceChange.Same || lines.Length <= before + after + 3)
            return [piece];
        return
        [
            .. before > 0 ? [new DifferencePiece(PieceChange.Same, string.Join('\n', lines[..before]) + "\n")] : (DifferencePiece[])[],
            new DifferencePiece(PieceChange.LeftOut, $"{lines.Length - before - after} lines that are the same"),
            .. after > 0 ? [new DifferencePiece(PieceChange.Same, string.Join('\n', lines[^after..]))] : (DifferencePiece[])[],
        ];
    }
}
