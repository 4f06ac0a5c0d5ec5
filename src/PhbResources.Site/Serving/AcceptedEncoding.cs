namespace PhbResources.Site.Serving;

/// <summary>Content codings the site offers, best first.</summary>
internal enum Coding
{
    Brotli,
    Gzip,
    Identity,
}

/// <summary>Reads <c>Accept-Encoding</c> (RFC 9110, 12.5.3) without allocating.</summary>
internal static class AcceptedEncoding
{
    public static Coding Best(string? header)
    {
        bool gzip = false;
        foreach (Range part in header.AsSpan().Split(','))
        {
            ReadOnlySpan<char> item = header.AsSpan()[part].Trim();
            int semicolon = item.IndexOf(';');
            ReadOnlySpan<char> name = semicolon < 0 ? item : item[..semicolon].TrimEnd();
            if (semicolon >= 0 && IsRefused(item[(semicolon + 1)..]))
                continue;
            if (name.Equals("br", StringComparison.OrdinalIgnoreCase))
                return Coding.Brotli;
            gzip |= name.Equals("gzip", StringComparison.OrdinalIgnoreCase);
        }

        return gzip ? Coding.Gzip : Coding.Identity;
    }

    private static bool IsRefused(ReadOnlySpan<char> parameter)
    {
        parameter = parameter.Trim();
        return parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase) && parameter[2..].TrimStart('0').TrimEnd('0') is "" or ".";
    }
}
