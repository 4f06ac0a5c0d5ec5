using System.Globalization;
using System.Text;

namespace PhbResources.Documents.Writing.Pdf.Files;

/// <summary>How values are spelled in a PDF file (ISO 32000-1 section 7.3).</summary>
internal static class PdfSyntax
{
    /// <summary>A text string: as it is where ASCII holds it, otherwise UTF-16 in hexadecimal.</summary>
    public static string Text(string text)
    {
        var clean = XmlText.Clean(text);
        var result = new StringBuilder(clean.Length + 2);
        if (Ascii.IsValid(clean))
        {
            result.Append('(');
            foreach (var letter in clean)
            {
                if (letter is '(' or ')' or '\\') result.Append('\\').Append(letter);
                else if (letter == '\n') result.Append("\\n");
                else if (letter == '\t') result.Append("\\t");
                else result.Append(letter);
            }

            return result.Append(')').ToString();
        }

        result.Append("<FEFF");
        foreach (var letter in clean) result.Append(((int)letter).ToString("X4", CultureInfo.InvariantCulture));
        return result.Append('>').ToString();
    }

    /// <summary>A name with its slash; characters that names cannot hold are spelled by number.</summary>
    public static string Name(string name)
    {
        var result = new StringBuilder(name.Length + 1).Append('/');
        foreach (var letter in Encoding.UTF8.GetBytes(name))
        {
            if (letter is > (byte)' ' and < 0x7F && !"#/%()<>[]{}".Contains((char)letter, StringComparison.Ordinal)) result.Append((char)letter);
            else result.Append(CultureInfo.InvariantCulture, $"#{letter:X2}");
        }

        return result.ToString();
    }

    /// <summary>An ASCII string, such as an address.</summary>
    public static string Bytes(string ascii) => Text(string.Concat(ascii.Where(char.IsAscii)));

    /// <summary>A number to a hundredth: of a point, less than a printer's dot.</summary>
    public static string Number(double number) => Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A rectangle as the file has it: left, bottom, right, top.</summary>
    public static string Rectangle(double left, double bottom, double right, double top) =>
        $"[{Number(left)} {Number(bottom)} {Number(right)} {Number(top)}]";

    /// <summary>The first moment of a day, in UTC.</summary>
    public static string Date(DateOnly day) => $"(D:{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}000000Z)";
}
