using System.Net.Mail;

namespace PhbResources.Core.Members;

/// <summary>What counts as an email address. Whether it reaches anybody only a mail can tell.</summary>
public static class EmailRules
{
    /// <summary>Longest address (RFC 5321 section 4.5.3.1.3: a path of 256 octets with its brackets).</summary>
    public const int MaxLength = 254;

    /// <summary>True for a plain address without a display name.</summary>
    public static bool IsAddress(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= MaxLength
            && MailAddress.TryCreate(text, out MailAddress? address)
            && address.Address == text
            && address.Host.Split('.') is { Length: > 1 } labels
            && labels.All(label => label.Length > 0);
    }
}
