using System.Text.Json.Serialization;

namespace PhbResources.Core.Forms;

/// <summary>When a page, a fieldset or a field is shown.</summary>
/// <param name="ActionType">What happens when the rules hold.</param>
/// <param name="LogicType">How many of them must.</param>
/// <param name="Rules">The rules; none for something that is always shown.</param>
public sealed record FormCondition(FormConditionAction ActionType, FormConditionLogic LogicType, IReadOnlyList<FormRule> Rules)
{
    /// <summary>Shown at all times.</summary>
    public static FormCondition Always { get; } = new(FormConditionAction.Show, FormConditionLogic.All, []);

    /// <summary>Whether it shows, given the values of the fields that its rules name.</summary>
    public bool Shows(Func<Guid, IReadOnlyList<string>> valuesOf)
    {
        if (Rules.Count == 0)
            return true;
        bool holds = LogicType == FormConditionLogic.All ? Rules.All(rule => rule.Holds(valuesOf(rule.Field))) : Rules.Any(rule => rule.Holds(valuesOf(rule.Field)));
        return holds == (ActionType == FormConditionAction.Show);
    }
}

/// <summary>What a condition asks of one field.</summary>
/// <param name="Field">Id of the field.</param>
/// <param name="Operator">How its value is compared.</param>
/// <param name="Value">With what; empty for nothing filled in.</param>
public sealed record FormRule(Guid Field, FormRuleOperator Operator, string Value)
{
    /// <summary>Whether it holds for the values of the field.</summary>
    public bool Holds(IReadOnlyList<string> values)
    {
        IReadOnlyList<string> compared = values.Count == 0 ? [""] : values;
        return Operator switch
        {
            FormRuleOperator.Is => compared.Any(value => value == Value),
            FormRuleOperator.IsNot => compared.All(value => value != Value),
            FormRuleOperator.Contains => compared.Any(value => value.Contains(Value, StringComparison.Ordinal)),
            FormRuleOperator.NotContains => compared.All(value => !value.Contains(Value, StringComparison.Ordinal)),
            FormRuleOperator.StartsWith => compared.Any(value => value.StartsWith(Value, StringComparison.Ordinal)),
            FormRuleOperator.NotStartsWith => compared.All(value => !value.StartsWith(Value, StringComparison.Ordinal)),
            FormRuleOperator.EndsWith => compared.Any(value => value.EndsWith(Value, StringComparison.Ordinal)),
            FormRuleOperator.NotEndsWith => compared.All(value => !value.EndsWith(Value, StringComparison.Ordinal)),
            _ => throw new InvalidOperationException($"{Operator} is no comparison."),
        };
    }
}

/// <summary>What happens when the rules of a condition hold.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FormConditionAction>))]
public enum FormConditionAction
{
    /// <summary>It is shown, and else it is not.</summary>
    Show,

    /// <summary>It is hidden, and else it is not.</summary>
    Hide,
}

/// <summary>How many rules of a condition must hold.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FormConditionLogic>))]
public enum FormConditionLogic
{
    /// <summary>Each of them.</summary>
    All,

    /// <summary>One is enough.</summary>
    Any,
}

/// <summary>How a rule compares. Umbraco's comparisons of numbers and those that ignore case are not needed here.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FormRuleOperator>))]
public enum FormRuleOperator
{
    /// <summary>The same.</summary>
    Is,

    /// <summary>Not the same.</summary>
    IsNot,

    /// <summary>Somewhere in it.</summary>
    Contains,

    /// <summary>Nowhere in it.</summary>
    NotContains,

    /// <summary>At its beginning.</summary>
    StartsWith,

    /// <summary>Not at its beginning.</summary>
    NotStartsWith,

    /// <summary>At its end.</summary>
    EndsWith,

    /// <summary>Not at its end.</summary>
    NotEndsWith,
}
