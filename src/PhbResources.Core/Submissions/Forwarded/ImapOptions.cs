using System.Net;
using MailKit.Security;
using Microsoft.Extensions.Options;
using PhbResources.Core.Mail;
using PhbResources.Core.Members;

namespace PhbResources.Core.Submissions.Forwarded;

/// <summary>Settings <c>Phb:Imap</c>: the mailbox that people send documents to.</summary>
public sealed class ImapOptions
{
    /// <summary>Name of the section in configuration.</summary>
    public const string Section = "Phb:Imap";

    /// <summary>Name or number of the server. Left empty, there is no mailbox.</summary>
    public string? Host { get; set; }

    /// <summary>Port, 1 to 65535; usually 993 for TLS, 143 for STARTTLS.</summary>
    public int Port { get; set; } = 993;

    /// <summary>How the connection is kept private; as for mails that are sent.</summary>
    public SmtpSecurity Security { get; set; }

    /// <summary>Name to sign in with; needed with a server.</summary>
    public string? User { get; set; }

    /// <summary>Password to sign in with; needed with a server.</summary>
    public string? Password { get; set; }

    /// <summary>Folder that mails come into.</summary>
    public string Folder { get; set; } = "INBOX";

    /// <summary>Folder, made where it is missing, for mails that became submissions.</summary>
    public string DoneFolder { get; set; } = "Done";

    /// <summary>Folder, made where it is missing, for mails that could not.</summary>
    public string ProblemFolder { get; set; } = "Problem";

    /// <summary>Minutes between two looks: 1 to 1,440.</summary>
    public int EveryMinutes { get; set; } = 5;

    /// <summary>Address of the curator who finishes what neither a member nor another curator sent; needed with a server.</summary>
    public string? Curator { get; set; }

    /// <summary>How long an answer of the server may take, in seconds: 1 to 300.</summary>
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Whether there is a mailbox.</summary>
    public bool HasServer => !string.IsNullOrEmpty(Host);

    internal SecureSocketOptions Sockets => Security switch
    {
        SmtpSecurity.None => SecureSocketOptions.None,
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        // Never a password in the clear because somebody in between hides that the server could do better.
        _ => Port == 993 ? SecureSocketOptions.SslOnConnect : ServerIsHere ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls,
    };

    internal bool ServerIsHere => Host is { } host && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address)));
}

/// <summary>Stops the start where the settings of the mailbox make no sense, and says which to change.</summary>
internal sealed class ImapOptionsCheck : IValidateOptions<ImapOptions>
{
    public ValidateOptionsResult Validate(string? name, ImapOptions options)
    {
        List<string> mistakes = options.HasServer ? [.. Mistakes(options)] : [];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(ImapOptions options)
    {
        if (Uri.CheckHostName(options.Host) == UriHostNameType.Unknown)
            yield return $"Phb:Imap:Host is '{options.Host}'. Write the name of the server alone, such as imap.example.org; its port goes into Phb:Imap:Port.";
        if (options.Port is < 1 or > 65535)
            yield return $"Phb:Imap:Port is {options.Port}. Write a number from 1 to 65535; 993 is usual.";
        if (!Enum.IsDefined(options.Security))
            yield return "Phb:Imap:Security is none of None, StartTls, Tls and Auto. Write one of these.";
        if (options.Security == SmtpSecurity.None && !options.ServerIsHere)
            yield return "Phb:Imap:Security is None, so that the password and everybody's mails would be sent readable for all. Write StartTls or Tls.";
        if (string.IsNullOrEmpty(options.User) || string.IsNullOrEmpty(options.Password))
            yield return "Phb:Imap:Host is set, and Phb:Imap:User or Phb:Imap:Password is not. Set both.";
        if (string.IsNullOrEmpty(options.Curator) || !EmailRules.IsAddress(options.Curator))
            yield return "Phb:Imap:Curator is not an email address. Write the address with which the curator signs in who finishes what people send in.";
        if (options.EveryMinutes is < 1 or > 1_440)
            yield return $"Phb:Imap:EveryMinutes is {options.EveryMinutes}. Write a number from 1 to 1440.";
        if (options.TimeoutSeconds is < 1 or > 300)
            yield return $"Phb:Imap:TimeoutSeconds is {options.TimeoutSeconds}. Write a number from 1 to 300.";
        if (new[] { options.Folder, options.DoneFolder, options.ProblemFolder } is var folders && (folders.Any(string.IsNullOrWhiteSpace) || folders.Distinct(StringComparer.OrdinalIgnoreCase).Count() < 3))
            yield return "Phb:Imap:Folder, Phb:Imap:DoneFolder and Phb:Imap:ProblemFolder have to be three different folders.";
    }
}
