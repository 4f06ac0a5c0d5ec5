namespace PhbResources.Core.Members;

/// <summary>What a link in a mail is good for, and how long.</summary>
/// <param name="Name">Name in the database.</param>
/// <param name="Lifetime">How long it works.</param>
public sealed record TokenPurpose(string Name, TimeSpan Lifetime)
{
    /// <summary>Longest name of a purpose, in characters.</summary>
    internal const int MaxName = 20;

    /// <summary>Makes the account that somebody registered; what they typed is gone when it runs out.</summary>
    public static readonly TokenPurpose Register = new("register", TimeSpan.FromDays(7));

    /// <summary>Signs in.</summary>
    public static readonly TokenPurpose SignIn = new("sign-in", TimeSpan.FromMinutes(15));

    /// <summary>Lets a new password be chosen.</summary>
    public static readonly TokenPurpose Reset = new("reset", TimeSpan.FromHours(1));

    /// <summary>Confirms another address from the address so far.</summary>
    public static readonly TokenPurpose EmailFrom = new("email-from", TimeSpan.FromDays(2));

    /// <summary>Confirms another address from that address.</summary>
    public static readonly TokenPurpose EmailTo = new("email-to", TimeSpan.FromDays(2));
}
