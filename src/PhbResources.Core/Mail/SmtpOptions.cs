using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MimeKit;
using PhbResources.Core.Members;

namespace PhbResources.Core.Mail;

/// <summary>How the connection to the mail server is kept private.</summary>
public enum SmtpSecurity
{
    /// <summary>As the server offers: TLS at once on port 465, otherwise STARTTLS where it is offered.</summary>
    Auto,

    /// <summary>Not at all; for a server on this computer.</summary>
    None,

    /// <summary>STARTTLS, or no mail at all (RFC 3207).</summary>
    StartTls,

    /// <summary>TLS from the first byte (RFC 8314 section 3.3).</summary>
    Tls,
}

/// <summary>Settings <c>Phb:Smtp</c>: the server that takes the library's mails.</summary>
public sealed class SmtpOptions
{
    /// <summary>Name of the section in configuration.</summary>
    public const string Section = "Phb:Smtp";

    /// <summary>Name or number of the server. Left empty, mails go to a folder in development, and wait in the outbox otherwise.</summary>
    public string? Host { get; set; }

    /// <summary>Port, 1 to 65535; usually 587 for <see cref="SmtpSecurity.StartTls"/>, 465 for <see cref="SmtpSecurity.Tls"/>, 25 for a server on this computer.</summary>
    public int Port { get; set; } = 587;

    /// <summary>How the connection is kept private.</summary>
    public SmtpSecurity Security { get; set; }

    /// <summary>Name to sign in with; left empty, there is no signing in.</summary>
    public string? User { get; set; }

    /// <summary>Password to sign in with. It is sent over an encrypted connection only, unless the server is this computer.</summary>
    public string? Password { get; set; }

    /// <summary>Address the mails come from; needed with a server.</summary>
    public string? From { get; set; }

    /// <summary>Name the mails come from.</summary>
    public string FromName { get; set; } = "PhbResources";

    /// <summary>A folder to write mails into, where there is no server. Left empty, in development the folder <c>mail</c> in the data folder, and none otherwise.</summary>
    public string? Folder { get; set; }

    /// <summary>How long connecting, and sending a mail, may take, in seconds: 1 to 300.</summary>
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>Days that address, subject and text of a mail are kept after it was sent or given up: 0 to 90.</summary>
    public int KeepDays { get; set; } = 7;

    /// <summary>The address in From; one that leads nowhere where none is set, which happens only in a folder.</summary>
    internal string Sender => From is { Length: > 0 } from ? from : "library@phbresources.invalid";

    /// <summary>Whether mails go to a server.</summary>
    public bool HasServer => !string.IsNullOrEmpty(Host);

    /// <summary>Whether mails go into <see cref="Folder"/> instead.</summary>
    public bool HasFolder => !HasServer && !string.IsNullOrEmpty(Folder);

    internal bool ServerIsHere => Host is { } host && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address)));
}

/// <summary>Stops the start where the settings of mail make no sense, and says which to change.</summary>
internal sealed class SmtpOptionsCheck(IOptions<PhbOptions> site, IHostEnvironment environment) : IValidateOptions<SmtpOptions>
{
    public ValidateOptionsResult Validate(string? name, SmtpOptions options)
    {
        List<string> mistakes = [.. Mistakes(options)];
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private IEnumerable<string> Mistakes(SmtpOptions options)
    {
        if (options.HasServer)
        {
            if (Uri.CheckHostName(options.Host) == UriHostNameType.Unknown)
                yield return $"Phb:Smtp:Host is '{options.Host}'. Write the name of the server alone, such as smtp.example.org; its port goes into Phb:Smtp:Port.";
            if (string.IsNullOrEmpty(options.From))
                yield return "Phb:Smtp:From is empty. Write the address the mails come from, such as library@example.org.";
            if (string.IsNullOrEmpty(site.Value.PublicUrl) && !environment.IsDevelopment())
                yield return "Phb:Smtp:Host is set and Phb:PublicUrl is not. Links in mails need it: write the address people reach the site at, such as https://library.example.";
        }

        if (!string.IsNullOrEmpty(options.From) && !(EmailRules.IsAddress(options.From) && MailboxAddress.TryParse(options.From, out _)))
            yield return $"Phb:Smtp:From is '{options.From}', which is not an email address. Write one such as library@example.org, without a name; that goes into Phb:Smtp:FromName.";
        if (options.FromName.Any(char.IsControl))
            yield return "Phb:Smtp:FromName has a line end or another control character in it. Write a plain name.";
        if (options.Port is < 1 or > 65535)
            yield return $"Phb:Smtp:Port is {options.Port}. Write a number from 1 to 65535; 587 is usual.";
        if (!Enum.IsDefined(options.Security))
            yield return "Phb:Smtp:Security is none of None, StartTls, Tls and Auto. Write one of these.";
        if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password))
            yield return "Of Phb:Smtp:User and Phb:Smtp:Password one is set. Set both, or neither.";
        if (!string.IsNullOrEmpty(options.User) && options is { Security: SmtpSecurity.None, HasServer: true, ServerIsHere: false })
            yield return "Phb:Smtp:Security is None, so that the password would be sent readable for all. Write StartTls or Tls.";
        if (options.TimeoutSeconds is < 1 or > 300)
            yield return $"Phb:Smtp:TimeoutSeconds is {options.TimeoutSeconds}. Write a number from 1 to 300.";
        if (options.KeepDays is < 0 or > OutboxRules.RowDays)
            yield return $"Phb:Smtp:KeepDays is {options.KeepDays}. Write a number from 0 to {OutboxRules.RowDays}.";
    }
}
