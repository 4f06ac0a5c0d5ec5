using System.Globalization;

namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>What may happen before a UTF-16 unit of a text.</summary>
internal enum LineBreak : byte
{
    /// <summary>Inside a grapheme: never.</summary>
    Never,

    /// <summary>Only where a word is longer than the line.</summary>
    Emergency,

    /// <summary>The line may end here.</summary>
    Allowed,

    /// <summary>The line has to end here.</summary>
    Required,
}

/// <summary>Where lines may end: the parts of UAX #14 that the languages of the library need, kept simple.</summary>
internal static class LineBreaks
{
    /// <summary>One for each UTF-16 unit of the text.</summary>
    public static LineBreak[] Find(string text)
    {
        var breaks = new LineBreak[text.Length];
        for (var at = 0; at < text.Length;)
        {
            var length = IsSimple(text, at) ? 1 : StringInfo.GetNextTextElementLength(text, at);
            if (at > 0) breaks[at] = Between(text, at);
            at += length;
        }

        return breaks;
    }

    /// <summary>A character and its follower that cannot be joined to one grapheme.</summary>
    private static bool IsSimple(string text, int at) => text[at] is >= ' ' and < '\u0300' && (at + 1 == text.Length || text[at + 1] is >= ' ' and < '\u0300');

    private static LineBreak Between(string text, int at)
    {
        var before = text[at - 1];
        var after = text[at];
        if (IsLineEnd(before)) return LineBreak.Required;
        if (IsLineEnd(after) || IsSpace(after)) return LineBreak.Emergency;
        if (IsGlue(before) || IsGlue(after)) return LineBreak.Emergency;
        if (IsSpace(before) || before == '\u200B') return LineBreak.Allowed;

        var old = at >= 2 ? text[at - 2] : ' ';
        switch (before)
        {
            case '-' or '\u2010' or '\u2013' when char.IsLetterOrDigit(old) && char.IsLetter(after): return LineBreak.Allowed;
            case '\u2014' when after != '\u2014': return LineBreak.Allowed;
            case '/' when old != '/' && char.IsLetter(after): return LineBreak.Allowed;
            default: return IsIdeograph(Before(text, at)) || IsIdeograph(At(text, at)) ? BesideIdeograph(before, after) : LineBreak.Emergency;
        }
    }

    private static LineBreak BesideIdeograph(char before, char after) =>
        CannotEndLine.Contains(before) || CannotStartLine.Contains(after)
        || char.GetUnicodeCategory(after) is UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation
        || char.GetUnicodeCategory(before) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation
            ? LineBreak.Emergency
            : LineBreak.Allowed;

    private const string CannotStartLine = "、。，．：；？！!,.:;?ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々〻・";
    private const string CannotEndLine = "$£¥€#";

    public static bool IsLineEnd(char letter) => letter is '\n' or '\v' or '\f' or '\r' or '\u0085' or '\u2028' or '\u2029';

    /// <summary>A space at which a line may end, or a tab.</summary>
    public static bool IsSpace(char letter) => letter is ' ' or '\t' or '\u1680' or '\u205F' or '\u3000' or (>= '\u2000' and <= '\u200A' and not '\u2007');

    private static bool IsGlue(char letter) => letter is '\u00A0' or '\u2007' or '\u202F' or '\u2060' or '\uFEFF' or '\u2011' or '\u200D';

    /// <summary>Chinese, Japanese, Korean and emoji, which lines may end between.</summary>
    private static bool IsIdeograph(int codePoint) => codePoint is (>= 0x2E80 and <= 0x2FFB) or (>= 0x3001 and <= 0x9FFF) or (>= 0xA960 and <= 0xA97F) or (>= 0xAC00 and <= 0xD7FF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF01 and <= 0xFF60) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);

    private static int At(string text, int at) => char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? char.ConvertToUtf32(text, at) : text[at];

    private static int Before(string text, int at) => at >= 2 && char.IsSurrogatePair(text[at - 2], text[at - 1]) ? char.ConvertToUtf32(text, at - 2) : text[at - 1];
}
