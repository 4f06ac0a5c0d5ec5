namespace PhbResources.Documents.Writing.Drawings;

/// <summary>A line drawing that is the same in every format: in PDF files and on pages as lines, in office files as a picture of them.</summary>
internal sealed class Drawing
{
    private readonly Lazy<byte[]> picture;

    /// <param name="name">Names it in documents: lower-case words joined by hyphens.</param>
    /// <param name="width">Its width, in units of its own.</param>
    /// <param name="height">Its height.</param>
    /// <param name="shows">What it shows, for people who do not see it.</param>
    /// <param name="lines">What is drawn, in order.</param>
    public Drawing(string name, double width, double height, string shows, IReadOnlyList<DrawnLine> lines)
    {
        (Name, Width, Height, Shows, Lines) = (name, width, height, shows, lines);
        picture = new Lazy<byte[]>(() => DrawingPicture.Png(this));
    }

    public string Name { get; }

    public double Width { get; }

    public double Height { get; }

    public string Shows { get; }

    public IReadOnlyList<DrawnLine> Lines { get; }

    /// <summary>A PNG file of it; made once.</summary>
    public byte[] Picture => picture.Value;
}

/// <summary>What a pen draws.</summary>
/// <param name="Pen">Thickness and colour.</param>
/// <param name="Steps">Where it goes.</param>
internal sealed record DrawnLine(Pen Pen, IReadOnlyList<PathStep> Steps);

/// <summary>A round pen.</summary>
/// <param name="Thickness">In units of the drawing.</param>
/// <param name="Colour">Six hexadecimal digits, red first.</param>
internal sealed record Pen(double Thickness, string Colour);
