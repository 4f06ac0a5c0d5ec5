namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>One font that text can be drawn with: a face of a file, or a standard font that every PDF viewer has.</summary>
internal abstract class FontFace
{
    /// <summary>Family as people know it: <c>DejaVu Sans</c>.</summary>
    public abstract string Family { get; }

    /// <summary>PostScript name, of letters, digits and hyphens only.</summary>
    public abstract string PostScriptName { get; }

    public abstract FontStyle Style { get; }

    public abstract FontMetrics Metrics { get; }
}
