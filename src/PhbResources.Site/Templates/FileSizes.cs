using System.Globalization;

namespace PhbResources.Site.Templates;

/// <summary>Sizes of files in words.</summary>
internal static class FileSizes
{
    /// <summary>A KB is 1,024 bytes, as file managers count.</summary>
    public static string InWords(long bytes) => bytes < 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, (bytes + 512) / 1024)} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB");
}
