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
}
