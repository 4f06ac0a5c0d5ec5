using PhbResources.Documents.Model;

namespace PhbResources.Core.Rotas;

/// <summary>Something about a rota that a person should know. It never stops them.</summary>
/// <param name="Rule">What it is about, in lower-case words joined by hyphens; the same for all findings of a check.</param>
/// <param name="Kind">How much it asks of the reader.</param>
/// <param name="Title">Who and what, in a few words.</param>
/// <param name="Text">When, how much, and what the rule is, in plain words.</param>
public sealed record Finding(string Rule, FindingKind Kind, string Title, string Text)
{
    /// <summary>Whom it concerns, by id, or <c>null</c>.</summary>
    public int? Staff { get; init; }

    /// <summary>Ids of the shifts to look at, in order of time.</summary>
    public IReadOnlyList<int> Shifts { get; init; } = [];

    /// <summary>When it is, for a list of several; empty where there is only ever one.</summary>
    internal string When { get; init; } = "";

    /// <summary>Where the rule stands; <c>null</c> where it is the person's own rule.</summary>
    public Source? Source { get; init; }
}

/// <summary>How much a <see cref="Finding"/> asks of the reader.</summary>
public enum FindingKind
{
    /// <summary>The rota may break a rule, or leaves a gap.</summary>
    ToLookAt,

    /// <summary>How something was counted, or what the law leaves open.</summary>
    GoodToKnow,
}
