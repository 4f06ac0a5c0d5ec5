using System.Text.RegularExpressions;

namespace PhbResources.Core.Insights;

/// <summary>
/// Tells searches that may be about a person, which are never kept. It errs on the side of dropping: a lost count costs
/// nothing, a kept name does.
/// </summary>
public static partial class PersonalWords
{
    /// <summary>True for words of a search that may be about a person.</summary>
    public static bool Are(string words) =>
        words.Contains('@', StringComparison.Ordinal)
        || words.Contains("://", StringComparison.Ordinal)
        || words.Count(char.IsDigit) >= 5
        || Postcode().IsMatch(words)
        || Name().IsMatch(words)
        || TellsOfAPerson().IsMatch(words);

    /// <summary>True for a text of sentences that holds an address, a number of a person or another way to reach one.</summary>
    public static bool AreInText(string text) =>
        text.Contains('@', StringComparison.Ordinal) || Postcode().IsMatch(text) || LongNumber().IsMatch(text);

    /// <summary>Nine digits or more, with spaces or dashes between them: phone and NHS numbers, accounts with their sort code.</summary>
    [GeneratedRegex(@"[0-9]([\s-]?[0-9]){8,}", RegexOptions.CultureInvariant)]
    private static partial Regex LongNumber();

    /// <summary>A British postcode (NE1 7RU), with or without its space.</summary>
    [GeneratedRegex(@"\b[A-Z]{1,2}[0-9][A-Z0-9]?\s*[0-9][A-Z]{2}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();

    /// <summary>Two words beside each other that begin with a capital and go on in small letters, as names do.</summary>
    [GeneratedRegex(@"\b\p{Lu}[\p{Ll}'’-]+\s+\p{Lu}[\p{Ll}'’-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(my name|called|mr|mrs|miss|ms|mx|dr|born|dob|nhs (no|number)|ni number)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TellsOfAPerson();
}
