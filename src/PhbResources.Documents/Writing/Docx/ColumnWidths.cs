using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing.Docx;

/// <summary>
/// Shares the page among the columns of a table as its author asked, but gives a column at least the width of its longest word,
/// in a smaller type if need be, so that no word of a header breaks.
/// </summary>
internal static class ColumnWidths
{
    /// <summary>Width of a cell's left and right margins and borders in twips.</summary>
    private const int CellMargins = 240;

    /// <summary>Average width of a bold letter as a share of the type size; a cautious figure for Arial.</summary>
    private const double LetterWidth = 0.64;

    /// <summary>No word is expected to be longer than this; longer ones break.</summary>
    private const int LongestWord = 16;

    public static (int[] Widths, int Size) Of(Table table, IReadOnlyList<PreparedRow> rows, PreparedDocument document, DocxLook look)
    {
        var letters = table.Columns.Select((column, at) => Letters(table, rows, document, column, at)).ToArray();
        foreach (var size in look.TableSizes)
        {
            // A half point is ten twips.
            var least = letters.Select(count => CellMargins + (int)Math.Ceiling(count * size * 10 * LetterWidth)).ToArray();
            if (least.Sum() <= look.TextWidth) return (Share(table, least, look.TextWidth), size);
        }

        return (Share(table, [.. table.Columns.Select(_ => 0)], look.TextWidth), look.TableSizes[^1]);
    }

    private static int Letters(Table table, IReadOnlyList<PreparedRow> rows, PreparedDocument document, Column column, int at)
    {
        var longest = Longest(column.Label);
        if (table.RowHeaders && at == 0) longest = Math.Max(longest, rows.Select(row => Longest(row.Name)).DefaultIfEmpty().Max());
        else if (table.Rows.Count > 0) longest = Math.Max(longest, table.Rows.Max(row => Longest(PlainText.Of(row.Cells[at], document))));
        return Math.Min(Math.Max(longest, 3), LongestWord);
    }

    private static int Longest(string text)
    {
        int longest = 0, length = 0;
        foreach (var letter in text)
        {
            length = char.IsWhiteSpace(letter) || letter is '-' or '/' ? 0 : length + 1;
            longest = Math.Max(longest, length);
        }

        return longest;
    }

    private static int[] Share(Table table, int[] least, int total)
    {
        var fixedAt = new bool[least.Length];
        var widths = new int[least.Length];
        while (true)
        {
            var room = total - least.Where((_, at) => fixedAt[at]).Sum();
            var shares = table.Columns.Where((_, at) => !fixedAt[at]).Sum(column => column.Width);
            var grew = false;
            for (var at = 0; at < least.Length; at++)
            {
                widths[at] = fixedAt[at] ? least[at] : (int)(room * table.Columns[at].Width / shares);
                if (!fixedAt[at] && widths[at] < least[at]) grew = fixedAt[at] = true;
            }

            if (!grew) break;
        }

        widths[^1] += total - widths.Sum();
        return widths;
    }
}
