namespace PhbResources.Documents.Writing.Pdf.Layout;

/// <summary>An area of a page in points, counted from the left and from the top.</summary>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    /// <summary>The area without a margin on each side.</summary>
    public Box Within(double across, double down) => new(Left + across, Top + down, Width - (2 * across), Height - (2 * down));
}
