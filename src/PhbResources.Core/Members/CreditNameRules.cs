using System.Globalization;

namespace PhbResources.Core.Members;

/// <summary>What may stand as a person's name beside what they share.</summary>
public static class CreditNameRules
{
    /// <summary>Says in a sentence what is wrong with <paramref name="name"/>, or <c>null</c>. An empty name is right: then nobody is named.</summary>
    public static string? WhatIsWrongWith(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length > PhbMember.MaxCreditName)
            return $"Use at most {PhbMember.MaxCreditName} characters for the name.";
        if (name.Any(letter => char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse))
            return "Write the name on one line, without special signs.";
        return name.Contains("://", StringComparison.Ordinal) || name.Contains("www.", StringComparison.OrdinalIgnoreCase) || name.Contains('@', StringComparison.Ordinal)
            ? "Write a name here, without a web or email address."
            : null;
    }

    /// <summary>The name to keep, or <c>null</c> for none.</summary>
    public static string? Tidy(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } tidy ? tidy : null;
    }
}
