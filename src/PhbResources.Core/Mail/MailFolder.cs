using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using MimeKit;

namespace PhbResources.Core.Mail;

/// <summary>
/// A folder that takes mails in place of a server, so that the whole site can be tried on one's own computer. Each is a
/// file <c>.eml</c>, which mail programs open.
/// </summary>
public sealed partial class MailFolder(IOptions<SmtpOptions> options) : IMailTransport
{
    /// <summary>Most mails that are listed.</summary>
    public const int MostListed = 200;

    /// <summary>The folder; it is made with the first mail.</summary>
    public string Path { get; } = options.Value.Folder is { Length: > 0 } folder ? System.IO.Path.GetFullPath(folder) : "";

    /// <summary>The mails, the newest first, at most <see cref="MostListed"/>.</summary>
    public async Task<IReadOnlyList<FolderMail>> ListAsync(CancellationToken cancellationToken)
    {
        List<FolderMail> mails = [];
        if (!Directory.Exists(Path))
            return mails; // None was written yet.
        IEnumerable<string> ids = Directory.EnumerateFiles(Path, "*.eml").Select(file => System.IO.Path.GetFileNameWithoutExtension(file)!);
        foreach (string id in ids.OrderDescending(StringComparer.Ordinal).Take(MostListed))
        {
            if (await ReadAsync(id, cancellationToken) is { } mail)
                mails.Add(mail);
        }

        return mails;
    }

    /// <summary>A mail, or <c>null</c> where there is none of that id.</summary>
    public async Task<FolderMail?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (FileOf(id) is not { } file)
            return null;
        try
        {
            using MimeMessage message = await MimeMessage.LoadAsync(file, cancellationToken);
            return new FolderMail(id, message.To.ToString(), message.Subject ?? "", message.Date, message.TextBody ?? "");
        }
        catch (Exception exception) when (exception is FormatException or FileNotFoundException)
        {
            return null; // Not of ours, or just removed.
        }
    }

    /// <summary>The file of a mail, or <c>null</c> where there is none of that id.</summary>
    public string? FileOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        string file = System.IO.Path.Combine(Path, id + ".eml");
        return Ids().IsMatch(id) && File.Exists(file) ? file : null;
    }

    async Task<Delivery> IMailTransport.SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        // Named after the mail, so that a repeat lies where the first lay.
        string time = message.Date.UtcDateTime.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
        string file = System.IO.Path.Combine(Path, $"{time}-{message.MessageId!.Split('@')[0]}.eml");
        try
        {
            Directory.CreateDirectory(Path);
            await message.WriteToAsync(file + ".part", cancellationToken);
            File.Move(file + ".part", file, overwrite: true);
            return Delivery.Taken;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Delivery(Verdict.Down, exception.Message, $"mails cannot be written into {Path}: {exception.GetType().Name}");
        }
    }

    Task IMailTransport.RestAsync() => Task.CompletedTask;

    [GeneratedRegex("^[0-9a-z-]{1,80}$", RegexOptions.CultureInvariant)]
    private static partial Regex Ids();
}

/// <summary>A mail in a folder.</summary>
/// <param name="Id">Name of its file without the end.</param>
/// <param name="To">Whom it goes to.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Date">When it was put into the outbox.</param>
/// <param name="Text">Its plain text.</param>
public sealed record FolderMail(string Id, string To, string Subject, DateTimeOffset Date, string Text);
