using HarfBuzzSharp;

namespace PhbResources.Documents.Writing.Pdf.Fonts;

/// <summary>Cuts a paragraph into segments and shapes them.</summary>
internal sealed class Segmenter(TextShaper shaper, string text, IReadOnlyList<TextSpan> spans, byte[] levels)
{
    /// <summary>Words without end are shaped in pieces, so that cutting them at the end of a line stays cheap.</summary>
    private const int LongestPiece = 128;

    private readonly LineBreak[] breaks = LineBreaks.Find(text);
    private readonly List<Segment> segments = [];

    public List<Segment> Segments()
    {
        var start = 0;
        for (var span = 0; span < spans.Count; span++)
        {
            var end = start + spans[span].Text.Length;
            if (spans[span].Width is { } width) AddBlank(span, start, end, width);
            else AddText(span, start, end);
            start = end;
        }

        return segments;
    }

    private void AddBlank(int span, int start, int end, double width)
    {
        if (start == end) return;
        var glyph = new ShapedGlyph(0, text[start..end], width);
        segments.Add(new Segment(start, end - start, span, levels[start], breaks[start], false, null, Script.Common, new ShapedWord([glyph], [new(0, end - start, 0, 1, false)], width)));
    }

    private void AddText(int span, int start, int end)
    {
        var style = spans[span].Style;
        var (from, before, face, script) = (start, default(Kind), default(FontFace), Script.Common);
        for (var at = start; at < end;)
        {
            // A grapheme is cut where a span ends within it.
            var next = at + 1;
            while (next < end && breaks[next] == LineBreak.Never && next - at < LongestPiece) next++;
            if (next < end && char.IsLowSurrogate(text[next]) && char.IsHighSurrogate(text[next - 1])) next++;

            var kind = KindOf(text[at]);
            var itsFace = kind == Kind.LineEnd ? null : shaper.FaceFor(text.AsSpan(at, next - at), style);
            var itsScript = ScriptAt(at);
            var joins = at > from && kind == before && itsFace == face && levels[at] == levels[from] && breaks[at] < LineBreak.Allowed && next - from <= LongestPiece
                && (itsScript == script || IsShared(itsScript) || IsShared(script));
            if (!joins)
            {
                Close(span, from, at, before, face, script);
                (from, before, face, script) = (at, kind, itsFace, itsScript);
            }
            else if (IsShared(script))
            {
                script = itsScript;
            }

            at = next;
        }

        Close(span, from, end, before, face, script);
    }

    private void Close(int span, int start, int end, Kind kind, FontFace? face, Script script)
    {
        if (start == end) return;
        var word = face is null
            ? new ShapedWord([], [], 0)
            : shaper.Word(face, script, (levels[start] & 1) == 1, text.AsSpan(start, end - start));
        segments.Add(new Segment(start, end - start, span, levels[start], breaks[start], kind != Kind.Word, face, script, word));
    }

    private Script ScriptAt(int at)
    {
        var letter = text[at];
        if (letter < '\u0250') return char.IsLetter(letter) ? Script.Latin : Script.Common;
        var script = UnicodeFunctions.Default.GetScript(char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at) : letter);
        return script;
    }

    private static bool IsShared(Script script) => script == Script.Common || script == Script.Inherited;

    private static Kind KindOf(char letter) => LineBreaks.IsLineEnd(letter) ? Kind.LineEnd : LineBreaks.IsSpace(letter) ? Kind.Space : Kind.Word;

    private enum Kind
    {
        Word,
        Space,
        LineEnd,
    }
}
