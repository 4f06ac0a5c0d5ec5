using System.Text.Json;
using PhbResources.Core.Forms;

namespace PhbResources.Site.Forms;

/// <summary>A page of a form with what was answered so far.</summary>
/// <param name="Form">The form, with its choices.</param>
/// <param name="Page">The page.</param>
/// <param name="Answers">What was answered on this page and the others.</param>
/// <param name="Mistakes">What to change, by alias.</param>
public sealed record FormPageModel(FormDefinition Form, FormPage Page, FormAnswers Answers, IReadOnlyDictionary<string, string> Mistakes)
{
    /// <summary>
    /// The fields to show. One that another field of this page can bring into sight is among them: without JavaScript nobody could
    /// ever fill it in otherwise.
    /// </summary>
    public IEnumerable<FormField> Fields
    {
        get
        {
            IReadOnlySet<string> shown = Answers.Shown(Form);
            return Page.Fields.Where(one => shown.Contains(one.Alias) || RulesHere(one).Any());
        }
    }

    /// <summary>When a field is in sight, for the script; <c>null</c> for one that is at all times.</summary>
    public string? When(FormField field)
    {
        FormRule[] rules = [.. RulesHere(field)];
        return rules.Length == 0 ? null : JsonSerializer.Serialize(new
        {
            show = field.Condition.ActionType == FormConditionAction.Show,
            all = field.Condition.LogicType == FormConditionLogic.All,
            rules = rules.Select(rule => new { field = Page.Fields.First(other => other.Id == rule.Field).Alias, @operator = rule.Operator.ToString(), value = rule.Value }),
        });
    }

    private IEnumerable<FormRule> RulesHere(FormField field) =>
        field.Condition.Rules.Where(rule => Page.Fields.Any(other => other.Id == rule.Field && other.Type != FieldTypes.Hidden));
}
