using MimeKit;

namespace PhbResources.Core.Mail;

/// <summary>Where mails go when they leave the outbox. Used by one sender, one mail at a time.</summary>
internal interface IMailTransport
{
    /// <summary>Hands a mail over. What goes wrong is told in the answer, not thrown.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up; whether the mail was taken is not known.</exception>
    Task<Delivery> SendAsync(MimeMessage message, CancellationToken cancellationToken);

    /// <summary>There is no other mail for now: connections are closed.</summary>
    Task RestAsync();
}

/// <summary>What became of a mail that was handed over.</summary>
internal enum Verdict
{
    /// <summary>It was taken.</summary>
    Taken,

    /// <summary>This mail is to be tried later.</summary>
    PutOff,

    /// <summary>This mail will never be taken.</summary>
    Refused,

    /// <summary>No mail can be sent now; it is not about this one.</summary>
    Down,
}

/// <summary>What became of a mail that was handed over.</summary>
/// <param name="Verdict">In a word.</param>
/// <param name="Said">What the server said, or what went wrong. It may name the address, so it goes into no log.</param>
/// <param name="Sign">The same so short that it names nobody: a status code, the kind of an error.</param>
internal sealed record Delivery(Verdict Verdict, string Said = "", string Sign = "")
{
    public static Delivery Taken { get; } = new(Verdict.Taken);
}

/// <summary>Where nothing is set: mails wait.</summary>
internal sealed class NoTransport : IMailTransport
{
    private static readonly Delivery s_down = new(Verdict.Down, "No mail server is set.",
        "no mail server is set. Set Phb:Smtp:Host, Phb:Smtp:From and Phb:PublicUrl, then start again");

    public Task<Delivery> SendAsync(MimeMessage message, CancellationToken cancellationToken) => Task.FromResult(s_down);

    public Task RestAsync() => Task.CompletedTask;
}
