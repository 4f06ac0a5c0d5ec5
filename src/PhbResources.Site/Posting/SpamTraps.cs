using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using PhbResources.Core.SpamDefence;

namespace PhbResources.Site.Posting;

/// <summary>
/// Two traps for programs that fill in forms: a field that people do not see, and the time at which the page was made, signed, so that a form
/// that comes back at once was read by nobody. Whoever trips one, a person with a helpful browser perhaps, gets the page again and sends once more.
/// </summary>
internal sealed class SpamTraps(IDataProtectionProvider protection, RefusalCounter refusals, TimeProvider clock)
{
    /// <summary>Name of the field that people do not see. Browsers do not fill in a field of this name by themselves.</summary>
    public const string Trap = "homepage";

    /// <summary>Name of the field with the time.</summary>
    public const string Time = "opened";

    /// <summary>Id of the message, for the summary of mistakes.</summary>
    public const string Message = "send-again";

    /// <summary>Nobody reads and fills in a form of ours faster, with everything filled in by the browser.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(3);

    /// <summary>How long a page may stay open.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    private readonly IDataProtector _protector = protection.CreateProtector("PhbResources.FormOpened.1");

    /// <summary>What a page that is shown for the first time puts into <see cref="SpamTrapFields"/>.</summary>
    public SpamTrapState New() => new(StampOf(clock.GetUtcNow()), null, null);

    /// <summary>Checks a form that was sent.</summary>
    public SpamTrapState Check(IFormCollection form) => Check(form[Trap].ToString(), form[Time].ToString());

    /// <summary>Checks a form that was sent.</summary>
    public SpamTrapState Check(PostedForm form) => Check(form.Value(Trap), form.Value(Time));

    /// <summary>Time since a page was first shown, for forms without traps; <c>null</c> where that is not known.</summary>
    public TimeSpan? TakenSince(string stamp) => Read(stamp) is { } opened ? clock.GetUtcNow() - opened : null;

    private SpamTrapState Check(string trap, string stamp)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (Read(stamp) is not { } opened || now - opened > Longest || opened > now + Shortest)
            return new(StampOf(now), null, "This page was open for a very long time. Nothing you wrote is lost. Check it, then send it once more.");
        TimeSpan taken = now - opened;
        if (trap.Length > 0)
        {
            refusals.Count(RefusalReason.Trap);
            return new(stamp, taken, "Your browser filled in a field that people cannot see. We have emptied it, and nothing you wrote is lost. Send it once more.");
        }

        if (taken >= Shortest)
            return new(stamp, taken, null);
        // The time stays that of the first page: sending again a moment later works.
        refusals.Count(RefusalReason.Quick);
        return new(stamp, taken, "That was faster than we expect of a person. Nothing you wrote is lost. Check it, then send it once more.");
    }

    private string StampOf(DateTimeOffset time)
    {
        byte[] ticks = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(ticks, time.UtcTicks);
        return WebEncoders.Base64UrlEncode(_protector.Protect(ticks));
    }

    private DateTimeOffset? Read(string stamp)
    {
        if (stamp.Length is 0 or > 500)
            return null;
        try
        {
            byte[] ticks = _protector.Unprotect(WebEncoders.Base64UrlDecode(stamp));
            return new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(ticks), TimeSpan.Zero);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>What <see cref="SpamTraps"/> says of a form.</summary>
/// <param name="Stamp">The signed time at which the page was first shown, to put into the page.</param>
/// <param name="Taken">How long filling in took, where that is known.</param>
/// <param name="Mistake">What to tell whoever tripped a trap; <c>null</c> where nobody did.</param>
public sealed record SpamTrapState(string Stamp, TimeSpan? Taken, string? Mistake);
