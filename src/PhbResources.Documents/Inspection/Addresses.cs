namespace PhbResources.Documents.Inspection;

/// <summary>Where links may lead.</summary>
internal static class Addresses
{
    /// <summary>A web page or a mail address, or a place in the same file.</summary>
    public static bool IsSafe(string address) => IsPublic(address) || address.StartsWith('#');

    /// <summary>A web page or a mail address.</summary>
    public static bool IsPublic(string address) =>
        address.Length <= 2_048
        && (Begins(address, "http://") || Begins(address, "https://") || Begins(address, "mailto:"))
        && !address.Any(letter => char.IsControl(letter) || letter is '"' or '<' or '>');

    /// <summary>Something outside the file: an address with a scheme, a share, an absolute path.</summary>
    public static bool IsOutside(string address)
    {
        var trimmed = address.Trim();
        if (trimmed.StartsWith("//", StringComparison.Ordinal) || trimmed.StartsWith("\\\\", StringComparison.Ordinal)) return true;
        var colon = trimmed.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && trimmed.AsSpan(0, colon).IndexOfAny("/#?") < 0;
    }

    private static bool Begins(string address, string start) => address.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
