using System.Text;
using CsCheck;
using MimeKit;
using PhbResources.Core.Submissions;
using PhbResources.Core.Submissions.Forwarded;

namespace PhbResources.Core.Tests.Submissions.Forwarded;

/// <summary>Reading mails, the kind and the hostile.</summary>
public sealed class ForwardedMailTests
{
    private const string Gmail = "See below.\n\n---------- Forwarded message ---------\nFrom: Jo Bloggs <jo@people.example>\nDate: Mon, 2 Nov 2026 at 10:00\nSubject: Night rota\nTo: Curator <curator@library.example>\n\n\nHere is our rota.\n\nJo";
    private const string Apple = "Begin forwarded message:\n\nFrom: Jo Bloggs <jo@people.example>\nSubject: Night rota\nDate: 2 November 2026 at 10:00:00 GMT\nTo: curator@library.example\n\nHere is our rota.\n\nJo";
    private const string Outlook = "________________________________\nFrom: Jo Bloggs <jo@people.example>\nSent: 02 November 2026 10:00\nTo: Curator <curator@library.example>\nSubject: Night rota\n\nHere is our rota.\n\nJo";
    private const string OldOutlook = "-----Original Message-----\nFrom: Jo Bloggs [mailto:jo@people.example]\nSent: 02 November 2026 10:00\nTo: Curator\nSubject: Night rota\n\nHere is our rota.\n\nJo";
    private const string Quoted = "> *From:* Jo Bloggs <jo@people.example>\n> *Date:* 2 Nov\n> *Subject:* Night rota\n>\n> Here is our rota.\n>\n> Jo";

    [TestCase(Gmail), TestCase(Apple), TestCase(Outlook), TestCase(OldOutlook), TestCase(Quoted)]
    public async Task A_mail_that_was_forwarded_in_the_text_is_of_who_wrote_it_first(string text)
    {
        ForwardedMail mail = await Mails.Mail("Fwd: Night rota", text, ("rota.txt", "Who comes when.")).From("Curator", "curator@library.example").ReadAsync();
        Assert.Multiple(() =>
        {
            Assert.That((mail.SenderName, mail.SenderAddress, mail.OuterAddress), Is.EqualTo(("Jo Bloggs", "jo@people.example", "curator@library.example")));
            Assert.That(mail.Subject, Is.EqualTo("Night rota"));
            Assert.That(mail.Text, Is.EqualTo("Here is our rota.\n\nJo"));
            Assert.That(mail.Attachments.Single().Name, Is.EqualTo("rota.txt"));
        });
    }

    [Test]
    public async Task An_answer_that_quotes_a_mail_is_of_who_answers()
    {
        ForwardedMail mail = await Mails.Mail("Re: Your question", OldOutlook).ReadAsync();
        Assert.That(mail.SenderAddress, Is.EqualTo("ann@people.example"));
        Assert.That(mail.Subject, Is.EqualTo("Your question"));
    }

    [Test]
    public async Task A_mail_that_was_forwarded_as_an_attachment_is_of_who_wrote_it_first_however_often_it_was_forwarded([Range(1, 3)] int times)
    {
        MimeMessage first = Mails.Mail("Re: Night rota", "Here it is.", ("rota.txt", "Who comes when.")), outer = first;
        for (int time = 0; time < times; time++)
        {
            Multipart body = new("mixed") { new TextPart("plain") { Text = "For you" }, new MessagePart { Message = outer } };
            outer = new MimeMessage([new MailboxAddress("Curator", "curator@library.example")], [], "Fwd: Night rota", body) { MessageId = $"{time}@library.example" };
        }

        ForwardedMail mail = await outer.ReadAsync(), alone = await first.ReadAsync();
        Assert.Multiple(() =>
        {
            Assert.That((mail.SenderAddress, mail.OuterAddress, mail.Subject, mail.Text), Is.EqualTo(("ann@people.example", "curator@library.example", "Night rota", "Here it is.")));
            Assert.That(mail.Attachments, Has.Count.EqualTo(1));
            Assert.That(mail.Key, Is.EqualTo(alone.Key), "it is the same mail, forwarded or not");
        });
    }

    [Test]
    public async Task Small_pictures_in_the_text_and_signatures_are_left_out_and_large_pictures_are_not()
    {
        BodyBuilder body = new() { HtmlBody = "<style>p { color: red }</style><p>Look &amp; see</p><img src=\"cid:logo\">" };
        MimeEntity logo = body.LinkedResources.Add("logo.png", new byte[900], new ContentType("image", "png"));
        logo.ContentId = "logo";
        body.Attachments.Add("scan.png", new byte[300_000], new ContentType("image", "png"));
        body.Attachments.Add("smime.p7s", new byte[90], new ContentType("application", "pkcs7-signature"));
        body.Attachments.Add("winmail.dat", new byte[90], new ContentType("application", "ms-tnef"));
        MimeMessage message = Mails.Mail("Scan", "");
        message.Body = body.ToMessageBody();
        ForwardedMail mail = await message.ReadAsync();
        Assert.That(mail.Text, Is.EqualTo("Look & see"));
        Assert.That(mail.Attachments.Select(file => file.Name), Is.EqualTo(new[] { "scan.png" }));
        Assert.That(string.Join('\n', mail.Notes), Does.Contain("winmail.dat").And.Contain("small picture").And.Not.Contain("smime"));
    }

    [Test]
    public async Task The_senders_address_is_not_in_what_they_wrote()
    {
        ForwardedMail mail = await Mails.Mail("Rota", "Write to Ann@People.example.\n-- \nAnn, 07700 900123").ReadAsync();
        Assert.That(mail.Text, Is.EqualTo("Write to (their address)."));
    }

    [Test]
    public async Task A_name_of_a_file_is_never_a_path()
    {
        ForwardedMail mail = await Mails.Mail("Rota", "Here", ("../../etc/passwd", "a"), ("C:\\temp\\rota.txt", "b")).ReadAsync();
        Assert.That(mail.Attachments.Select(file => file.Name), Is.EqualTo(new[] { "passwd", "rota.txt" }));
    }

    [Test]
    public async Task Ten_thousand_parts_are_read_up_to_the_limit_and_told_of()
    {
        StringBuilder text = new("From: a@people.example\r\nSubject: Many\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n");
        for (int part = 0; part < 10_000; part++)
            text.Append("--b\r\nContent-Type: text/plain; name=a.txt\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\na\r\n");
        ForwardedReading reading = await Mails.ReadAsync(Encoding.ASCII.GetBytes(text.Append("--b--\r\n").ToString()));
        Assert.That(reading.Mail!.Attachments, Has.Count.EqualTo(ForwardedMailRules.MaxAttachments));
        Assert.That(reading.Mail.Notes, Has.Some.Contains("more than 200 parts"));
    }

    [TestCase("multipart/mixed; boundary=b{0}", "--b{0}\r\n"), TestCase("message/rfc822", "")]
    public async Task A_mail_nested_without_end_is_read_without_harm(string type, string before)
    {
        StringBuilder text = new("From: a@people.example\r\nSubject: Deep\r\n");
        for (int depth = 0; depth < 5_000; depth++)
            text.Append("Content-Type: ").AppendFormat(null, type, depth).Append("\r\n\r\n").AppendFormat(null, before, depth);
        ForwardedReading reading = await Mails.ReadAsync(Encoding.ASCII.GetBytes(text.ToString()));
        Assert.That(reading.Mail, Is.Not.Null);
    }

    [Test]
    public async Task A_charset_that_does_not_exist_loses_no_letter_that_is_plain()
    {
        ForwardedReading reading = await Mails.ReadAsync(Encoding.Latin1.GetBytes("From: a@people.example\r\nSubject: =?x-none?B?////?= Rota\r\nContent-Type: text/plain; charset=x-none\r\n\r\nThe caf\u00e9 rota"));
        Assert.That(reading.Mail!.Text, Does.StartWith("The caf").And.EndWith("rota"));
    }

    [Test]
    public async Task What_is_no_mail_is_told_with_what_to_do()
    {
        foreach ((byte[] bytes, string said) in new (byte[], string)[]
                 {
                     ([], "empty"), ([0xD0, 0xCF, 0x11, 0xE0, 1, 2], "Outlook"), ("PK\u0003\u0004 something"u8.ToArray(), ".eml"), ("plain words\n\nmore"u8.ToArray(), ".eml"),
                     (new byte[ForwardedMailRules.MaxBytes + 1], "30 MB"),
                 })
        {
            ForwardedReading reading = await Mails.ReadAsync(bytes);
            Assert.That(reading.Mail, Is.Null);
            Assert.That(reading.Problem, Does.Contain(said));
        }
    }

    [Test]
    public void Whatever_is_in_a_mail_it_is_read_or_refused_within_the_limits()
    {
        string[] known =
        [
            "From: a@people.example\r\n", "Subject: Fwd: a\r\n", "Content-Type: multipart/mixed; boundary=b\r\n", "Content-Type: message/rfc822\r\n", "Content-Type: text/html\r\n",
            "Content-Type: application/ms-tnef\r\n", "Content-Transfer-Encoding: base64\r\n", "Content-Transfer-Encoding: x-uuencode\r\n", "\r\n", "--b\r\n", "--b--\r\n", "From: x\r\nSubject: y\r\nTo: z\r\n\r\n",
            "<b>&#xFFFFFFFF;", "Content-Disposition: attachment; filename*=utf-8''%ff%00/../a\r\n", "\u0000\ud800", "begin 644 a\r\n", ">>> ",
        ];
        Gen<string> piece = Gen.Int[0, known.Length - 1].Select(index => known[index]);
        Gen.OneOf(Gen.Select(piece, Gen.String, (start, wild) => start + wild), piece).Array[0, 40].Sample(pieces =>
        {
            ForwardedReading reading = Mails.ReadAsync(Encoding.UTF8.GetBytes(string.Concat(pieces))).GetAwaiter().GetResult();
            if (reading.Mail is not { } mail)
                return reading.Problem.Length > 0;
            return mail.Subject.Length <= SubmissionRules.LongestTitle && mail.Attachments.Count <= ForwardedMailRules.MaxAttachments && mail.Text.Length <= ForwardedMailRules.MaxText
                && !mail.Text.Contains('\0', StringComparison.Ordinal) && mail.Key.Length == 64 && mail.Attachments.All(file => file.Name.Length > 0 && file.Name.IndexOfAny(['/', '\\', '\n']) < 0);
        }, iter: 3_000);
    }
}
