using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.PropertyEditors;

namespace PhbResources.Embedded.Editors;

/// <summary>"Mandatory" for lists: an empty list is as good as none. The stored type is text, so Core's own rule would take "[]" for a value.</summary>
internal sealed class RequiredListValidator : IValueRequiredValidator
{
    public IEnumerable<ValidationResult> ValidateRequired(object? value, string? valueType)
    {
        if (TextList.Read(value).Count == 0)
        {
            yield return new ValidationResult(Constants.Validation.ErrorMessages.Properties.Missing, ["value"]);
        }
    }
}
