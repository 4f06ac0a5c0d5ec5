namespace PhbResources.Core.Mail;

/// <summary>How often and how long mails are tried.</summary>
internal static class OutboxRules
{
    /// <summary>After so many tries a mail is given up; with the waits between, that is about two days (RFC 5321 section 4.5.4.1 asks for more than one).</summary>
    public const int MaxAttempts = 14;

    /// <summary>Days after which nothing is left of a mail that was sent or given up, not even that there was one.</summary>
    public const int RowDays = 90;

    /// <summary>How often waiting mails are looked for, where nothing tells of a new one.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    /// <summary>How often old mails are blanked and removed.</summary>
    public static readonly TimeSpan TidyEvery = TimeSpan.FromHours(1);

    /// <summary>How long a mail that is just being sent may take to end when the site is stopped.</summary>
    public static readonly TimeSpan GraceAtStop = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>The wait after a mail was put off.</summary>
    /// <param name="attempts">How often it was tried, from 1.</param>
    /// <param name="chance">From 0 to 1, so that mails put off together do not all come again together.</param>
    public static TimeSpan WaitAfter(int attempts, double chance) => Grown(FirstWait, 3, attempts, LongestWait, chance);

    /// <summary>The pause for all mails while the server cannot be reached.</summary>
    /// <param name="failures">How often in a row it could not, from 1.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan PauseAfter(int failures, double chance) => Grown(FirstPause, 2, failures, LongestPause, chance);

    /// <summary>Until when a mail that is being sent is nobody else's; after that its sender is taken for dead.</summary>
    public static TimeSpan Lease(SmtpOptions options) => TimeSpan.FromSeconds((3 * options.TimeoutSeconds) + 5);

    private static TimeSpan Grown(TimeSpan first, double factor, int times, TimeSpan longest, double chance)
    {
        double seconds = Math.Min(first.TotalSeconds * Math.Pow(factor, times - 1), longest.TotalSeconds);
        return TimeSpan.FromSeconds(seconds * (0.8 + (0.4 * chance)));
    }
}
