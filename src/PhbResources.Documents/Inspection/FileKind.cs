namespace PhbResources.Documents.Inspection;

/// <summary>The types of file that members may share, told by content.</summary>
public enum FileKind
{
    /// <summary>Word and compatible programs: Office Open XML text.</summary>
    Docx,

    /// <summary>LibreOffice and compatible programs: OpenDocument text.</summary>
    Odt,

    /// <summary>Excel and compatible programs: Office Open XML spreadsheet.</summary>
    Xlsx,

    /// <summary>LibreOffice and compatible programs: OpenDocument spreadsheet.</summary>
    Ods,

    /// <summary>Portable Document Format.</summary>
    Pdf,

    /// <summary>Plain text.</summary>
    Txt,

    /// <summary>Rich Text Format.</summary>
    Rtf,

    /// <summary>A picture, Portable Network Graphics.</summary>
    Png,

    /// <summary>A picture, JPEG.</summary>
    Jpg,
}
