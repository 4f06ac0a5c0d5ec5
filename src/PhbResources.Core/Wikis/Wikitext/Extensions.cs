using System.Text;

namespace PhbResources.Core.Wikis.Wikitext;

/// <summary>Takes out of a page what wikitext is not read in: comments, <c>nowiki</c>, code, notes. Goes through the text once.</summary>
internal sealed class Extensions(Marks marks, Notes notes)
{
    private static readonly HashSet<string> s_tags = new(StringComparer.OrdinalIgnoreCase)
    {
        "nowiki", "pre", "code", "tt", "source", "syntaxhighlight", "math", "ref", "references", "gallery", "includeonly", "noinclude", "onlyinclude", "score", "templatedata",
    };

    private readonly Dictionary<string, int> _lastOf = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _named = new(StringComparer.Ordinal);

    /// <summary>What the notes say, in order: wikitext.</summary>
    public List<string> References { get; } = [];

    /// <summary>The mark of the place where the notes are to stand, where the page says so.</summary>
    public const char ReferencesHere = '\uE002';

    public string TakeOut(string text)
    {
        StringBuilder left = new(text.Length);
        int at = 0;
        while (at < text.Length)
        {
            int next = text.IndexOf('<', at);
            if (next < 0)
                break;
            left.Append(text, at, next - at);
            at = Comment(text, next) ?? Tag(text, next, left) ?? Append(left, '<', next + 1);
        }

        return left.Append(text, Math.Min(at, text.Length), Math.Max(0, text.Length - at)).ToString();

        static int Append(StringBuilder to, char letter, int after)
        {
            to.Append(letter);
            return after;
        }
    }

    private int? Comment(string text, int at)
    {
        if (string.CompareOrdinal(text, at, "<!--", 0, 4) != 0)
            return null;
        int end = IndexOf(text, "-->", at + 4);
        if (end < 0)
            return null;
        notes.Other("comments that readers never saw, left out");
        return end + 3;
    }

    private int? Tag(string text, int at, StringBuilder left)
    {
        if (HtmlTag.At(text, at) is not { } tag || !s_tags.Contains(tag.Name))
            return null;
        string name = tag.Name.ToLowerInvariant();
        if (tag.IsEnd || tag.IsEmpty || name is "noinclude" or "onlyinclude")
        {
            if (name == "references")
                left.Append("\n\n").Append(ReferencesHere).Append("\n\n");
            else if (name == "ref" && !tag.IsEnd)
                left.Append(marks.Keep(new Mark.Note(NumberOf(tag.Attribute("name"), ""))));
            return tag.After;
        }

        int end = IndexOf(text, $"</{name}", tag.After);
        if (end < 0)
            return name == "references" ? Here(left, tag.After) : null;
        int close = text.IndexOf('>', end);
        string inner = text[tag.After..end];
        switch (name)
        {
            case "nowiki": left.Append(marks.Keep(new Mark.Words(inner))); break;
            case "code" or "tt" when !inner.Contains('\n', StringComparison.Ordinal): left.Append(marks.Keep(new Mark.Code(inner))); break;
            case "ref": left.Append(marks.Keep(new Mark.Note(NumberOf(tag.Attribute("name"), inner)))); break;
            case "references": return Here(left, close < 0 ? text.Length : close + 1);
            case "gallery": left.Append(Gallery(inner)); break;
            case "includeonly": break; // Is seen only where the page stands in another.
            case "math" or "score" or "templatedata":
                notes.Other($"<{name}>, kept as it was written");
                left.Append(Lines(inner));
                break;
            default: left.Append(Lines(inner)); break;
        }

        return close < 0 ? text.Length : close + 1;
    }

    private string Lines(string inner) => inner.Trim('\n').Contains('\n', StringComparison.Ordinal) ? "\n" + marks.Keep(new Mark.Block(inner.Trim('\n'))) + "\n" : marks.Keep(new Mark.Code(inner.Trim()));

    private static int Here(StringBuilder left, int after)
    {
        left.Append("\n\n").Append(ReferencesHere).Append("\n\n");
        return after;
    }

    private static string Gallery(string inner)
    {
        StringBuilder pictures = new("\n");
        foreach (string line in inner.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            pictures.Append("\n[[").Append(line.Contains(':', StringComparison.Ordinal) ? "" : "File:").Append(line.Replace("[[", "", StringComparison.Ordinal).Replace("]]", "", StringComparison.Ordinal)).Append("]]\n");
        return pictures.Append('\n').ToString();
    }

    private int NumberOf(string name, string inner)
    {
        inner = inner.Trim();
        if (name.Length > 0 && _named.TryGetValue(name, out int known))
        {
            if (References[known - 1].Length == 0)
                References[known - 1] = inner;
            return known;
        }

        References.Add(inner);
        if (name.Length > 0)
            _named[name] = References.Count;
        return References.Count;
    }

    /// <summary>Where something stands next. What once was found nowhere is not looked for again.</summary>
    private int IndexOf(string text, string what, int from)
    {
        if (_lastOf.TryGetValue(what, out int gone) && from >= gone)
            return -1;
        int found = text.IndexOf(what, from, StringComparison.OrdinalIgnoreCase);
        if (found < 0)
            _lastOf[what] = from;
        return found;
    }
}

/// <summary>A tag of HTML as people write it into wikitext.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsEnd">True for <c>&lt;/b&gt;</c>.</param>
/// <param name="IsEmpty">True for <c>&lt;br /&gt;</c>.</param>
/// <param name="Inside">What stands after its name.</param>
/// <param name="After">The place after it.</param>
internal readonly record struct HtmlTag(string Name, bool IsEnd, bool IsEmpty, string Inside, int After)
{
    /// <summary>Longest tag that is read, in characters.</summary>
    private const int Longest = 500;

    public static HtmlTag? At(string text, int at)
    {
        int from = at + 1;
        bool isEnd = from < text.Length && text[from] == '/';
        if (isEnd)
            from++;
        int end = from;
        while (end < text.Length && end - from < 20 && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        if (end == from || !char.IsAsciiLetter(text[from]))
            return null;
        ReadOnlySpan<char> rest = text.AsSpan(end, Math.Min(Longest, text.Length - end));
        int close = rest.IndexOfAny('>', '<');
        if (close < 0 || rest[close] != '>' || !(close == 0 || rest[0] is ' ' or '/' or '\n' or '\t'))
            return null;
        string inside = rest[..close].ToString();
        return new HtmlTag(text[from..end], isEnd, inside.EndsWith('/'), inside, end + close + 1);
    }

    public string Attribute(string name)
    {
        int at = Inside.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return "";
        string rest = Inside[(at + name.Length)..].TrimStart();
        if (rest.Length == 0 || rest[0] != '=')
            return "";
        rest = rest[1..].Trim().TrimEnd('/').Trim();
        if (rest.Length > 1 && rest[0] is '"' or '\'')
        {
            int end = rest.IndexOf(rest[0], 1);
            return end < 0 ? rest[1..] : rest[1..end];
        }

        int space = rest.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? rest : rest[..space];
    }
}
