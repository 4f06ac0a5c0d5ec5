using System.Net;
using System.Text;
using MimeKit;

namespace PhbResources.Core.Mail;

/// <summary>Writes a mail of the outbox as an internet message (RFC 5322, RFC 2045): plain text, and the same as simple HTML.</summary>
internal static class MailWriter
{
    public static MimeMessage Write(OutboxMail mail, SmtpOptions options)
    {
        MimeMessage message = new()
        {
            MessageId = mail.MessageId,
            Date = new DateTimeOffset(DateTime.SpecifyKind(mail.Created, DateTimeKind.Utc)),
            Subject = mail.Subject,
            Body = new MultipartAlternative { Part("plain", mail.Text), Part("html", Html(mail.Text)) },
        };
        message.From.Add(new MailboxAddress(options.FromName, options.Sender));
        message.To.Add(new MailboxAddress("", mail.Recipient));
        // Keeps "I am on holiday" from coming back (RFC 3834 section 5).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (mail.Unsubscribe is { } unsubscribe)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe}>");
            if (unsubscribe.StartsWith("https:", StringComparison.Ordinal)) // RFC 8058 section 3.1
                message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    // Always quoted-printable, so that long lines, spaces at their end and a lone dot arrive as they were.
    private static TextPart Part(string kind, string text)
    {
        TextPart part = new(kind) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    private static string Html(string text)
    {
        StringBuilder html = new("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\"></head>\n<body>\n");
        foreach (string paragraph in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            html.Append("<p>");
            foreach (TextPiece piece in LinkedText.Pieces(paragraph.Trim('\n')))
            {
                string words = WebUtility.HtmlEncode(piece.Text);
                html.Append(piece.IsLink ? $"<a href=\"{words}\">{words}</a>" : words.Replace("\n", "<br>\n", StringComparison.Ordinal));
            }

            html.Append("</p>\n");
        }

        return html.Append("</body>\n</html>\n").ToString();
    }
}
