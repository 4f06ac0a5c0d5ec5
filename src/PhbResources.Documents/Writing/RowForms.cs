using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing;

/// <summary>How a table that is too wide for large print is set out as a small form for each of its rows.</summary>
internal static class RowForms
{
    /// <summary>Blank rows that are written; a long chart would fill dozens of pages, and a page of blank rows can be copied.</summary>
    private const int MostBlankRows = 8;

    /// <summary>Rows with something in them, and a few blank ones.</summary>
    public static IEnumerable<PreparedRow> Shown(Table table, IReadOnlyList<PreparedRow> rows)
    {
        int blank = 0;
        return rows.Where((row, at) => at < table.Rows.Count || row.Cells.Any(cell => cell.Value is not null) || ++blank <= MostBlankRows);
    }

    /// <summary>Widths of a label and its box, side by side twice where the page is wide; in the unit of <paramref name="width"/>.</summary>
    public static int[] Widths(int width, bool landscape)
    {
        if (!landscape)
        {
            int label = width * 2 / 5;
            return [label, width - label];
        }

        int half = width / 2, narrow = half * 9 / 20;
        return [narrow, half - narrow, narrow, width - half - narrow];
    }

    /// <summary>The boxes line by line; where they do not come out even, the first has a line of its own.</summary>
    public static IEnumerable<T[]> Lines<T>(IReadOnlyList<T> boxes, bool landscape)
    {
        int perLine = landscape ? 2 : 1, first = boxes.Count % perLine;
        return (first > 0 ? [[boxes[0]]] : Enumerable.Empty<T[]>()).Concat(boxes.Skip(first).Chunk(perLine));
    }
}
