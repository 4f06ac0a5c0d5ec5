using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace PhbResources.Core.Mail;

/// <summary>A mail server (RFC 5321), over one connection for mails that are sent in a row.</summary>
internal sealed class SmtpTransport(SmtpOptions options, TimeProvider clock) : IMailTransport, IDisposable
{
    private SmtpClient? _client;

    public async Task<Delivery> SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        if (await ConnectAsync(cancellationToken) is { } trouble)
        {
            Drop();
            return trouble;
        }

        using CancellationTokenSource patience = Patience(cancellationToken);
        try
        {
            await _client!.SendAsync(message, patience.Token);
            return Delivery.Taken;
        }
        catch (SmtpCommandException answer)
        {
            return Understand(answer);
        }
        catch (ServiceNotAuthenticatedException mistake)
        {
            Drop();
            return new Delivery(Verdict.Down, mistake.Message, "the server wants a sign-in. Set Phb:Smtp:User and Phb:Smtp:Password");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Drop();
            return new Delivery(Verdict.PutOff, $"The server did not take it within {options.TimeoutSeconds} seconds.", "timeout");
        }
        catch (OperationCanceledException)
        {
            Drop();
            throw;
        }
        catch (Exception mistake) when (mistake is IOException or SocketException or ProtocolException or ServiceNotConnectedException)
        {
            // Where it is this mail that makes the server hang up, the others must not wait for it.
            Drop();
            return new Delivery(Verdict.PutOff, mistake.Message, mistake.GetType().Name);
        }
        catch (Exception mistake) when (mistake is NotSupportedException or FormatException or InvalidOperationException or ArgumentException)
        {
            // An address with letters this server cannot take (RFC 6531), for one.
            Drop();
            return new Delivery(Verdict.Refused, mistake.Message, mistake.GetType().Name);
        }
    }

    /// <summary>Connects and signs in, as before a mail.</summary>
    /// <returns>What keeps mails from being sent, or <c>null</c>.</returns>
    public Task<Delivery?> TryAsync(CancellationToken cancellationToken) => ConnectAsync(cancellationToken);

    public async Task RestAsync()
    {
        if (_client is { IsConnected: true } client)
        {
            using CancellationTokenSource patience = new(TimeSpan.FromSeconds(2), clock);
            try
            {
                await client.DisconnectAsync(quit: true, patience.Token);
            }
            catch (Exception exception) when (exception is IOException or SocketException or ProtocolException or CommandException or OperationCanceledException)
            {
                // A goodbye that is not heard does no harm.
            }
        }

        Drop();
    }

    public void Dispose() => Drop();

    /// <summary>Sees to it that there is a connection; what keeps it from that.</summary>
    private async Task<Delivery?> ConnectAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource patience = Patience(cancellationToken);
        try
        {
            if (_client is { IsConnected: true } && await StillThereAsync(patience.Token))
                return null;
            Drop();
            _client = new SmtpClient();
            await _client.ConnectAsync(options.Host!, options.Port, options.Security switch
            {
                SmtpSecurity.None => SecureSocketOptions.None,
                SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
                SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
                _ => SecureSocketOptions.Auto,
            }, patience.Token);
            if (string.IsNullOrEmpty(options.User))
                return null;
            // Whoever sits in between can keep the server's offer of STARTTLS from us; the password is not for them.
            if (!_client.IsSecure && !options.ServerIsHere)
                return new Delivery(Verdict.Down, "No encryption.", "the server offers no encryption, so the password was not sent. Set Phb:Smtp:Security to StartTls or Tls");
            await _client.AuthenticateAsync(options.User, options.Password!, patience.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Delivery(Verdict.Down, "No answer.", $"the mail server gave no answer within {options.TimeoutSeconds} seconds");
        }
        catch (AuthenticationException mistake)
        {
            return new Delivery(Verdict.Down, mistake.Message, "the mail server does not accept Phb:Smtp:User with Phb:Smtp:Password");
        }
        catch (SslHandshakeException mistake)
        {
            return new Delivery(Verdict.Down, mistake.Message, "no encrypted connection to the mail server came about. Look at Phb:Smtp:Security and Phb:Smtp:Port, and at the server's certificate");
        }
        catch (Exception mistake) when (mistake is not OperationCanceledException)
        {
            // Whatever it is, it is not about the mail.
            return new Delivery(Verdict.Down, mistake.Message, $"the mail server cannot be reached: {(mistake is SocketException socket ? socket.SocketErrorCode : mistake.GetType().Name)}");
        }
    }

    // Servers hang up after some mails, or some minutes.
    private async Task<bool> StillThereAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _client!.NoOpAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is IOException or SocketException or ProtocolException or CommandException)
        {
            return false;
        }
    }

    /// <summary>Reads a reply code: 4 at its start is "later", 5 is "never" (RFC 5321 section 4.2.1).</summary>
    private Delivery Understand(SmtpCommandException answer)
    {
        int code = (int)answer.StatusCode;
        string sign = $"reply {code}";
        // 421 is the server closing down; who is refused as a sender is refused with every mail.
        if (answer.StatusCode == SmtpStatusCode.ServiceNotAvailable || answer.ErrorCode == SmtpErrorCode.SenderNotAccepted)
        {
            Drop();
            return new Delivery(Verdict.Down, answer.Message,
                answer.ErrorCode == SmtpErrorCode.SenderNotAccepted ? $"the mail server does not take mail from Phb:Smtp:From ({sign})" : $"the mail server is closing down ({sign})");
        }

        return new Delivery(code >= 500 ? Verdict.Refused : Verdict.PutOff, answer.Message, sign);
    }

    private CancellationTokenSource Patience(CancellationToken cancellationToken)
    {
        CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        return patience;
    }

    private void Drop()
    {
        _client?.Dispose();
        _client = null;
    }
}
