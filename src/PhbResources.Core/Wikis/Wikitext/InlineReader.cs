using System.Globalization;
using PhbResources.Core.Wikis.Dump;

namespace PhbResources.Core.Wikis.Wikitext;

/// <summary>Reads what stands within lines: emphasis, links, pictures, marks.</summary>
internal sealed class InlineReader(WikitextOptions options, Marks marks, Notes notes)
{
    /// <summary>Links within captions within captions; more is nothing that anybody sees.</summary>
    private const int Deepest = 3;

    private static readonly HashSet<string> s_plain = new(StringComparer.OrdinalIgnoreCase)
    {
        "span", "div", "center", "font", "small", "big", "u", "ins", "s", "del", "strike", "sub", "sup", "p", "abbr", "cite", "blockquote", "section", "includeonly", "noinclude", "onlyinclude", "ul", "ol", "dl", "var", "kbd", "samp", "mark", "time", "q", "bdi", "wbr",
    };

    /// <summary>Files that stand in the text as pictures or documents carry options of these names.</summary>
    private static readonly HashSet<string> s_options = new(StringComparer.OrdinalIgnoreCase)
    {
        "thumb", "thumbnail", "frame", "framed", "frameless", "border", "left", "right", "center", "centre", "none", "baseline", "sub", "super", "top", "text-top", "middle", "bottom", "text-bottom", "upright",
    };

    private WikiSite Site => options.Site;

    /// <summary>The lines in Markdown.</summary>
    /// <param name="text">Wikitext without templates and extensions.</param>
    /// <param name="oneLine">True where no line may break: in tables and headings.</param>
    /// <param name="bold">True where it begins bold.</param>
    /// <param name="depth">How many links it stands in.</param>
    public string Read(string text, bool oneLine = false, bool bold = false, int depth = 0)
    {
        Emphasis line = new(bold);
        Dictionary<int, int> links = Brackets.Of(text, '[', ']');
        for (int at = 0; at < text.Length;)
        {
            if (Mark(text, at, line, oneLine) is { } afterMark)
                at = afterMark;
            else if (text[at] == '\'' && Quotes(text, at, line) is { } afterQuotes)
                at = afterQuotes;
            else if (text[at] == '[' && links.TryGetValue(at, out int end) && Link(text[(at + 2)..end], line, depth) is { } trailing)
                at = Trail(text, end + 2, line, trailing);
            else if (text[at] == '[' && External(text, at, line, depth) is { } afterExternal)
                at = afterExternal;
            else if (text[at] == '<' && Tag(text, at, line, oneLine) is { } afterTag)
                at = afterTag;
            else if (text[at] is 'h' or 'H' or 'm' or 'M' && depth == 0 && Address(text, at, line) is { } afterAddress)
                at = afterAddress;
            else if (text[at] == '_' && Word(text, at) is { } afterWord)
                at = afterWord;
            else if (text[at] == '&' && Entity(text, at, line) is { } afterEntity)
                at = afterEntity;
            else
                at = Letter(text, at, line, oneLine, bold);
        }

        return line.Write();
    }

    private static int Letter(string text, int at, Emphasis line, bool oneLine, bool bold)
    {
        char letter = text[at];
        if (letter == '\n')
        {
            line.Set(bold, false); // What is not closed ends with its line.
            line.Append(oneLine ? ' ' : '\n');
        }
        else
        {
            line.Append(MarkdownWords.Escape(letter));
        }

        return at + 1;
    }

    private int? Mark(string text, int at, Emphasis line, bool oneLine)
    {
        if (marks.At(text, at) is not { } found)
            return null;
        switch (found.Mark)
        {
            case Mark.Words words: line.Append(MarkdownWords.Escape(MarkdownWords.Flat(words.Text))); break;
            case Mark.Code code: line.Append(MarkdownWords.Code(MarkdownWords.Flat(code.Text), oneLine)); break;
            case Mark.Block block: line.Append(MarkdownWords.Code(MarkdownWords.Flat(block.Text), oneLine)); break;
            case Mark.Note note: line.Append(string.Create(CultureInfo.InvariantCulture, $"\\[{note.Number}\\]")); break;
        }

        return found.After;
    }

    private static int? Quotes(string text, int at, Emphasis line)
    {
        int end = at;
        while (end < text.Length && text[end] == '\'')
            end++;
        int count = end - at;
        if (count == 1)
            return null;
        // Four are one that is seen and three; more than five are the others that are seen and five.
        for (int seen = count == 4 ? 1 : Math.Max(0, count - 5); seen > 0; seen--, count--)
            line.Append('\'');
        switch (count)
        {
            case 2: line.Set(italic: !line.IsItalic); break;
            case 3: line.Set(bold: !line.IsBold); break;
            default: line.Set(!line.IsBold, !line.IsItalic); break;
        }

        return end;
    }

    /// <returns>Whether letters that follow belong to it, or <c>null</c> where it is no link.</returns>
    private bool? Link(string inner, Emphasis line, int depth)
    {
        if (depth >= Deepest)
            return null;
        List<string> parts = Brackets.Split(inner);
        string target = parts[0].Trim();
        if (target.Contains('\n', StringComparison.Ordinal))
            return null;
        if (WikiTitle.Read(target, Site) is not { } title)
            return target.StartsWith('#') && target.Length > 1 ? Say(parts.Count > 1 ? parts[^1] : target[1..], line, depth) : null;
        bool named = target.StartsWith(':');
        if (title.Namespace == WikiTitle.Category && !named)
        {
            notes.Category(title.Name);
            return false;
        }

        if (title.Namespace is WikiTitle.File or WikiTitle.Media)
            return File(title, parts, line, depth, shown: title.Namespace == WikiTitle.File && !named);
        string label = parts.Count > 1 ? string.Join('|', parts.Skip(1)).Trim() : named ? target[1..] : target;
        if (label.Length == 0)
            label = title.Name; // The pipe trick: [[Help:Rotas|]]
        string? address = depth == 0 ? options.AddressOf(title) : null;
        if (address is null && depth == 0)
            notes.Other(title.Namespace is 2 or 3 ? "links to pages of users, kept as words" : "links to pages that are not here, kept as words");
        if (address is null)
            return Say(label, line, depth);
        line.Append($"[{Label(label, title.Name)}]({address})");
        return true;
    }

    private bool? Say(string label, Emphasis line, int depth)
    {
        line.Append(Read(label, oneLine: true, depth: depth + 1));
        return true;
    }

    private string Label(string label, string otherwise) => Read(label, oneLine: true, depth: 1).Trim() is { Length: > 0 } read ? read : MarkdownWords.Escape(otherwise);

    private bool? File(WikiTitle title, List<string> parts, Emphasis line, int depth, bool shown)
    {
        notes.File(title.Name);
        string alt = "", caption = "";
        foreach (string part in parts.Skip(1).Select(part => part.Trim()))
        {
            if (part.StartsWith("alt=", StringComparison.OrdinalIgnoreCase))
                alt = part[4..];
            else if (!IsOption(part))
                caption = part;
        }

        string words = Label(caption, title.Name);
        if (shown && depth == 0 && options.PictureOf(title.Name) is { } picture)
        {
            string says = alt.Length > 0 ? Label(alt, title.Name) : words;
            line.Append($"![{says}]({picture})");
            return false;
        }

        if (depth == 0 && options.AddressOf(title) is { } address)
            line.Append($"[{words}]({address})");
        else
            line.Append(shown ? $"\\[{words}\\]" : words);
        return false;
    }

    private static bool IsOption(string part)
    {
        int equals = part.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0)
            return part[..equals].Trim() is "link" or "page" or "lang" or "upright" or "class" or "thumb" or "alt" or "width";
        return s_options.Contains(part) || (part.EndsWith("px", StringComparison.OrdinalIgnoreCase) && part.Length < 16 && part[..^2].All(letter => char.IsAsciiDigit(letter) || letter is 'x' or ' ') && part.Length > 2) || part.Length == 0;
    }

    /// <summary>Letters right after a link belong to its words: <c>[[rota]]s</c>. They stand after it.</summary>
    private static int Trail(string text, int at, Emphasis line, bool trailing)
    {
        while (trailing && at < text.Length && char.IsAsciiLetterLower(text[at]))
            line.Append(text[at++]);
        return at;
    }

    private int? External(string text, int at, Emphasis line, int depth)
    {
        int from = at + 1, end = from;
        if (!WebAddress.IsStart(text, from) && !(from + 1 < text.Length && text[from] == '/' && text[from + 1] == '/'))
            return null;
        while (end < text.Length && text[end] is not (']' or '[' or '\n'))
            end++;
        if (end == text.Length || text[end] != ']')
            return null;
        string inner = text[from..end];
        int space = inner.AsSpan().IndexOfAny(' ', '\t', Marks.Begin);
        string address = space < 0 ? inner : inner[..space], label = space < 0 ? "" : inner[space..].Trim();
        if (address.StartsWith("//", StringComparison.Ordinal))
            address = "https:" + address;
        if (WebAddress.Safe(address) is not { } safe)
            return null;
        if (depth > 0)
            line.Append(label.Length > 0 ? Read(label, oneLine: true, depth: depth + 1) : MarkdownWords.Escape(address));
        else
            line.Append(label.Length > 0 ? $"[{Label(label, address)}](<{safe}>)" : $"<{safe}>");
        return end + 1;
    }

    private static int? Address(string text, int at, Emphasis line)
    {
        if ((at > 0 && char.IsLetterOrDigit(text[at - 1])) || !WebAddress.IsStart(text, at))
            return null;
        int end = at;
        while (end < text.Length && end - at <= WebAddress.Longest && text[end] > ' ' && text[end] is not ('<' or '>' or '[' or ']' or '"' or '|' or '{' or '}' or Marks.Begin) && !(text[end] == '\'' && end + 1 < text.Length && text[end + 1] == '\''))
            end++;
        // One that has no end is looked at once, and not again from each "https" in it to its end.
        if (end - at > WebAddress.Longest)
            return null;
        while (end > at && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '\'')
            end--;
        if (WebAddress.Safe(text[at..end]) is not { } safe)
            return null;
        line.Append($"<{safe}>");
        return end;
    }

    private int? Tag(string text, int at, Emphasis line, bool oneLine)
    {
        if (HtmlTag.At(text, at) is not { } tag)
            return null;
        switch (tag.Name.ToLowerInvariant())
        {
            case "br": line.Append(oneLine ? " " : "\\\n"); break;
            case "b" or "strong": line.Set(bold: !tag.IsEnd); break;
            case "i" or "em": line.Set(italic: !tag.IsEnd); break;
            case "code" or "tt" or "nowiki" or "pre": break;
            case "li" or "dt" or "dd" or "hr" or "tr" or "td" or "th" or "table" or "tbody" or "caption":
                notes.Other("lists and tables written in HTML, kept as lines of words");
                line.Append(tag.IsEnd ? "" : oneLine ? " " : "\n");
                break;
            default:
                if (!s_plain.Contains(tag.Name))
                    return null;
                break;
        }

        return tag.After;
    }

    /// <summary>Words between two underlines on each side tell MediaWiki how to show the page.</summary>
    private static int? Word(string text, int at)
    {
        int end = at + 2;
        if (end >= text.Length || text[at + 1] != '_')
            return null;
        while (end < text.Length && end - at < 30 && char.IsAsciiLetterUpper(text[end]))
            end++;
        return end - at > 4 && end + 1 < text.Length && text[end] == '_' && text[end + 1] == '_' ? end + 2 : null;
    }

    private static int? Entity(string text, int at, Emphasis line)
    {
        int most = Math.Min(text.Length, at + 12), end = text.IndexOf(';', at, most - at);
        if (end < 0)
            return null;
        string written = text[at..(end + 1)], decoded = System.Net.WebUtility.HtmlDecode(written);
        if (decoded == written || decoded.Length is 0 or > 2)
            return null;
        string clean = Marks.Clean(decoded);
        line.Append(clean is "\n" or "\t" or "\u00A0" ? " " : MarkdownWords.Escape(clean));
        return end + 1;
    }
}
