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

    // What lists of stolen passwords have at the top, made long enough: a known word or row of keys with digits and signs after it.
    private static readonly string[] s_tooKnown =
        ["password", "passw0rd", "p@ssword", "p@ssw0rd", "qwerty", "qwertyuiop", "qwertyuiopasdf", "letmein", "welcome", "iloveyou", "administrator", "admin", "curator", "changeme", "abcdefghijkl"];

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
        // A sequence of digits is all end, nothing is left of it.
        string core = password.TrimEnd("0123456789!?.*#$@ ".ToCharArray());
        if (core.Length == 0 || s_tooKnown.Contains(core, StringComparer.OrdinalIgnoreCase) || s_tooKnown.Any(known => string.Equals(core, known + known, StringComparison.OrdinalIgnoreCase)))
            return "This is one of the first passwords anybody would try. Three or four words you will remember work well.";
        return password.Distinct().Count() < 5 ? "Use more different characters. Three or four words you will remember work well." : null;
    }
}
