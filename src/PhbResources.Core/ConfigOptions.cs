using Microsoft.Extensions.Options;

namespace PhbResources.Core;

/// <summary>Where the files are that a maintainer edits; settings <c>Phb:*</c>.</summary>
public sealed class ConfigOptions
{
    /// <summary>Name of the section that is bound to these options.</summary>
    public const string Section = "Phb";

    /// <summary>
    /// The folder <c>umbraco-config</c>; setting <c>Phb:ConfigPath</c>. A relative path counts from the current folder.
    /// Left out, it is the folder beside the program.
    /// </summary>
    public string ConfigPath { get; set; } = Path.Combine(AppContext.BaseDirectory, "umbraco-config");
}

/// <summary>Stops the start when the folder is not there.</summary>
internal sealed class ValidateConfigOptions : IValidateOptions<ConfigOptions>
{
    public ValidateOptionsResult Validate(string? name, ConfigOptions options) =>
        string.IsNullOrWhiteSpace(options.ConfigPath)
            ? ValidateOptionsResult.Fail("Phb:ConfigPath is empty. Leave the setting out, or name the folder umbraco-config.")
            : Directory.Exists(Path.Combine(options.ConfigPath, "document-types"))
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"Phb:ConfigPath: there is no folder document-types in {Path.GetFullPath(options.ConfigPath)}. "
                    + "Copy umbraco-config there, or set Phb:ConfigPath to where it is.");
}
