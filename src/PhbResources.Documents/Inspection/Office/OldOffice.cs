using System.Text;

namespace PhbResources.Documents.Inspection.Office;

/// <summary>Tells compound files (MS-CFB) apart by the names of their streams, which stand in them in UTF-16.</summary>
internal static class OldOffice
{
    public static InspectionRule RuleFor(byte[] file)
    {
        if (Has(file, "EncryptedPackage")) return InspectionRules.Encrypted;
        if (Has(file, "WordDocument")) return InspectionRules.OldWord;
        if (Has(file, "Workbook") || Has(file, "Book")) return InspectionRules.OldExcel;
        return Has(file, "PowerPoint Document") ? InspectionRules.Slides : InspectionRules.OldOffice;
    }

    private static bool Has(byte[] file, string name) => file.AsSpan().IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;
}
