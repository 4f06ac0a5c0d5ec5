using System.Net;

namespace PhbResources.Core.Guides;

/// <summary>Who changes a guide, or suggests a change.</summary>
/// <param name="MemberKey">Umbraco's key of the member; empty for somebody without an account.</param>
/// <param name="Email">Their address; empty for somebody without an account.</param>
/// <param name="CreditName">How they wish to be named; empty for nobody by name.</param>
/// <param name="IsCurator">What they change is published at once, whatever it is.</param>
/// <param name="IsTrusted">What they change is published at once, unless it looks like spam or brings a new picture.</param>
public sealed record GuideEditor(Guid MemberKey, string Email, string CreditName, bool IsCurator, bool IsTrusted)
{
    /// <summary>Somebody without an account.</summary>
    public static GuideEditor Nobody { get; } = new(Guid.Empty, "", "", false, false);
}

/// <summary>A change of a guide, as it is sent.</summary>
/// <param name="Guide">Umbraco's key of the guide.</param>
/// <param name="Base">Number of the version that it was made from.</param>
/// <param name="Text">The whole text after it.</param>
/// <param name="Note">What was changed, in one line.</param>
/// <param name="Origin">How it came to be.</param>
public sealed record GuideEdit(Guid Guide, int Base, string Text, string Note, RevisionOrigin Origin)
{
    /// <summary>Time from opening the form to sending it, where that is known.</summary>
    public TimeSpan? Taken { get; init; }

    /// <summary>Where it came from; kept by nobody.</summary>
    public IPAddress? Address { get; init; }
}

/// <summary>What became of a change that was sent.</summary>
public abstract record EditOutcome
{
    private EditOutcome()
    {
    }

    /// <summary>Visitors read it now.</summary>
    /// <param name="Number">Number of the new version.</param>
    /// <param name="Merged">True where somebody else's change of other paragraphs was put together with it.</param>
    public sealed record Live(int Number, bool Merged) : EditOutcome;

    /// <summary>A curator looks at it first.</summary>
    /// <param name="Revision">Its key.</param>
    public sealed record Waits(Guid Revision) : EditOutcome;

    /// <summary>Somebody else changed the same paragraph meanwhile. Nothing was done.</summary>
    /// <param name="Current">What visitors read now.</param>
    public sealed record Conflict(GuideRevision Current) : EditOutcome;

    /// <summary>The text is as it was.</summary>
    public sealed record Unchanged : EditOutcome;

    /// <summary>It cannot be done.</summary>
    /// <param name="Why">Why, in a sentence that says what to do.</param>
    public sealed record Refused(string Why) : EditOutcome;
}
