using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace PhbResources.Documents.Writing.Pdf.Files;

/// <summary>A content stream being written: operators and their numbers (ISO 32000-1 annex A).</summary>
internal sealed class PdfContent
{
    private readonly ArrayBufferWriter<byte> bytes = new(8 * 1024);

    public ReadOnlySpan<byte> Bytes => bytes.WrittenSpan;

    public bool IsEmpty => bytes.WrittenCount == 0;

    /// <summary>Writes numbers and the operator that takes them.</summary>
    public void Operator(string name, params ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers) Number(number);
        Raw(name);
        Raw("\n");
    }

    /// <summary>Writes ASCII as it is.</summary>
    public void Raw(string ascii)
    {
        var span = bytes.GetSpan(ascii.Length);
        bytes.Advance(Encoding.ASCII.GetBytes(ascii, span));
    }

    /// <summary>Writes a number to a hundredth, and a space.</summary>
    public void Number(double number)
    {
        var hundredths = (long)Math.Round(Math.Clamp(number, -1e9, 1e9) * 100);
        if (hundredths < 0) Byte('-');
        var (whole, part) = Math.DivRem(Math.Abs(hundredths), 100);
        var span = bytes.GetSpan(20);
        Utf8Formatter.TryFormat(whole, span, out var length);
        bytes.Advance(length);
        if (part > 0)
        {
            Byte('.');
            Byte((char)('0' + (part / 10)));
            if (part % 10 > 0) Byte((char)('0' + (part % 10)));
        }

        Byte(' ');
    }

    /// <summary>Writes a character code in hexadecimal.</summary>
    /// <param name="code">The code.</param>
    /// <param name="length">Its length in bytes, 1 or 2.</param>
    public void Code(int code, int length)
    {
        const string digits = "0123456789ABCDEF";
        for (var shift = (length * 8) - 4; shift >= 0; shift -= 4) Byte(digits[(code >> shift) & 0xF]);
    }

    private void Byte(char letter)
    {
        bytes.GetSpan(1)[0] = (byte)letter;
        bytes.Advance(1);
    }
}
