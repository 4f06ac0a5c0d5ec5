namespace PhbResources.Documents.Inspection;

/// <summary>What a rule leads to.</summary>
public enum RuleOutcome
{
    /// <summary>The file is not taken.</summary>
    Refuse,

    /// <summary>The file is taken, but only a clean copy without this may be shared.</summary>
    Neutralise,

    /// <summary>The file is taken as it is; the member is told.</summary>
    Tell,
}

/// <summary>One thing that the inspection looks for. All of them are in <see cref="InspectionRules"/>.</summary>
/// <param name="Code">Short name, stable, for programs: <c>macros</c>.</param>
/// <param name="Outcome">What it leads to.</param>
/// <param name="Message">What is wrong, in words that a carer understands.</param>
/// <param name="WhatToDo">What to do next.</param>
public sealed record InspectionRule(string Code, RuleOutcome Outcome, string Message, string WhatToDo);

/// <summary>A rule that a file runs into.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Place">Where in the file, in words: <c>header</c>, <c>sheet Rota, cell B4</c>, <c>page 2</c>; empty for the whole file.</param>
public sealed record Concern(InspectionRule Rule, string Place)
{
    /// <summary>Short name of the rule.</summary>
    public string Code => Rule.Code;

    /// <summary>What is wrong, in words that a carer understands.</summary>
    public string Message => Rule.Message;

    /// <summary>What to do next.</summary>
    public string WhatToDo => Rule.WhatToDo;

    /// <summary>The part of an archive that it is in: <c>word/_rels/settings.xml.rels</c>. Null outside archives.</summary>
    public string? Part { get; init; }

    /// <summary>Id of the relationship that has to go, for relationships of Office Open XML files.</summary>
    public string? Relationship { get; init; }
}
