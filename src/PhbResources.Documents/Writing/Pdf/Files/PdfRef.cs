using System.Globalization;

namespace PhbResources.Documents.Writing.Pdf.Files;

/// <summary>Number of an object in a PDF file; written as a reference to it.</summary>
internal readonly record struct PdfRef(int Number)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number} 0 R");
}
