namespace PhbResources.Core.Submissions;

/// <summary>A move that was made; together they are the submission's history.</summary>
public sealed class SubmissionEvent
{
    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>The submission.</summary>
    public required Guid SubmissionId { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>Who, by part.</summary>
    public Actor Actor { get; init; }

    /// <summary>Umbraco's key of the member or curator; <c>null</c> for the site itself.</summary>
    public Guid? ByKey { get; set; }

    /// <summary>What was done.</summary>
    public SubmissionMove Move { get; init; }

    /// <summary>Where it stood before.</summary>
    public SubmissionState From { get; init; }

    /// <summary>Where it stood then.</summary>
    public SubmissionState To { get; init; }

    /// <summary>A question, an answer, a reason; empty otherwise.</summary>
    public string Text { get; set; } = "";
}
