using System.Globalization;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing;

/// <summary>What every document says about itself, the same in each format.</summary>
internal static class Endnote
{
    /// <summary>Heading over the sources.</summary>
    public const string Heading = "Where this comes from";

    /// <summary>When the law was checked, or <c>null</c> where the document states none.</summary>
    public static string? Law(TemplateDocument document) => document.LawCheckedOn is { } day
        ? $"The law in this document was last checked on {InWords(day)}. It is general information, not legal advice."
        : null;

    /// <summary><c>From PhbResources. Version 2, 22 November 2026. Licence CC0 1.0.</c></summary>
    public static string Imprint(TemplateDocument document)
    {
        var by = document.Credit is { Length: > 0 } credit && credit != "PhbResources" ? $", written by {credit}" : "";
        var date = document.UpdatedOn == default ? "" : $", {InWords(document.UpdatedOn)}";
        var licence = document.Licence.Length > 0 ? $" Licence {document.Licence}." : "";
        return $"From PhbResources{by}. Version {document.Version.ToString(CultureInfo.InvariantCulture)}{date}.{licence}";
    }

    private static string InWords(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
