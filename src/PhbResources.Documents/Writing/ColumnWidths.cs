using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing;

/// <summary>
/// Shares the page among the columns of a table as its author asked, but gives a column at least the width of its longest word,
/// in a smaller type if need be, so that no word of a header breaks.
/// </summary>
/// <param name="total">Width of the table in twips.</param>
/// <param name="cellMargins">Width of a cell's left and right margins and borders in twips.</param>
/// <param name="sizes">Type sizes in half points, the best first.</param>
/// <param name="wordWidth">Width in twips of a word in bold type of a size in half points.</param>
internal sealed class ColumnWidths(int total, int cellMargins, IReadOnlyList<int> sizes, Func<string, int, double> wordWidth)
{
    /// <summary>No word is expected to be longer than this; longer ones break.</summary>
    private const int LongestWord = 16;

    /// <summary>A column has room for so much, whatever its words are.</summary>
    private const string ShortestWord = "000";

    /// <summary>
    /// For files whose fonts are found where they are read: an average bold letter is as wide as 0.64 of the type size, a cautious figure for Arial.
    /// </summary>
    public static ColumnWidths Guessed(Look look) => Guessed(look.TextWidth, look.TableSizes);

    /// <summary>The same for a width in twips and type sizes in half points.</summary>
    public static ColumnWidths Guessed(int total, IReadOnlyList<int> sizes) =>
        // A half point is ten twips.
        new(total, cellMargins: 240, sizes, (word, size) => word.Length * size * 10 * 0.64);

    /// <summary>Widths in twips and the type size in half points; <c>null</c> where no size lets every word stay whole.</summary>
    public (int[] Widths, int? Size) Of(Table table, IReadOnlyList<PreparedRow> rows, PreparedDocument document)
    {
        var words = table.Columns.Select((column, at) => Words(table, rows, document, column, at)).ToArray();
        foreach (var size in sizes)
        {
            var least = words.Select(column => cellMargins + (int)Math.Ceiling(column.Max(word => wordWidth(word, size)))).ToArray();
            if (least.Sum() <= total) return (Share(table, least), size);
        }

        return (Share(table, [.. table.Columns.Select(_ => 0)]), null);
    }

    private static HashSet<string> Words(Table table, IReadOnlyList<PreparedRow> rows, PreparedDocument document, Column column, int at)
    {
        HashSet<string> words = [ShortestWord];
        Add(column.Label);
        if (table.RowHeaders && at == 0)
        {
            foreach (var row in rows) Add(row.Cells[0].IsOpen ? row.Name : PlainText.Of(row.Cells[0].Text, document));
        }
        else
        {
            foreach (var row in table.Rows) Add(PlainText.Of(row.Cells[at], document));
        }

        return words;

        void Add(string text)
        {
            var from = 0;
            for (var end = 0; end <= text.Length; end++)
            {
                if (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('-' or '/')) continue;
                if (end > from) words.Add(text.Substring(from, Math.Min(end - from, LongestWord)));
                from = end + 1;
            }
        }
    }

    private int[] Share(Table table, int[] least)
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
