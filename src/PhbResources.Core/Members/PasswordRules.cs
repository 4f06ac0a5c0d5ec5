namespace PhbResources.Core.Members;

/// <summary>
/// What a password must be: long rather than complicated (NIST SP 800-63B section 3.1.1.2), and not a word anybody would try first.
/// </summary>
public static class PasswordRules
{
    /// <summary>Shortest password, in characters.</summary>
    public const int MinLength = 12;

    /// <summary>Longest password that is read, in characters; hashing more would only cost time.</summary>
    public const int MaxLength = 256;

    private const string MoreDifferent = "Use more different characters. Three or four words you will remember work well.";

    /// <summary>Says in a sentence what is wrong with <paramref name="password"/>, or <c>null</c>.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="email">The account's address, which the password must not be.</param>
    public static string? WhatIsWrongWith(string password, string email)
    {
        ArgumentNullException.ThrowIfNull(password);
        ArgumentNullException.ThrowIfNull(email);
        if (password.Length < MinLength)
            return $"Use at least {MinLength} characters. Three or four words you will remember work well.";
        if (password.Length > MaxLength)
            return $"Use at most {MaxLength} characters.";
        if (email.Length > 0 && password.Contains(email, StringComparison.OrdinalIgnoreCase))
            return "Do not use your email address as your password.";
        if (password.All(letter => letter == password[0]))
            return MoreDifferent;
        if (KnownPatterns.Match(password, email.Split('@', '.', '+', '-', '_')))
            return "This is one of the first passwords anybody would try. Three or four words you will remember work well.";
        return password.Distinct().Count() < 5 ? MoreDifferent : null;
    }
}
