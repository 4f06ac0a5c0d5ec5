namespace PhbResources.Documents.Inspection;

/// <summary>What a piece of text is. Those up to <see cref="TextBox"/> are what a reader of the document sees.</summary>
public enum PieceOrigin
{
    /// <summary>Text of the document: a paragraph, a cell. Tracked insertions are part of it, tracked deletions are not.</summary>
    Body,

    /// <summary>Header of the pages.</summary>
    Header,

    /// <summary>Footer of the pages.</summary>
    Footer,

    /// <summary>A footnote or endnote.</summary>
    Note,

    /// <summary>Text in a box, shape, drawing or chart.</summary>
    TextBox,

    /// <summary>What is filled in or chosen in a form field or content control; <see cref="TextPiece.Name"/> is the field's. Except in a PDF it is also part of its paragraph.</summary>
    FormValue,

    /// <summary>A comment or annotation; <see cref="TextPiece.Name"/> is who wrote it.</summary>
    Comment,

    /// <summary>Text that a tracked change put in; it is also part of its paragraph. <see cref="TextPiece.Name"/> is who changed it.</summary>
    Insertion,

    /// <summary>Text that a tracked change took out and that is still in the file. <see cref="TextPiece.Name"/> is who changed it.</summary>
    Deletion,

    /// <summary>Hidden text of a document.</summary>
    HiddenText,

    /// <summary>A cell in a hidden row or column.</summary>
    HiddenCell,

    /// <summary>A cell of a hidden sheet.</summary>
    HiddenSheet,

    /// <summary>Remains of data behind a sheet: pivot caches, formulas with text in them, names, validation lists.</summary>
    SheetData,

    /// <summary>The name of the file.</summary>
    FileName,

    /// <summary>A document property (Office, OpenDocument, PDF information, XMP); <see cref="TextPiece.Name"/> is the property's.</summary>
    Property,

    /// <summary>A description of a picture or link, a name of a bookmark, shape or field, a placeholder.</summary>
    Label,

    /// <summary>The address of a link, a path to a template or another file.</summary>
    Address,

    /// <summary>Data that programs keep beside the document: custom XML parts, document variables. Also parts that no reader knows.</summary>
    CustomXml,

    /// <summary>A small picture of the document inside the file; the text is the size of it.</summary>
    Thumbnail,

    /// <summary>Where a picture was taken; the text is the coordinates.</summary>
    Gps,

    /// <summary>Make, model, serial number, time or owner of a camera; <see cref="TextPiece.Name"/> is the EXIF tag's.</summary>
    CameraData,

    /// <summary>Text that an earlier revision of a file holds and the last one does not.</summary>
    EarlierRevision,
}
