using System.Text.RegularExpressions;

namespace PhbResources.Core.Forms;

/// <summary>Holds answers against what a form asks for.</summary>
public static class FormRules
{
    /// <summary>What is wrong, by alias of the field and in the order of the form; fields that are not shown are not asked for.</summary>
    /// <param name="form">The form, with its choices.</param>
    /// <param name="answers">The answers.</param>
    /// <param name="asked">Which fields to look at, or <c>null</c> for all.</param>
    public static IReadOnlyDictionary<string, string> Mistakes(FormDefinition form, FormAnswers answers, Func<FormField, bool>? asked = null)
    {
        IReadOnlySet<string> shown = answers.Shown(form);
        OrderedDictionary<string, string> mistakes = [];
        foreach (FormField field in form.Fields.Where(field => shown.Contains(field.Alias) && asked?.Invoke(field) != false))
        {
            if (Mistake(field, answers.All(field)) is { } mistake)
                mistakes[field.Alias] = mistake;
        }

        return mistakes;
    }

    private static string? Mistake(FormField field, IReadOnlyList<string> values)
    {
        if (field.Type == FieldTypes.FileUpload)
            return null; // Files are judged by what is in them, elsewhere.
        if (values.All(string.IsNullOrWhiteSpace))
            return !field.Required ? null : field.RequiredErrorMessage.Length > 0 ? field.RequiredErrorMessage : $"{field.Caption}: write or choose something.";
        if (field.Type.SupportsPreValues)
            return values.All(value => field.PreValues.Any(choice => choice.Value == value)) ? null : "Choose from the list. What was chosen before is not in it any more.";
        if (values.Max(value => value.Length) is var length && length > field.MaximumLength)
            return $"{field.Caption}: this is {length - field.MaximumLength:N0} characters too long. Use at most {field.MaximumLength:N0}.";
        if (field.Pattern.Length > 0 && !values.All(value => Regex.IsMatch(value.Trim(), field.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)))
            return field.PatternInvalidErrorMessage.Length > 0 ? field.PatternInvalidErrorMessage : $"{field.Caption}: write it in the way that is asked for.";
        return null;
    }
}
