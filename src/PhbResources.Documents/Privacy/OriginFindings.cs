using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Privacy;

/// <summary>What gives somebody away by what it is, whatever it says.</summary>
internal static class OriginFindings
{
    private static readonly string[] BlankChoices = ["choose", "select", "click", "tap", "enter", "type here", "insert", "yes", "no", "true", "false", "off", "on", "none", "☐", "☒", "x"];

    private static readonly char[] BlankLetters = ['_', '.', '-', ' ', '…', '\u2002', '☐', '☒'];

    public static void Add(TextPiece piece, FileKind kind, FindingList findings)
    {
        switch (piece.Origin)
        {
            case PieceOrigin.Comment:
                findings.Add(FindingType.Comment, FindingLevel.MustRemove, piece, Masks.Words(piece.Text));
                break;
            case PieceOrigin.Insertion or PieceOrigin.Deletion:
                findings.Add(FindingType.TrackedChange, FindingLevel.MustRemove, piece, piece.Text.Length > 0 ? Masks.Words(piece.Text) : "formatting");
                break;
            case PieceOrigin.HiddenText:
                findings.Add(FindingType.HiddenText, FindingLevel.MustRemove, piece, Masks.Words(piece.Text));
                break;
            case PieceOrigin.HiddenCell or PieceOrigin.HiddenSheet when piece.Place != "name of a sheet" && !IsListSheet(piece.Place):
                findings.Add(FindingType.HiddenText, FindingLevel.Check, piece, Masks.Words(piece.Text));
                break;
            case PieceOrigin.SheetData when piece.Place == "data of a pivot table":
                findings.Add(FindingType.HiddenText, FindingLevel.Check, piece, Masks.Words(piece.Text));
                break;
            case PieceOrigin.Thumbnail:
                findings.Add(FindingType.Thumbnail, FindingLevel.MustRemove, piece, piece.Text);
                break;
            case PieceOrigin.Gps:
                findings.Add(FindingType.Gps, FindingLevel.MustRemove, piece, Masks.Digits(piece.Text, 1, 0));
                break;
            case PieceOrigin.CameraData:
                findings.Add(piece.Name == "author" ? FindingType.DocumentProperty : FindingType.CameraData, FindingLevel.MustRemove, piece, Masks.Words(piece.Text));
                break;
            case PieceOrigin.EarlierRevision:
                findings.Add(FindingType.EarlierRevision, FindingLevel.MustRemove, piece, Masks.Words(piece.Text));
                break;
            case PieceOrigin.CustomXml when IsCustomXml(piece):
                findings.Add(FindingType.CustomXml, FindingLevel.MustRemove, piece, Masks.Words(piece.Text));
                break;
            case PieceOrigin.FormValue when !IsBlank(piece.Text):
                findings.Add(FindingType.FormValue, FindingLevel.Check, piece, Masks.Words(piece.Text));
                break;
            case PieceOrigin.Property:
                AddProperty(piece, kind, findings);
                break;
            case PieceOrigin.Address when piece.Place is "template of the document" or "folder that the workbook was saved in" || IsPathOnAComputer(piece.Text):
                findings.Add(FindingType.DocumentProperty, FindingLevel.MustRemove, piece, Masks.Words(piece.Text));
                break;
            case PieceOrigin.Label when piece.Place is "author of a comment" or "author of comments" or "initials of a comment":
                findings.Add(FindingType.Comment, FindingLevel.MustRemove, piece, Masks.Initials(piece.Text));
                break;
            case PieceOrigin.Label when piece.Place is "author of a tracked change":
                findings.Add(FindingType.TrackedChange, FindingLevel.MustRemove, piece, Masks.Initials(piece.Text));
                break;
            case PieceOrigin.Label when piece.Place is "person who worked on the file":
                findings.Add(FindingType.DocumentProperty, FindingLevel.MustRemove, piece, Masks.Initials(piece.Text));
                break;
        }
    }

    /// <summary>Choices of drop-down lists are kept on a hidden sheet; numbers and names behind labels are looked for there all the same.</summary>
    private static bool IsListSheet(string place) => PrivacyRules.ListSheets.Any(name => place.StartsWith("sheet " + name + ", cell ", StringComparison.OrdinalIgnoreCase));

    /// <summary>Tables and other parts that say how a file works are not data beside it.</summary>
    private static bool IsCustomXml(TextPiece piece) =>
        piece.Place is "document variable" or "building block" || piece.Place.StartsWith("setting: Printer", StringComparison.Ordinal) || piece.Place.StartsWith("setting: CurrentDatabase", StringComparison.Ordinal)
        || piece.Place.StartsWith("data beside", StringComparison.Ordinal) && (piece.Part is null || piece.Part.StartsWith("customXml/", StringComparison.OrdinalIgnoreCase) || !piece.Part.Contains('/', StringComparison.Ordinal));

    private static void AddProperty(TextPiece piece, FileKind kind, FindingList findings)
    {
        var name = piece.Name ?? "";
        var text = piece.Text.Trim();
        if (PrivacyRules.PersonalProperties.Contains(name))
        {
            if (!PrivacyRules.NobodyNames.Contains(text)) findings.Add(FindingType.DocumentProperty, FindingLevel.MustRemove, piece, name + ": " + Masks.Initials(text));
        }
        else if (name.Equals("template", StringComparison.OrdinalIgnoreCase) && IsPathOnAComputer(text) || name == "hyperlinkBase") findings.Add(FindingType.DocumentProperty, FindingLevel.MustRemove, piece, name + ": " + Masks.Words(text));
        else if (name is "comments" or "comment" || piece.Place.StartsWith(TextPiece.OwnProperty, StringComparison.Ordinal) || kind is FileKind.Odt or FileKind.Ods && piece.Part == "meta.xml" && !PrivacyRules.ProgramProperties.Contains(name))
            findings.Add(FindingType.DocumentProperty, FindingLevel.Check, piece, name + ": " + Masks.Words(text));
        else if (kind == FileKind.Pdf && piece.Part == "information" && !PrivacyRules.ProgramProperties.Contains(name)) findings.Add(FindingType.DocumentProperty, FindingLevel.Check, piece, name + ": " + Masks.Words(text));
    }

    private static bool IsPathOnAComputer(string address) =>
        address.Length > 2 && char.IsAsciiLetter(address[0]) && address[1] == ':' && address[2] is '\\' or '/' || address.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("\\\\", StringComparison.Ordinal)
        || address.StartsWith("/Users/", StringComparison.Ordinal) || address.StartsWith("/home/", StringComparison.Ordinal);

    private static bool IsBlank(string value)
    {
        var text = value.Trim().ToLowerInvariant();
        return text.Length == 0 || text.Trim(BlankLetters).Length == 0 || BlankChoices.Any(choice => text == choice || choice.Length > 4 && text.StartsWith(choice, StringComparison.Ordinal));
    }
}
