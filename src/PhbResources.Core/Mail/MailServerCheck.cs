namespace PhbResources.Core.Mail;

/// <summary>Tries whether the mail server can be reached and lets the library sign in, without sending a mail.</summary>
public static class MailServerCheck
{
    /// <summary>Tries it.</summary>
    /// <param name="options">Settings with a server.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What keeps mails from being sent, with what to do where that is known; <c>null</c> where nothing does.</returns>
    public static async Task<string?> TryAsync(SmtpOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        using SmtpTransport transport = new(options, clock);
        Delivery? trouble = await transport.TryAsync(cancellationToken);
        await transport.RestAsync();
        return trouble is null ? null : $"{trouble.Sign}. The server says: {trouble.Said}";
    }
}
