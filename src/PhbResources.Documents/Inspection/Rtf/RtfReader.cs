using System.Globalization;
using System.Text;
using PhbResources.Documents.Inspection.Images;
using PhbResources.Documents.Inspection.Office;
using PhbResources.Documents.Inspection.Text;

namespace PhbResources.Documents.Inspection.Rtf;

/// <summary>Reads an RTF file: groups inherit what is set around them, some groups are destinations of their own.</summary>
internal sealed class RtfReader(byte[] file, InspectionRun run)
{
    private const int MostPicture = 128 * 1024;

    private readonly Stack<RtfGroup> groups = new();
    private readonly Dictionary<int, int> headingStyles = [];
    private readonly StringBuilder text = new();
    private readonly StringBuilder hidden = new();
    private readonly StringBuilder deleted = new();
    private readonly StringBuilder inserted = new();
    private int paragraph;
    private int table;
    private int row;
    private int column;
    private bool inTable;
    private int heading;
    private int style;
    private int skip;
    private string commentAuthor = "";

    public void Read()
    {
        var tokens = new RtfTokens(file, run);
        var group = new RtfGroup();
        while (true)
        {
            var token = tokens.Next();
            switch (token.Kind)
            {
                case RtfTokenKind.End:
                    throw new InspectionStoppedException(InspectionRules.Damaged);
                case RtfTokenKind.Open:
                    if (groups.Count >= run.Limits.Depth) throw new InspectionStoppedException(InspectionRules.TooComplicated);
                    groups.Push(group);
                    group = group.Inner();
                    break;
                case RtfTokenKind.Close:
                    if (groups.Count == 0) throw new InspectionStoppedException(InspectionRules.Damaged);
                    var outer = groups.Pop();
                    if (group.IsDestination) Leave(group);
                    group = outer;
                    if (groups.Count > 0) break;
                    EndParagraph(group);
                    if (!file.AsSpan(tokens.At).Trim("\0\r\n \t"u8).IsEmpty) run.Concern(InspectionRules.Polyglot);
                    return;
                case RtfTokenKind.Word:
                    Word(token, group);
                    break;
                case RtfTokenKind.Symbol:
                    Symbol(token.Text, group);
                    break;
                case RtfTokenKind.Hex when token.Value is { } value:
                    Append(TextDecoding.FromWindows((byte)value).ToString(), group);
                    break;
                case RtfTokenKind.Text:
                    Append(token.Text, group);
                    break;
            }

            if (groups.Count == 0) throw new InspectionStoppedException(InspectionRules.Damaged);
        }
    }

    private void Word(RtfToken token, RtfGroup group)
    {
        var word = token.Text;
        if (RtfWords.Forbidden.TryGetValue(word, out var rule)) run.Concern(rule, "");
        if (RtfWords.Destinations.TryGetValue(word, out var destination))
        {
            if (destination.Origin is PieceOrigin.Header or PieceOrigin.Footer or PieceOrigin.Note or PieceOrigin.Comment or PieceOrigin.TextBox) (group.Origin, group.Words, group.Silent, group.Own, group.Around) = (destination.Origin, destination.Words, false, new StringBuilder(), Take(text));
            else (group.Origin, group.Words, group.Silent, group.Own) = (destination.Origin, destination.Words, true, new StringBuilder());
            (group.IsDestination, group.Destination, group.IsFirst) = (true, word, false);
            return;
        }

        if (RtfWords.Silent.Contains(word) || RtfWords.Properties.Contains(word) && group.InInfo || group.Starred && group.IsFirst && word is not ("shpinst" or "shppict" or "fldinst" or "shptxt" or "userprops" or "do"))
        {
            (group.Silent, group.Own, group.Destination, group.IsDestination) = (true, new StringBuilder(), word, true);
            return;
        }

        group.IsFirst = false;
        switch (word)
        {
            case "info":
                (group.InInfo, group.Silent) = (true, true);
                break;
            case "userprops":
                group.Silent = true;
                break;
            case "par" or "sect" or "page":
                EndParagraph(group);
                break;
            case "pard":
                (inTable, heading) = (false, 0);
                break;
            case "intbl":
                if (!inTable && column == 0 && row == 0) table++;
                inTable = true;
                break;
            case "trowd":
                if (row == 0) table++;
                (row, column) = (row + 1, 0);
                break;
            case "cell" or "nestcell":
                inTable = true;
                column++;
                EndParagraph(group);
                break;
            case "row":
                column = 0;
                break;
            case "s" when group.Destination == "stylesheet":
                style = token.Value ?? 0;
                break;
            case "s":
                heading = headingStyles.GetValueOrDefault(token.Value ?? 0);
                break;
            case "outlinelevel" when group.Destination == "stylesheet":
                if (token.Value is >= 0 and < 9) headingStyles[style] = Math.Min(token.Value.Value + 1, 6);
                break;
            case "outlinelevel" when token.Value is >= 0 and < 9:
                heading = Math.Min(token.Value.Value + 1, 6);
                break;
            case "line":
                Append("\n", group);
                break;
            case "tab":
                Append("\t", group);
                break;
            case "emdash" or "endash":
                Append("–", group);
                break;
            case "lquote" or "rquote":
                Append("’", group);
                break;
            case "ldblquote" or "rdblquote":
                Append("\"", group);
                break;
            case "bullet":
                Append("•", group);
                break;
            case "v":
                group.Hidden = token.Value != 0;
                break;
            case "deleted":
                group.Deleted = token.Value != 0;
                break;
            case "revised":
                group.Inserted = token.Value != 0;
                break;
            case "plain":
                (group.Hidden, group.Deleted, group.Inserted) = (false, false, false);
                break;
            case "uc":
                group.SkipAfterUnicode = Math.Clamp(token.Value ?? 1, 0, 10);
                break;
            case "u" when token.Value is { } code:
                skip = 0;
                Append(((char)(ushort)code).ToString(), group);
                skip = group.SkipAfterUnicode;
                break;
        }
    }

    private void Symbol(string symbol, RtfGroup group)
    {
        if (symbol == "*") group.Starred = group.IsFirst = true;
        else if (symbol == "~") Append("\u00A0", group);
        else if (symbol == "_") Append("-", group);
        else if (symbol is "\\" or "{" or "}") Append(symbol, group);
        else if (symbol is "\r" or "\n") EndParagraph(group);
    }

    private void Append(string value, RtfGroup group)
    {
        if (skip > 0)
        {
            var dropped = Math.Min(skip, value.Length);
            skip -= dropped;
            value = value[dropped..];
        }

        if (value.Length == 0) return;
        if (group.Silent)
        {
            if (group.Destination == "stylesheet") NameStyle(value.Trim().TrimEnd(';'));
            if (group.Own.Length < MostPicture * 2) group.Own.Append(value);
            return;
        }

        run.Letters(value.Length);
        if (group.Deleted) deleted.Append(value);
        else if (group.Hidden) hidden.Append(value);
        else
        {
            if (group.Inserted) inserted.Append(value);
            text.Append(value);
        }
    }

    /// <summary>Styles of headings have the same names in every program and language.</summary>
    private void NameStyle(string name)
    {
        if (name.Equals("title", StringComparison.OrdinalIgnoreCase)) headingStyles[style] = 1;
        else if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && int.TryParse(name.AsSpan(8), out var level)) headingStyles[style] = Math.Clamp(level, 1, 6);
    }

    /// <summary>Ends a destination: what it held is a paragraph of its own, a property, an instruction or a picture.</summary>
    private void Leave(RtfGroup group)
    {
        if (!group.Silent)
        {
            EndParagraph(group);
            text.Append(group.Around);
            return;
        }

        var value = group.Own.ToString();
        if (group.Destination == "fldinst")
        {
            FieldInstruction.Check(value, run, "field", null);
            if (FieldInstruction.LinkOf(value) is { } address) run.AddText(address, PieceOrigin.Address, "link");
        }
        else if (group.Destination == "pict") Picture(value);
        else if (group.Destination == "sv" && (value.TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase) || value.TrimStart().StartsWith("file:", StringComparison.OrdinalIgnoreCase) || value.TrimStart().StartsWith("\\\\", StringComparison.Ordinal))) run.Concern(InspectionRules.RemoteImage, "");
        else if (group.InInfo && RtfWords.Properties.Contains(group.Destination)) run.AddProperty(group.Destination switch { "operator" => "lastModifiedBy", "doccomm" => "comments", _ => group.Destination }, value);
        else if (group.Words.Length > 0 && RtfWords.Destinations.ContainsKey(group.Destination))
        {
            if (group.Destination == "atnauthor") commentAuthor = value.Trim();
            run.AddText(group.Destination == "revtbl" ? value.Replace(";", "\n", StringComparison.Ordinal).Replace("Unknown", "", StringComparison.Ordinal) : value, group.Origin, group.Words);
        }
    }

    private void Picture(string hex)
    {
        var digits = hex.AsSpan().TrimStart();
        var bytes = new byte[Math.Min(digits.Length / 2, MostPicture)];
        for (var at = 0; at < bytes.Length; at++)
        {
            if (!char.IsAsciiHexDigit(digits[at * 2]) || !char.IsAsciiHexDigit(digits[at * 2 + 1])) return;
            bytes[at] = byte.Parse(digits.Slice(at * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        EmbeddedPicture.Check(bytes, ForeignContent.Of(bytes), run, "picture");
    }

    private void EndParagraph(RtfGroup group)
    {
        paragraph++;
        if (!inTable && group.Origin == PieceOrigin.Body && text.Length > 0) (row, column) = (0, 0);
        var cell = inTable && row > 0 && column > 0 && group.Origin == PieceOrigin.Body ? new CellPosition(table, row, column) : null;
        var place = group.Words.Length > 0 ? group.Words == "comment" && commentAuthor.Length > 0 ? "comment by " + commentAuthor : group.Words
            : cell is not null ? string.Create(CultureInfo.InvariantCulture, $"table {table}, row {row}, column {column}") : string.Create(CultureInfo.InvariantCulture, $"paragraph {paragraph}");
        if (!string.IsNullOrWhiteSpace(text.ToString()) || cell is not null)
            run.Add(new TextPiece(text.ToString().Trim(), group.Origin, place)
            {
                Cell = cell,
                HeadingLevel = group.Origin == PieceOrigin.Body ? heading : 0,
                Name = group.Origin == PieceOrigin.Comment && commentAuthor.Length > 0 ? commentAuthor : null,
            });
        run.AddText(inserted.ToString(), PieceOrigin.Insertion, place);
        run.AddText(deleted.ToString(), PieceOrigin.Deletion, place);
        run.AddText(hidden.ToString(), PieceOrigin.HiddenText, place);
        text.Clear();
        inserted.Clear();
        deleted.Clear();
        hidden.Clear();
    }

    private static string Take(StringBuilder from)
    {
        var taken = from.ToString();
        from.Clear();
        return taken;
    }
}
