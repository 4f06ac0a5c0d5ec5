using System.Text;
using CsCheck;
using MimeKit;
using PhbResources.Core.Mail;
using PhbResources.Core.Members;

namespace PhbResources.Core.Tests.Mail;

/// <summary>Mails as they are written and read again, whatever people have typed.</summary>
internal sealed class MailWriterTests
{
    private static readonly SmtpOptions s_options = new() { From = "library@example.org", FromName = "Bücher, \"Hilfe\" <x@y.example>" };

    // Everything that has a meaning in mails, between letters of all kinds.
    private static readonly Gen<string> s_wild = Gen.OneOf(
        Gen.OneOf("\r\n", "\n", "\r", "\r\n.\r\n", "\r\n\r\n", "\nBcc: all@example.org\n", "From ", ".", "=?utf-8?q?x?=", "=20", "--", "\0", "\t", " ", "  \n", "\u2028", "\ud83d", "👩‍🦽", "Zoë", "עברית", "\u202e", "<b>", "&amp;", "\"", "https://a.example/?b=c&d"),
        Gen.Char.Select(letter => letter.ToString()),
        Gen.Char['a', 'z'].Array[0, 1200].Select(letters => new string(letters))).List[0, 30].Select(pieces => string.Concat(pieces));

    [Test]
    public void Whatever_is_typed_is_read_as_it_was_cleaned_and_adds_no_header() => Gen.Select(s_wild, s_wild).Sample((subject, text) =>
    {
        OutboxMail mail = Mail(MailText.Line(subject, MailText.MaxSubject), MailText.Lines(text));
        using MimeMessage read = Read(Bytes(mail));
        Assert.That(read.Subject, Is.EqualTo(mail.Subject));
        Assert.That(read.TextBody!.ReplaceLineEndings("\n"), Is.EqualTo(mail.Text));
        Assert.That(read.Headers.Select(header => header.Field), Is.EquivalentTo(new[] { "From", "Date", "Subject", "Message-Id", "To", "MIME-Version", "Auto-Submitted" }));
        Assert.That(read.To.Mailboxes.Single().Address, Is.EqualTo("pat@example.org"));
        Assert.That(read.From.Mailboxes.Single().Name, Is.EqualTo(s_options.FromName));
    }, iter: 400);

    [Test]
    public void No_line_is_longer_than_mail_allows_and_all_of_it_is_ASCII() => Gen.Select(s_wild, s_wild).Sample((subject, text) =>
    {
        byte[] bytes = Bytes(Mail(MailText.Line(subject, MailText.MaxSubject), MailText.Lines(text)));
        Assert.That(bytes, Has.All.LessThan((byte)128));
        Assert.That(Encoding.ASCII.GetString(bytes).Split("\r\n").Max(line => line.Length), Is.LessThanOrEqualTo(998), "RFC 5322 section 2.1.1");
    }, iter: 200);

    [Test]
    public void Cleaning_changes_nothing_the_second_time_and_no_ordinary_text() => s_wild.Sample(text =>
    {
        string line = MailText.Line(text, 200), lines = MailText.Lines(text);
        Assert.That(MailText.Line(line, 200), Is.EqualTo(line));
        Assert.That(MailText.Lines(lines), Is.EqualTo(lines));
        Assert.That(line.Any(char.IsControl), Is.False);
        Assert.That(line, Has.Length.LessThanOrEqualTo(200));
        const string Ordinary = "Dear Zoë,\n\n\tyour “rota” 👩‍🦽 is – published.\n";
        Assert.That(MailText.Lines(Ordinary), Is.EqualTo(Ordinary));
    }, iter: 1000);

    [Test]
    public void An_address_that_passes_the_rules_stands_in_the_mail_alone() => s_wild.Sample(text =>
    {
        foreach (string address in (string[])[text, text + "@example.org", "pat@" + text + ".org"])
        {
            if (!EmailRules.IsAddress(address) || !MailboxAddress.TryParse(address, out _))
                continue;
            using MimeMessage read = Read(Bytes(Mail("x", "y", address)));
            Assert.That(read.To.Mailboxes.Count(), Is.EqualTo(1), address);
            Assert.That(read.Headers.Select(header => header.Field), Has.None.EqualTo("Bcc"));
        }
    }, iter: 1000);

    [Test]
    public void The_HTML_part_says_the_same_with_links_and_no_tags_of_others()
    {
        using MimeMessage read = Read(Bytes(Mail("x", "Hello <b>you</b> & all,\n\nplease open https://library.example/verify?token=a&b=\"c\nor (https://library.example/help).\n\n\nThe library")));
        Assert.That(read.HtmlBody!.ReplaceLineEndings("\n"), Does.Contain("""
            <p>Hello &lt;b&gt;you&lt;/b&gt; &amp; all,</p>
            <p>please open <a href="https://library.example/verify?token=a&amp;b=">https://library.example/verify?token=a&amp;b=</a>&quot;c<br>
            or (<a href="https://library.example/help">https://library.example/help</a>).</p>
            <p>The library</p>
            """));
    }

    [Test]
    public void An_unsubscribe_address_without_encryption_is_not_offered_for_one_click()
    {
        using MimeMessage read = Read(Bytes(new OutboxMail
        {
            MessageId = "1@example.org", Kind = "test", Recipient = "pat@example.org", Subject = "x", Text = "y", Unsubscribe = "http://localhost:5000/stop",
        }));
        Assert.That(read.Headers["List-Unsubscribe"], Is.EqualTo("<http://localhost:5000/stop>"));
        Assert.That(read.Headers.Contains("List-Unsubscribe-Post"), Is.False);
    }

    [Test]
    public void Pieces_of_a_text_are_the_text() => s_wild.Sample(text =>
    {
        TextPiece[] pieces = [.. LinkedText.Pieces(text)];
        Assert.That(string.Concat(pieces.Select(piece => piece.Text)), Is.EqualTo(text));
        Assert.That(pieces.Where(piece => piece.IsLink).Select(piece => new Uri(piece.Text).Scheme), Is.All.EqualTo("https"));
    }, iter: 1000);

    private static OutboxMail Mail(string subject, string text, string to = "pat@example.org") => new()
    {
        MessageId = "1@example.org", Kind = "test", Recipient = to, Subject = subject, Text = text, Created = new DateTime(2026, 5, 4, 9, 0, 0, DateTimeKind.Utc),
    };

    private static byte[] Bytes(OutboxMail mail)
    {
        using MemoryStream stream = new();
        FormatOptions format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        MailWriter.Write(mail, s_options).WriteTo(format, stream);
        return stream.ToArray();
    }

    private static MimeMessage Read(byte[] bytes)
    {
        using MemoryStream stream = new(bytes);
        return MimeMessage.Load(stream);
    }
}
