using System.Text;
using PhbResources.Documents.Inspection.Text;

namespace PhbResources.Documents.Privacy.Scrubbing;

/// <summary>Blanks values in a plain text file, line by line as it is read. The copy is UTF-8.</summary>
internal static class TextCleaner
{
    private static readonly System.Buffers.SearchValues<char> LineEnds = System.Buffers.SearchValues.Create("\r\n\u0085\u2028\u2029\f");

    public static byte[] Clean(byte[] file, Blanks blanks)
    {
        var text = TextDecoding.Read(file) ?? throw new InvalidDataException("The file is no text.");
        var copy = new StringBuilder(text.Length);
        var start = 0;
        while (start < text.Length)
        {
            var end = text.AsSpan(start).IndexOfAny(LineEnds);
            end = end < 0 ? text.Length : start + end;
            copy.Append(blanks.Blank(text[start..end]));
            while (end < text.Length && text[end] is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029' or '\f') copy.Append(text[end++]);
            start = end;
        }

        return Encoding.UTF8.GetBytes(blanks.Blank(copy.ToString()));
    }
}
