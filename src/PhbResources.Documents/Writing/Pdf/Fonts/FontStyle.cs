namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>How letters look within a family.</summary>
[Flags]
internal enum FontStyle
{
    Regular = 0,
    Bold = 1,
    Italic = 2,
}
