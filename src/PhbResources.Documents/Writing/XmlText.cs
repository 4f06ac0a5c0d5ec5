using System.Text;
using System.Xml;

namespace PhbResources.Documents.Writing;

/// <summary>Text that XML can hold.</summary>
internal static class XmlText
{
    /// <summary>
    /// Takes out what XML 1.0 has no place for (control characters, halves of surrogate pairs) and makes every line end a <c>\n</c>.
    /// </summary>
    public static string Clean(string text)
    {
        var at = FirstToClean(text);
        if (at < 0) return text;
        var clean = new StringBuilder(text.Length).Append(text, 0, at);
        for (; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter == '\r')
            {
                if (at + 1 >= text.Length || text[at + 1] != '\n') clean.Append('\n');
            }
            else if (XmlConvert.IsXmlChar(letter))
            {
                clean.Append(letter);
            }
            else if (char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                clean.Append(letter).Append(text[++at]);
            }
        }

        return clean.ToString();
    }

    private static int FirstToClean(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\r' || !XmlConvert.IsXmlChar(text[at])) return at;
        }

        return -1;
    }
}
