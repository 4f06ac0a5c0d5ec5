using System.Globalization;

namespace PhbResources.Documents.Writing.Drawings;

/// <summary>A step of a pen: to a place without drawing (M), in a line (L), in a cubic Bézier curve (C), or back to where the line began (Z).</summary>
/// <param name="Kind">M, L, C or Z.</param>
/// <param name="X">Where it leads.</param>
/// <param name="Y">Where it leads, counted downwards.</param>
/// <param name="First">The first handle of a curve.</param>
/// <param name="Second">The second.</param>
internal readonly record struct PathStep(char Kind, double X, double Y, (double X, double Y) First = default, (double X, double Y) Second = default)
{
    /// <summary>Reads steps in the notation of SVG paths, with absolute places alone.</summary>
    public static IReadOnlyList<PathStep> Read(string data)
    {
        var steps = new List<PathStep>();
        var words = data.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at < words.Length;)
        {
            var kind = words[at++][0];
            steps.Add(kind switch
            {
                'C' => new PathStep(kind, Number(at + 4), Number(at + 5), (Number(at), Number(at + 1)), (Number(at + 2), Number(at + 3))),
                'Z' => new PathStep(kind, 0, 0),
                _ => new PathStep(kind, Number(at), Number(at + 1)),
            });
            at += kind switch { 'C' => 6, 'Z' => 0, _ => 2 };
        }

        return steps;

        double Number(int index) => double.Parse(words[index], CultureInfo.InvariantCulture);
    }

    /// <summary>The same step elsewhere, larger or smaller; a negative scale mirrors it.</summary>
    public PathStep To(double left, double top, double scaleX, double scaleY)
    {
        return new PathStep(Kind, At(X, Y).X, At(X, Y).Y, At(First.X, First.Y), At(Second.X, Second.Y));

        (double X, double Y) At(double x, double y) => (left + (x * scaleX), top + (y * scaleY));
    }

    /// <summary>In the notation of SVG.</summary>
    public override string ToString() => Kind switch
    {
        'Z' => "Z",
        'C' => FormattableString.Invariant($"C{First.X:0.##} {First.Y:0.##} {Second.X:0.##} {Second.Y:0.##} {X:0.##} {Y:0.##}"),
        _ => FormattableString.Invariant($"{Kind}{X:0.##} {Y:0.##}"),
    };
}
