using System.Text;

namespace PhbResources.Documents.Inspection.Rtf;

/// <summary>A group of an RTF file while it is read.</summary>
internal sealed class RtfGroup
{
    public PieceOrigin Origin { get; set; } = PieceOrigin.Body;

    public string Words { get; set; } = "";

    public string Destination { get; set; } = "";

    public StringBuilder Own { get; set; } = new();

    /// <summary>What the paragraph around a footnote, comment or box held when it began.</summary>
    public string Around { get; set; } = "";

    public bool IsDestination { get; set; }

    public bool Silent { get; set; }

    public bool InInfo { get; set; }

    public bool Starred { get; set; }

    public bool IsFirst { get; set; }

    public bool Hidden { get; set; }

    public bool Deleted { get; set; }

    public bool Inserted { get; set; }

    public int SkipAfterUnicode { get; set; } = 1;

    /// <summary>A group inside: everything holds on, except what a group says about itself.</summary>
    public RtfGroup Inner()
    {
        var inner = (RtfGroup)MemberwiseClone();
        (inner.Starred, inner.IsFirst, inner.IsDestination) = (false, false, false);
        return inner;
    }
}
