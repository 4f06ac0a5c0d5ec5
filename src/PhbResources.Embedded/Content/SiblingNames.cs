using System.Globalization;
using System.Text.RegularExpressions;

namespace PhbResources.Embedded.Content;

/// <summary>Umbraco's rule that no two siblings share a name: the second "Letter" becomes "Letter (1)", the third "Letter (2)".</summary>
internal static partial class SiblingNames
{
    /// <summary>The name itself if it is free, else the name with the first number that is.</summary>
    /// <param name="name">The wanted name.</param>
    /// <param name="taken">The names of the siblings; case does not matter.</param>
    public static string Free(string name, IEnumerable<string> taken)
    {
        var names = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!names.Contains(name)) return name;
        string stem = name;
        // "Letter (1)" beside "Letter" is one of its numbers and becomes "Letter (2)"; alone it is a name like any other.
        if (Numbered().Match(name) is { Success: true } numbered && names.Contains(numbered.Groups["stem"].Value)) stem = numbered.Groups["stem"].Value;
        for (int number = 1; ; number++)
        {
            string candidate = string.Create(CultureInfo.InvariantCulture, $"{stem} ({number})");
            if (!names.Contains(candidate)) return candidate;
        }
    }

    /// <summary>What all names that could matter begin with.</summary>
    public static string Stem(string name) => Numbered().Match(name) is { Success: true } numbered ? numbered.Groups["stem"].Value : name;

    [GeneratedRegex(@"^(?<stem>.*\S) \([1-9]\d{0,8}\)$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();
}
