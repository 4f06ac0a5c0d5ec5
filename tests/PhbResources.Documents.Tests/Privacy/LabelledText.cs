using System.Globalization;
using System.Text;
using PhbResources.Documents.Privacy;
using PhbResources.Documents.Tests.Inspection;

namespace PhbResources.Documents.Tests.Privacy;

/// <summary>A text whose findings are known beforehand, and files of each type that hold it.</summary>
internal sealed record LabelledText(string Text, IReadOnlyList<(FindingType Type, string Value)> Expected)
{
    private static readonly Dictionary<string, FindingType> Types = new()
    {
        ["nhs"] = FindingType.NhsNumber, ["ni"] = FindingType.NationalInsuranceNumber, ["dob"] = FindingType.DateOfBirth, ["phone"] = FindingType.Phone, ["email"] = FindingType.Email,
        ["post"] = FindingType.Postcode, ["bank"] = FindingType.BankDetails, ["name"] = FindingType.Name,
    };

    public static IReadOnlyList<LabelledText> Read(string lines) => [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)];

    private static LabelledText Parse(string line)
    {
        var text = new StringBuilder();
        var expected = new List<(FindingType, string)>();
        var rest = line.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal);
        while (rest.IndexOf('⟦', StringComparison.Ordinal) is >= 0 and var start)
        {
            var colon = rest.IndexOf(':', start);
            var end = rest.IndexOf('⟧', start);
            expected.Add((Types[rest[(start + 1)..colon]], rest[(colon + 1)..end]));
            text.Append(rest.AsSpan(0, start)).Append(rest.AsSpan(colon + 1, end - colon - 1));
            rest = rest[(end + 1)..];
        }

        return new LabelledText(text.Append(rest).ToString(), expected);
    }

    /// <summary>The file type changes from text to text, so that each has its share.</summary>
    public (string Name, byte[] File) AsFile(int number)
    {
        var kind = number % 7;
        if (kind == 5 && Text.Any(letter => letter > '~')) kind = 0;
        return kind switch
        {
            0 => ("text.docx", Docx()), 1 => ("text.odt", Odt()), 2 => ("text.xlsx", Xlsx()), 3 => ("text.ods", Ods()), 4 => ("text.rtf", Rtf()), 5 => ("text.pdf", Pdf()),
            _ => ("text.txt", Encoding.UTF8.GetBytes(Text.Replace(" | ", "\t", StringComparison.Ordinal))),
        };
    }

    private string[] Cells => Text.Split(" | ");

    private static string Xml(string text) => System.Security.SecurityElement.Escape(text);

    /// <summary>In runs of three letters: values are split as Word splits them.</summary>
    private static string Runs(string text) => string.Concat(text.Split('\n').Select((line, index) =>
        (index > 0 ? "<w:r><w:br/></w:r>" : "") + string.Concat(line.Chunk(3).Select(chunk => $"<w:r><w:t xml:space=\"preserve\">{Xml(new string(chunk))}</w:t></w:r>"))));

    private byte[] Docx() => Package.Docx(Cells.Length == 1
        ? string.Concat(Text.Split('\n').Select(line => $"<w:p>{Runs(line)}</w:p>"))
        : "<w:tbl><w:tr>" + string.Concat(Cells.Select(cell => $"<w:tc><w:p>{Runs(cell)}</w:p></w:tc>")) + "</w:tr></w:tbl>").Bytes();

    private byte[] Odt() => Package.Odt(Cells.Length == 1
        ? string.Concat(Text.Split('\n').Select(line => $"<text:p>{Xml(line).Replace("\t", "<text:tab/>", StringComparison.Ordinal)}</text:p>"))
        : "<table:table><table:table-row>" + string.Concat(Cells.Select(cell => $"<table:table-cell><text:p><text:span>{Xml(cell)}</text:span></text:p></table:table-cell>")) + "</table:table-row></table:table>").Bytes();

    private byte[] Xlsx() => Package.Xlsx("<row r=\"1\">" + string.Concat(Cells.Select((cell, index) => $"<c r=\"{(char)('A' + index)}1\" t=\"inlineStr\"><is><t>{Xml(cell)}</t></is></c>")) + "</row>").Bytes();

    private byte[] Ods() => Package.Ods("<table:table table:name=\"Rota\"><table:table-row>" + string.Concat(Cells.Select(cell =>
        $"<table:table-cell>{string.Concat(cell.Split('\n').Select(line => $"<text:p>{Xml(line)}</text:p>"))}</table:table-cell>")) + "</table:table-row></table:table>").Bytes();

    private byte[] Rtf() => Encoding.ASCII.GetBytes("{\\rtf1\\ansi " + (Cells.Length == 1
        ? string.Concat(Text.Split('\n').Select(line => Escaped(line) + "\\par "))
        : "\\trowd\\intbl " + string.Concat(Cells.Select(cell => Escaped(cell) + "\\cell ")) + "\\row\\pard\\par") + "}");

    private static string Escaped(string text) => string.Concat(text.Select(letter =>
        letter is '\\' or '{' or '}' ? "\\" + letter : letter == '\t' ? "\\tab " : letter < 128 ? letter.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(short)letter}?")));

    private byte[] Pdf() => Inspection.Pdf.Join(
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            Inspection.Pdf.Packed("", "BT /F1 12 Tf 20 700 Td " + string.Join(" 0 -14 Td ", Text.Split('\n').Select(line => string.Join(" 400 0 Td ", line.Split(" | ").Select(cell => "(" + cell.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal) + ") Tj")))) + " ET"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]);
}
