using System.Text;

namespace PhbResources.Documents.Inspection.Office;

/// <summary>A paragraph while it is read.</summary>
internal sealed class OpenParagraph
{
    public StringBuilder Text { get; } = new();

    public List<PieceLink> Links { get; } = [];

    /// <summary>Deleted, inserted and hidden text, joined where it follows on.</summary>
    public List<(PieceOrigin Origin, string Author, StringBuilder Text)> Others { get; } = [];

    public bool Box { get; init; }

    public bool Hidden { get; set; }

    public int HeadingLevel { get; set; }

    public string? List { get; set; }

    public int Level { get; set; }

    public string? Link { get; set; }

    public int LinkStart { get; set; }

    public void Add(PieceOrigin origin, string author, string text)
    {
        if (Others.Count > 0 && Others[^1].Origin == origin && Others[^1].Author == author) Others[^1].Text.Append(text);
        else Others.Add((origin, author, new StringBuilder(text)));
    }

    public void EndLink()
    {
        if (Link is { } address && Addresses.IsPublic(address) && Text.Length > LinkStart) Links.Add(new PieceLink(LinkStart, Text.Length - LinkStart, address));
        Link = null;
    }

    /// <summary>The links that lie within so many letters, in order and without overlaps.</summary>
    public IReadOnlyList<PieceLink> SafeLinks(int length)
    {
        if (Links.Count == 0) return [];
        var kept = new List<PieceLink>(Links.Count);
        foreach (var link in Links.OrderBy(link => link.Start))
            if (link.Start + link.Length <= length && (kept.Count == 0 || link.Start >= kept[^1].Start + kept[^1].Length)) kept.Add(link);
        return kept;
    }
}

/// <summary>A complex field while it is read.</summary>
internal sealed class DocxField
{
    public StringBuilder Instruction { get; } = new();

    public bool HasResult { get; set; }

    public string Name { get; set; } = "";

    public OpenParagraph? Paragraph { get; set; }

    public int Start { get; set; }
}

/// <summary>A content control while it is read.</summary>
internal sealed class DocxControl
{
    public StringBuilder Text { get; } = new();

    public string Name { get; set; } = "";

    public bool IsPlaceholder { get; set; }
}
