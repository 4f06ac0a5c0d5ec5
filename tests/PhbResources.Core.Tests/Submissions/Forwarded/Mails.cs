using System.Text;
using MimeKit;
using PhbResources.Core.Submissions.Forwarded;

namespace PhbResources.Core.Tests.Submissions.Forwarded;

/// <summary>Mails as people and their programs write them.</summary>
internal static class Mails
{
    public static MimeMessage Mail(string subject, string text, params (string Name, string Text)[] files)
    {
        BodyBuilder body = new() { TextBody = text };
        foreach ((string name, string content) in files)
            body.Attachments.Add(name, Encoding.UTF8.GetBytes(content));
        return new MimeMessage([new MailboxAddress("Ann Cole", "ann@people.example")], [new MailboxAddress("", "library@library.example")], subject, body.ToMessageBody()) { MessageId = $"{Guid.NewGuid():N}@people.example" };
    }

    public static MimeMessage From(this MimeMessage mail, string name, string address)
    {
        mail.From.Clear();
        mail.From.Add(new MailboxAddress(name, address));
        return mail;
    }

    public static byte[] Bytes(this MimeMessage mail)
    {
        using MemoryStream bytes = new();
        mail.WriteTo(bytes);
        return bytes.ToArray();
    }

    public static async Task<ForwardedReading> ReadAsync(byte[] bytes)
    {
        using MemoryStream stream = new(bytes);
        return await ForwardedMail.ReadAsync(stream, default);
    }

    public static async Task<ForwardedMail> ReadAsync(this MimeMessage mail)
    {
        ForwardedReading reading = await ReadAsync(mail.Bytes());
        Assert.That(reading.Mail, Is.Not.Null, reading.Problem);
        return reading.Mail!;
    }
}
