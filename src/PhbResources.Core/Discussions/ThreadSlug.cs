using System.Globalization;
using System.Text;

namespace PhbResources.Core.Discussions;

/// <summary>The address of a discussion, made of its title once and kept when that changes.</summary>
internal static class ThreadSlug
{
    /// <summary>Longest address without its number, in characters; room for a number is left in the column.</summary>
    private const int Longest = 60;

    /// <summary>Words that stand for something else below an area.</summary>
    private static readonly string[] s_taken = ["new"];

    public static string Of(string title)
    {
        StringBuilder slug = new();
        foreach (char letter in title.Normalize(NormalizationForm.FormD))
        {
            if (slug.Length == Longest)
                break;
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(char.ToLowerInvariant(letter));
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && letter is not ('\'' or '’') && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        string made = slug.ToString().TrimEnd('-');
        return made.Length > 0 ? made : "discussion";
    }

    public static string Free(string wanted, IReadOnlySet<string> taken)
    {
        if (!taken.Contains(wanted) && !s_taken.Contains(wanted))
            return wanted;
        for (int number = taken.Count + 1; ; number++)
        {
            string other = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{number}");
            if (number > 1 && !taken.Contains(other))
                return other;
        }
    }
}
