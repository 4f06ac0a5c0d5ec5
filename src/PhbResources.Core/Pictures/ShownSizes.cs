using System.Globalization;

namespace PhbResources.Core.Pictures;

/// <summary>What a page says of a picture, so that nothing jumps when it comes, and so that a telephone loads a small one.</summary>
/// <param name="Width">Its own width, in pixels.</param>
/// <param name="Height">Its own height, in pixels.</param>
public sealed record ShownSizes(int Width, int Height)
{
    /// <summary>Addresses of the picture in several widths, from narrow to wide; fewer than two where there is nothing to choose from.</summary>
    public IReadOnlyList<(string Address, int Width)> Addresses { get; init; } = [];

    /// <summary>The addresses as HTML's <c>srcset</c> has them, or <c>null</c> where there is nothing to choose from.</summary>
    public string? SourceSet => Addresses.Count < 2 ? null
        : string.Join(", ", Addresses.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Address} {one.Width}w")));
}
