using DiffPlex;
using DiffPlex.Model;

namespace PhbResources.Core.Guides;

/// <summary>Puts two people's changes of one text together, paragraph by paragraph.</summary>
public static class GuideMerge
{
    private static readonly ParagraphChunker s_paragraphs = new();

    /// <summary>The text with both changes, or <c>null</c> where both changed the same paragraph, and not alike.</summary>
    /// <param name="common">What both began with.</param>
    /// <param name="theirs">What one made of it.</param>
    /// <param name="mine">What the other made of it.</param>
    public static string? Of(string common, string theirs, string mine)
    {
        ArgumentNullException.ThrowIfNull(common);
        ArgumentNullException.ThrowIfNull(theirs);
        ArgumentNullException.ThrowIfNull(mine);
        if (theirs == mine || common == mine)
            return theirs;
        if (common == theirs)
            return mine;
        IReadOnlyList<string> begin = s_paragraphs.Chunk(common);
        List<Change> one = Changes(common, theirs), other = Changes(common, mine);
        List<string> merged = [];
        int at = 0, i = 0, j = 0;
        while (i < one.Count || j < other.Count)
        {
            Change? left = i < one.Count ? one[i] : null, right = j < other.Count ? other[j] : null;
            if (left is not null && right is not null && Touch(left, right))
            {
                if (!left.IsLike(right))
                    return null;
                Take(left);
                i++;
                j++;
            }
            else if (right is null || (left is not null && (left.Start < right.Start || (left.Start == right.Start && left.End <= right.End))))
            {
                Take(left!);
                i++;
            }
            else
            {
                Take(right);
                j++;
            }
        }

        merged.AddRange(begin.Skip(at));
        return string.Concat(merged);

        void Take(Change change)
        {
            merged.AddRange(begin.Skip(at).Take(change.Start - at));
            merged.AddRange(change.Pieces);
            at = change.End;
        }
    }

    // Two that put something in at the same place touch, too: nobody knows what comes first.
    private static bool Touch(Change one, Change other) =>
        one.Start == other.Start && (one.Start == one.End) == (other.Start == other.End) ? true : one.Start < other.End && other.Start < one.End;

    private static List<Change> Changes(string common, string changed)
    {
        DiffResult result = Differ.Instance.CreateDiffs(common, changed, ignoreWhiteSpace: false, ignoreCase: false, s_paragraphs);
        return [.. result.DiffBlocks.Select(block => new Change(block.DeleteStartA, block.DeleteStartA + block.DeleteCountA,
            [.. result.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB)]))];
    }

    private sealed record Change(int Start, int End, IReadOnlyList<string> Pieces)
    {
        public bool IsLike(Change other) => Start == other.Start && End == other.End && Pieces.SequenceEqual(other.Pieces);
    }

    /// <summary>Paragraphs, and the empty lines between them, each a piece: put together again they are the text.</summary>
    private sealed class ParagraphChunker : IChunker
    {
        public IReadOnlyList<string> Chunk(string text)
        {
            List<string> pieces = [];
            int start = 0;
            bool? empty = null;
            for (int at = 0; at < text.Length;)
            {
                int end = text.IndexOf('\n', at) is var found && found < 0 ? text.Length : found + 1;
                bool now = text.AsSpan(at, end - at).IsWhiteSpace();
                if (empty is { } before && before != now)
                {
                    pieces.Add(text[start..at]);
                    start = at;
                }

                empty = now;
                at = end;
            }

            if (start < text.Length)
                pieces.Add(text[start..]);
            return pieces;
        }
    }
}
