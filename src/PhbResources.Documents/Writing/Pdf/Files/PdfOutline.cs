using System.Globalization;

namespace PhbResources.Documents.Writing.Pdf.Files;

/// <summary>Bookmarks: the headings of a document beside its pages.</summary>
internal sealed class PdfOutline
{
    private readonly List<Entry> entries = [];

    /// <summary>Adds a heading, in reading order; the first one is of level 1.</summary>
    /// <param name="title">Its text.</param>
    /// <param name="level">1 for the sections, 2 for what is within.</param>
    /// <param name="page">Where it is.</param>
    /// <param name="top">How far up, in points from the bottom.</param>
    public void Add(string title, int level, PdfRef page, double top) => entries.Add(new Entry(title, level, page, top));

    /// <summary>Writes the bookmarks; <c>null</c> where there are none.</summary>
    public PdfRef? Write(PdfFile file)
    {
        if (entries.Count == 0) return null;
        var root = file.Reserve();
        var numbers = entries.Select(_ => file.Reserve()).ToArray();
        for (var at = 0; at < entries.Count; at++)
        {
            var entry = entries[at];
            var parent = entry.Level == 1 ? -1 : entries.FindLastIndex(at, other => other.Level == 1);
            var previous = Neighbour(at, -1);
            var next = Neighbour(at, 1);
            var children = entry.Level == 1 ? Children(at) : 0;
            var links = $"/Parent {(parent < 0 ? root : numbers[parent])}{Link("Prev", previous)}{Link("Next", next)}";
            // Closed at first: a negative count.
            if (children > 0) links += string.Create(CultureInfo.InvariantCulture, $" /First {numbers[at + 1]} /Last {numbers[at + children]} /Count {-children}");
            file.Write(numbers[at], $"<< /Title {PdfSyntax.Text(entry.Title.ReplaceLineEndings(" "))} {links} /Dest [{entry.Page} /XYZ null {PdfSyntax.Number(entry.Top)} null] >>");
        }

        var top = Enumerable.Range(0, entries.Count).Where(at => entries[at].Level == 1).ToArray();
        file.Write(root, $"<< /Type /Outlines /First {numbers[top[0]]} /Last {numbers[top[^1]]} /Count {top.Length} >>");
        return root;

        string Link(string name, int at) => at < 0 ? "" : $" /{name} {numbers[at]}";
    }

    private int Children(int at) => entries.Skip(at + 1).TakeWhile(entry => entry.Level > 1).Count();

    private int Neighbour(int at, int step)
    {
        for (var other = at + step; other >= 0 && other < entries.Count; other += step)
        {
            if (entries[other].Level == entries[at].Level) return other;
            if (entries[other].Level < entries[at].Level) break;
        }

        return -1;
    }

    private sealed record Entry(string Title, int Level, PdfRef Page, double Top);
}
