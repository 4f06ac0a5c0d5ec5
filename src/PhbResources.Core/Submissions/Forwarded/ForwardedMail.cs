using System.Security.Cryptography;
using System.Text;
using MimeKit;
using PhbResources.Core.Mail;

namespace PhbResources.Core.Submissions.Forwarded;

/// <summary>
/// What a person sent by mail: who, what they wrote, and their files. Where the mail is a forwarded one, it is the mail inside that
/// counts. Nothing in a mail can be trusted, who it says it is from least of all.
/// </summary>
/// <param name="Key">Tells one mail from another: SHA-256 of its Message-ID, in hexadecimal; of all of it, where it has none.</param>
/// <param name="SenderName">Name of the sender; may be empty.</param>
/// <param name="SenderAddress">Address of the sender; may be empty.</param>
/// <param name="Subject">Subject, without <c>Fwd:</c> and <c>Re:</c>.</param>
/// <param name="Text">What they wrote, without their own address.</param>
/// <param name="Attachments">Their files.</param>
/// <param name="Notes">What was left out, in words for the curator.</param>
public sealed record ForwardedMail(
    string Key, string SenderName, string SenderAddress, string Subject, string Text, IReadOnlyList<MailedFile> Attachments, IReadOnlyList<string> Notes)
{
    /// <summary>Value of <see cref="Submission.Via"/> for submissions made of mails.</summary>
    public const string Via = "mail";

    /// <summary>How Outlook's own files begin: MS-CFB section 2.2.</summary>
    private static readonly byte[] s_outlook = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Address of whoever sent the outer mail; the same as the sender's where it was not forwarded.</summary>
    public string OuterAddress { get; init; } = "";

    /// <summary>Reads a mail as mail programs save it (RFC 5322).</summary>
    /// <param name="stream">The file; read up to the limit.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ForwardedReading> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using MemoryStream bytes = new();
        byte[] piece = new byte[81_920];
        while (await stream.ReadAsync(piece, cancellationToken) is > 0 and var count)
        {
            if (bytes.Length + count > ForwardedMailRules.MaxBytes)
                return new(null, $"This mail is larger than {ForwardedMailRules.MaxBytes / 1024 / 1024} MB. Save its attachments and share them one by one.");
            bytes.Write(piece, 0, count);
        }

        if (bytes.Length == 0)
            return new(null, "This file is empty. Save the mail again, as a file that ends in .eml.");
        if (bytes.GetBuffer().AsSpan(0, (int)bytes.Length).StartsWith(s_outlook))
            return new(null, "This is a mail in Outlook’s own format. In Outlook on the web or on a Mac, save it as .eml; in Outlook for Windows, forward it as an attachment to the library’s mailbox, or save its attachments and share those.");
        string whole = Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
        bytes.Position = 0;
        try
        {
            ParserOptions options = new() { MaxMimeDepth = ForwardedMailRules.MaxDepth };
            MimeMessage message = await MimeMessage.LoadAsync(options, bytes, cancellationToken);
            return message.From.Count == 0 && message.Subject is null && message.MessageId is null
                ? new(null, "This is not a saved mail. Save the mail as a file that ends in .eml, and choose that.")
                : new(Read(message, whole), "");
        }
        catch (FormatException)
        {
            return new(null, "This is not a saved mail. Save the mail as a file that ends in .eml, and choose that.");
        }
    }

    private static ForwardedMail Read(MimeMessage outer, string whole)
    {
        MimeMessage message = outer;
        MailParts parts = MailParts.Of(outer);
        for (int inside = 0; inside < ForwardedMailRules.MaxForwards && parts.Forwarded is { } inner; inside++)
        {
            // What was attached beside the forwarded mail is the curator's own; it is not taken for somebody else's.
            message = inner;
            parts = MailParts.Of(inner).With(parts.Beside());
        }

        (string name, string address) = SenderOf(message.From.Mailboxes.FirstOrDefault() ?? message.Sender);
        string subject = message.Subject ?? "", text = MailedText.Of(message);
        if (ReferenceEquals(message, outer) && MailSubject.IsForward(subject) && InlineForward.Find(text) is { } inline)
        {
            (name, address) = SenderOf(inline.From);
            (subject, text) = (inline.Subject.Length > 0 ? inline.Subject : subject, inline.Text);
        }

        string key = message.MessageId is { Length: > 0 } id ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id))) : whole;
        if (address.Length > 0)
            text = text.Replace(address, "(their address)", StringComparison.OrdinalIgnoreCase);
        return new ForwardedMail(key, name, address, MailText.Line(MailSubject.Plain(subject), SubmissionRules.LongestTitle), MailedText.Tidy(text), parts.Files, parts.Notes)
        {
            OuterAddress = SenderOf(outer.From.Mailboxes.FirstOrDefault() ?? outer.Sender).Address,
        };
    }

    private static (string Name, string Address) SenderOf(MailboxAddress? mailbox)
    {
        string address = mailbox?.Address.Trim() ?? "", name = MailText.Line(mailbox?.Name ?? "", SubmissionRules.LongestLine);
        if (!Members.EmailRules.IsAddress(address))
            address = "";
        return (name.Contains('@', StringComparison.Ordinal) ? "" : name.Trim('\'', '"', ' '), address);
    }
}

/// <summary>What came of reading a mail.</summary>
/// <param name="Mail">The mail, or <c>null</c> where it could not be read.</param>
/// <param name="Problem">Why it could not, and what to do.</param>
public sealed record ForwardedReading(ForwardedMail? Mail, string Problem);

/// <summary>A file that came with a mail.</summary>
/// <param name="Name">Its name, never a path.</param>
/// <param name="Content">Its content.</param>
public sealed record MailedFile(string Name, ReadOnlyMemory<byte> Content);
