namespace PhbResources.Core.Requests;

/// <summary>Somebody looked for a document that is not in the library and asked for it. Who asked is not known.</summary>
public sealed class TemplateRequest
{
    /// <summary>Its number.</summary>
    public long Id { get; init; }

    /// <summary>What is needed, in the words of who asks.</summary>
    public required string Text { get; init; }

    /// <summary>What they had searched for; may be empty.</summary>
    public required string Words { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime Asked { get; init; }

    /// <summary>When a curator ticked it off, UTC, or <c>null</c> while it is open.</summary>
    public DateTime? Done { get; set; }
}
