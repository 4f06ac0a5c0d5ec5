using Microsoft.Extensions.Options;

namespace PhbResources.Site.Forms;

/// <summary>Settings <c>Phb:Forms</c> of the Forms Delivery API.</summary>
public sealed class FormsOptions
{
    /// <summary>The section the settings are read from.</summary>
    public const string Section = "Phb:Forms";

    /// <summary>Shortest key, in characters.</summary>
    public const int ShortestKey = 32;

    /// <summary>Key that programs send in the header <c>Api-Key</c> to hand in entries for people. Left empty, no program can.</summary>
    public string? ApiKey { get; set; }
}

/// <summary>Stops the start where the key could be guessed.</summary>
internal sealed class FormsOptionsCheck : IValidateOptions<FormsOptions>
{
    public ValidateOptionsResult Validate(string? name, FormsOptions options) =>
        options.ApiKey is not { Length: > 0 and < FormsOptions.ShortestKey }
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"The setting Phb:Forms:ApiKey has {options.ApiKey.Length} characters. Write at least {FormsOptions.ShortestKey} random ones, or leave it out.");
}
