using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;

namespace PhbResources.Embedded.Editors;

/// <summary>Holds text to the number of characters its data type allows (UTF-16 code units, as Umbraco and browsers count).</summary>
internal sealed class MaxCharsValidator : IValueValidator
{
    public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
    {
        int? limit = dataTypeConfiguration switch
        {
            TextboxConfiguration box => box.MaxChars,
            TextAreaConfiguration area => area.MaxChars,
            _ => null,
        };

        if (limit is > 0 && value?.ToString() is { } text && text.Length > limit)
        {
            yield return new ValidationResult($"This has {text.Length} characters and may have {limit}. Take out {text.Length - limit}.", ["value"]);
        }
    }
}

/// <summary>Refuses what cannot be an e-mail address; an empty value is the business of "mandatory".</summary>
internal sealed class EmailAddressValidator : IValueValidator
{
    private static readonly EmailAddressAttribute Rule = new();

    public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
    {
        if (value?.ToString() is { Length: > 0 } address && !Rule.IsValid(address))
        {
            yield return new ValidationResult($"'{address}' is not an e-mail address. Write it like name@example.org.", ["value"]);
        }
    }
}
