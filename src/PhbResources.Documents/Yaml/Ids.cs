namespace PhbResources.Documents.Yaml;

/// <summary>Names of fields, tables and columns: lower-case words joined by hyphens, the first starting with a letter.</summary>
internal static class Ids
{
    public const int Longest = 64;

    public static bool IsWellFormed(ReadOnlySpan<char> id)
    {
        if (id.Length is 0 or > Longest || !char.IsAsciiLetterLower(id[0]) || id[^1] == '-') return false;
        for (var i = 1; i < id.Length; i++)
        {
            if (id[i] == '-' ? id[i - 1] == '-' : !char.IsAsciiLetterLower(id[i]) && !char.IsAsciiDigit(id[i])) return false;
        }

        return true;
    }
}
