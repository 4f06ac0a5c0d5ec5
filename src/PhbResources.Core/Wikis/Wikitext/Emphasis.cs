using System.Text;

namespace PhbResources.Core.Wikis.Wikitext;

/// <summary>
/// Pieces of a line, bold and in italics, put together with the stars of Markdown. These count only where they touch a word on the right side (CommonMark,
/// 6.2 Emphasis); where they would not, the words stand without them.
/// </summary>
internal sealed class Emphasis
{
    private readonly List<Piece> _pieces = [];
    private readonly StringBuilder _words = new();
    private bool _bold, _italic;

    public Emphasis(bool bold = false) => _bold = bold;

    public void Append(string markdown) => _words.Append(markdown);

    public void Append(char letter) => _words.Append(letter);

    public int Length => _words.Length;

    public void Set(bool? bold = null, bool? italic = null)
    {
        if ((bold ?? _bold) == _bold && (italic ?? _italic) == _italic)
            return;
        End();
        (_bold, _italic) = (bold ?? _bold, italic ?? _italic);
    }

    public bool IsBold => _bold;

    public bool IsItalic => _italic;

    public string Write()
    {
        End();
        StringBuilder text = new();
        bool justClosed = false;
        for (int at = 0; at < _pieces.Count;)
        {
            int end = at + 1;
            while (end < _pieces.Count && _pieces[at].Bold && _pieces[end].Bold)
                end++;
            string inner = _pieces[at].Bold ? Italics(_pieces[at..end]) : Italics(_pieces[at..(at + 1)]);
            char after = end < _pieces.Count ? _pieces[end].Text[0] : '\n';
            if (_pieces[at].Bold)
                justClosed = Wrap(text, inner, "**", after, justClosed);
            else if (_pieces[at].Italic)
                justClosed = Wrap(text, _pieces[at].Text, "*", after, justClosed);
            else
                (_, justClosed) = (text.Append(inner), false);
            at = end;
        }

        return text.ToString();
    }

    private static string Italics(List<Piece> pieces)
    {
        if (!pieces[0].Bold)
            return pieces[0].Text;
        StringBuilder text = new();
        bool justClosed = false;
        for (int at = 0; at < pieces.Count; at++)
        {
            if (pieces[at].Italic && pieces.Count > 1)
                justClosed = Wrap(text, pieces[at].Text, "*", at + 1 < pieces.Count ? pieces[at + 1].Text[0] : '\n', justClosed);
            else if (pieces[at].Italic)
                justClosed = Wrap(text, pieces[at].Text, "*", '\n', justClosed);
            else
                (_, justClosed) = (text.Append(pieces[at].Text), false);
        }

        return text.ToString();
    }

    /// <returns>Whether stars now stand at the end.</returns>
    private static bool Wrap(StringBuilder text, string words, string stars, char after, bool justClosed)
    {
        string inner = words.Trim();
        if (inner.Length == 0)
        {
            text.Append(words);
            return false;
        }

        int from = words.IndexOf(inner, StringComparison.Ordinal);
        string lead = words[..from], trail = words[(from + inner.Length)..];
        text.Append(lead);
        char before = text.Length == 0 ? '\n' : text[^1], next = trail.Length > 0 ? trail[0] : after;
        bool opens = !IsMark(inner[0]) || char.IsWhiteSpace(before) || IsMark(before);
        bool closes = !IsMark(inner[^1]) || char.IsWhiteSpace(next) || IsMark(next);
        bool touches = (justClosed && lead.Length == 0) || inner[^1] == '\\';
        bool wraps = opens && closes && !touches;
        text.Append(wraps ? stars : "").Append(inner).Append(wraps ? stars : "").Append(trail);
        return wraps && trail.Length == 0;
    }

    private static bool IsMark(char letter) => char.IsPunctuation(letter) || char.IsSymbol(letter);

    private void End()
    {
        if (_words.Length == 0)
            return;
        _pieces.Add(new Piece(_words.ToString(), _bold, _italic));
        _words.Clear();
    }

    private sealed record Piece(string Text, bool Bold, bool Italic);
}
