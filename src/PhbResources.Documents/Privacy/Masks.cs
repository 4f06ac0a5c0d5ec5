using System.Text;

namespace PhbResources.Documents.Privacy;

/// <summary>Shows enough of what was found to recognise it, and never all of it.</summary>
internal static class Masks
{
    private const int MostWords = 4;

    /// <summary>Digits and letters become stars, except some at the start and at the end: <c>943 *** **19</c>.</summary>
    public static string Digits(string text, int keepFirst, int keepLast)
    {
        var total = text.Count(char.IsLetterOrDigit);
        if (keepFirst + keepLast > total / 2) (keepFirst, keepLast) = (0, total > 3 ? 1 : 0);
        var seen = 0;
        return string.Create(text.Length, text, (masked, from) =>
        {
            for (var at = 0; at < from.Length; at++)
            {
                if (!char.IsLetterOrDigit(from[at])) masked[at] = char.IsControl(from[at]) ? ' ' : from[at];
                else masked[at] = seen++ < keepFirst || seen > total - keepLast ? from[at] : '*';
            }
        });
    }

    /// <summary>A name as initials: <c>J. B.</c></summary>
    public static string Initials(string name)
    {
        var initials = new StringBuilder();
        foreach (var word in name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (initials.Length > 20) break;
            var letter = word.FirstOrDefault(char.IsLetterOrDigit);
            if (letter != default) initials.Append(initials.Length > 0 ? " " : "").Append(char.ToUpperInvariant(letter)).Append('.');
        }

        return initials.Length > 0 ? initials.ToString() : "*";
    }

    /// <summary>The first letters of the first words: <c>g*** u* o* …</c></summary>
    public static string Words(string text)
    {
        var masked = new StringBuilder();
        var words = text.Split((char[]?)null, MostWords + 1, StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words.Take(MostWords))
            masked.Append(masked.Length > 0 ? " " : "").Append(word.Length > 1 ? word[..1] : "").Append('*', Math.Clamp(word.Length - 1, 1, 12));
        if (words.Length > MostWords) masked.Append(" …");
        return masked.ToString();
    }

    /// <summary>An address with its first letters: <c>j***@e***.org</c>.</summary>
    public static string Email(string address)
    {
        var at = address.LastIndexOf('@');
        var dot = address.LastIndexOf('.');
        return at < 1 || dot < at ? "***@***" : $"{(at > 1 ? address[..1] : "")}***@{address.AsSpan(at + 1, 1)}***{address.AsSpan(dot)}";
    }

    /// <summary>Only the first half of a postcode: <c>SW1A ***</c>.</summary>
    public static string Postcode(string postcode)
    {
        var plain = postcode.TrimEnd();
        return plain.Length < 5 ? "***" : string.Concat(plain.AsSpan(0, plain.Length - 3).TrimEnd(), " ***");
    }

    /// <summary>Only the year of a birthday: <c>**/**/1950</c>.</summary>
    public static string Birthday(string date, int year)
    {
        var full = year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var at = date.IndexOf(full, StringComparison.Ordinal);
        var masked = new StringBuilder(date.Length);
        for (var index = 0; index < date.Length; index++)
            masked.Append(at >= 0 && index >= at && index < at + 4 ? date[index] : char.IsLetterOrDigit(date[index]) ? '*' : date[index]);
        return masked.ToString();
    }
}
