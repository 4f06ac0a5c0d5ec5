using System.Globalization;
using System.Text.RegularExpressions;

namespace PhbResources.Embedded.Media;

/// <summary>What a size of a picture is called: <c>garden.640w.jpg</c> lies beside <c>garden.jpg</c>, and <c>garden.640w.deleted.jpg</c> beside <c>garden.deleted.jpg</c> in the recycle bin.</summary>
internal static partial class SizeNames
{
    /// <summary>The path or address of a size.</summary>
    public static string Of(string path, int width) => Path.ChangeExtension(path, string.Create(CultureInfo.InvariantCulture, $"{width}w{Path.GetExtension(path)}"));

    /// <summary>The path or address of the picture that it is a size of, and its width; <c>null</c> where it is called like none.</summary>
    public static (string Picture, int Width)? Read(string path) => Form().Match(path) is { Success: true } match
        ? (match.Groups[1].Value + match.Groups[3].Value, int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))
        : null;

    [GeneratedRegex(@"^(.+)\.([1-9][0-9]{1,4})w((?:\.deleted)?\.[A-Za-z]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
