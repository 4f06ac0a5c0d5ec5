using Microsoft.Extensions.Options;

namespace PhbResources.Core;

/// <summary>Settings <c>Phb</c> of the package.</summary>
public sealed class PhbOptions
{
    /// <summary>Name of the section in configuration.</summary>
    public const string Section = "Phb";

    /// <summary>
    /// Address under which people reach the site (<c>https://library.example</c>), for feeds, the site map and the footer
    /// of documents. Left empty, the address of the request is used where there is one.
    /// </summary>
    public string? PublicUrl { get; set; }

    /// <summary>Folder of the search index; it can be rebuilt at any time. Left empty, a folder beside Umbraco's temporary files.</summary>
    public string? IndexPath { get; set; }

    /// <summary>
    /// The folder <c>umbraco-config</c>, whose files a maintainer edits. A relative path counts from the current folder.
    /// Left out, it is the folder beside the program.
    /// </summary>
    public string ConfigPath { get; set; } = Path.Combine(AppContext.BaseDirectory, "umbraco-config");

    /// <summary>
    /// Whether the templates and guides that come with the program are put into the library, each once. With false a new library begins empty.
    /// </summary>
    public bool StarterLibrary { get; set; } = true;

    /// <summary>A folder of fonts for PDF files, looked at before those of the machine. Left empty, the machine's fonts are used alone.</summary>
    public string? FontsPath { get; set; }
}

/// <summary>Stops the start when the folder <c>umbraco-config</c> is not there.</summary>
internal sealed class ConfigPathCheck : IValidateOptions<PhbOptions>
{
    public ValidateOptionsResult Validate(string? name, PhbOptions options) =>
        string.IsNullOrWhiteSpace(options.ConfigPath)
            ? ValidateOptionsResult.Fail("Phb:ConfigPath is empty. Leave the setting out, or name the folder umbraco-config.")
            : Directory.Exists(Path.Combine(options.ConfigPath, "document-types"))
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"Phb:ConfigPath: there is no folder document-types in {Path.GetFullPath(options.ConfigPath)}. "
                    + "Copy umbraco-config there, or set Phb:ConfigPath to where it is.");
}
