using MimeKit;

namespace PhbResources.Core.Submissions.Forwarded;

/// <summary>A mail that was forwarded as part of the text: mail programs put a few lines of its head before it.</summary>
/// <param name="From">Who wrote it.</param>
/// <param name="Subject">Its subject; may be empty.</param>
/// <param name="Text">What they wrote.</param>
internal sealed record InlineForward(MailboxAddress From, string Subject, string Text)
{
    /// <summary>Lines of a head that are looked at; programs write four to six, long ones in two lines.</summary>
    private const int MostHeadLines = 14;

    private static readonly string[] s_head = ["Date", "Sent", "To", "Cc", "Subject", "Reply-To"];

    /// <summary>
    /// Finds the first head in the text: a line <c>From:</c>, and below it <c>Subject:</c> and when or to whom it was sent. So write Gmail
    /// ("Forwarded message"), Apple Mail ("Begin forwarded message"), Outlook (a rule, or "Original Message") and Thunderbird.
    /// </summary>
    public static InlineForward? Find(string text)
    {
        string[] lines = [.. text.Split('\n').Select(Bare)];
        for (int start = 0; start < lines.Length; start++)
        {
            if (Value(lines[start], "From") is { Length: > 0 } from && Mailbox(from) is { } mailbox && Read(lines, start, mailbox) is { } found)
                return found;
        }

        return null;
    }

    private static InlineForward? Read(string[] lines, int start, MailboxAddress mailbox)
    {
        string? subject = null;
        bool sent = false;
        int end = start + 1;
        for (; end < lines.Length && end < start + MostHeadLines; end++)
        {
            string line = lines[end];
            if (line.Length == 0)
            {
                // Some programs put an empty line between the lines of the head.
                if (subject is not null && sent && !(end + 1 < lines.Length && IsHead(lines[end + 1])))
                    break;
                continue;
            }

            subject ??= Value(line, "Subject");
            sent |= Value(line, "Date") is not null || Value(line, "Sent") is not null || Value(line, "To") is not null;
        }

        return subject is not null && sent ? new InlineForward(mailbox, subject, string.Join('\n', lines.Skip(end)).Trim()) : null;
    }

    private static bool IsHead(string line) => s_head.Any(name => Value(line, name) is not null);

    // Quoted, or in bold as some programs turn HTML into text.
    private static string Bare(string line) => line.TrimStart('>', ' ', '\t').TrimEnd().Replace("*", "", StringComparison.Ordinal);

    private static string? Value(string line, string name) =>
        line.Length > name.Length && line[name.Length] == ':' && line.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? line[(name.Length + 1)..].Trim() : null;

    private static MailboxAddress? Mailbox(string text)
    {
        if (text.Length > 400)
            return null;
        // Outlook's "Jo Bloggs [mailto:jo@example.org]".
        string plain = text.Replace("[mailto:", "<", StringComparison.OrdinalIgnoreCase).Replace("<mailto:", "<", StringComparison.OrdinalIgnoreCase);
        if (plain != text && plain.EndsWith(']'))
            plain = plain[..^1] + ">";
        int second = plain.IndexOf('>', StringComparison.Ordinal);
        return MailboxAddress.TryParse(second < 0 ? plain : plain[..(second + 1)], out MailboxAddress? mailbox) && mailbox.Address.Contains('@', StringComparison.Ordinal) ? mailbox : null;
    }
}
