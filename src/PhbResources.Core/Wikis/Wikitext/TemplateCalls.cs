using System.Buffers;
using System.Globalization;
using System.Text;

namespace PhbResources.Core.Wikis.Wikitext;

/// <summary>Puts in the place of templates what the mapping says they become; what it does not know stands there as it was written.</summary>
internal sealed class TemplateCalls(WikitextOptions options, Marks marks, Notes notes)
{
    /// <summary>Signs that no name of what a template is given has.</summary>
    private static readonly SearchValues<char> s_noName = SearchValues.Create("[]{}<>\uE000");

    /// <summary>Templates inside of what templates become.</summary>
    private const int Deepest = 6;

    /// <summary>Characters that all templates of a page may become together.</summary>
    private int _left = 500_000;

    public string Fill(string text, int depth = 0)
    {
        if (!text.Contains("{{", StringComparison.Ordinal))
            return text;
        Dictionary<int, int> pairs = Brackets.Of(text, '{', '}');
        if (pairs.Count == 0)
            return text;
        StringBuilder filled = new(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] != '{' || !pairs.TryGetValue(at, out int end))
            {
                filled.Append(text[at]);
                continue;
            }

            filled.Append(Become(text, at, end, depth));
            at = end + 1;
        }

        return filled.ToString();
    }

    private string Become(string text, int start, int end, int depth)
    {
        string inner = text[(start + 2)..end];
        List<string> parts = Brackets.Split(inner);
        string name = Name(parts[0]);
        if (Magic(parts[0].Trim(), name) is { } word)
            return word;
        if (depth < Deepest && options.Templates.TryGetValue(name, out string? becomes))
        {
            string filled = Substitute(becomes, Arguments(parts));
            if (filled.Length <= _left)
            {
                _left -= filled.Length;
                return Fill(filled, depth + 1);
            }
        }

        notes.Template(name.Length == 0 ? "{{}}" : name);
        string written = Written(text[start..(end + 2)]);
        bool ownLine = (start == 0 || text[start - 1] == '\n') && (end + 2 >= text.Length || text[end + 2] == '\n');
        return written.Contains('\n', StringComparison.Ordinal) && ownLine ? marks.Keep(new Mark.Block(written)) : marks.Keep(new Mark.Code(written));
    }

    /// <summary>Name of a template as the mapping writes it: the first letter large, spaces for underlines.</summary>
    public static string Name(string written)
    {
        string name = written.Replace('_', ' ').Trim();
        foreach (string before in (ReadOnlySpan<string>)["subst:", "safesubst:", "template:", "msg:"])
        {
            if (name.StartsWith(before, StringComparison.OrdinalIgnoreCase))
                name = name[before.Length..].TrimStart();
        }

        return name.Length == 0 ? "" : char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <summary>What MediaWiki itself puts in the place of some words.</summary>
    private string? Magic(string written, string name) => written switch
    {
        "!" => "|",
        "=" => "=",
        "PAGENAME" or "FULLPAGENAME" or "BASEPAGENAME" or "SUBPAGENAME" => options.Page,
        "SITENAME" => options.Site.Name,
        "NAMESPACE" => "",
        _ when written.StartsWith("DEFAULTSORT:", StringComparison.Ordinal) || written.StartsWith("DISPLAYTITLE:", StringComparison.Ordinal) => "",
        _ when options.Templates.ContainsKey(name) => null,
        _ when name is "-" or "Clear" => "",
        _ => null,
    };

    private static Dictionary<string, string> Arguments(List<string> parts)
    {
        Dictionary<string, string> given = new(StringComparer.Ordinal);
        int number = 0;
        foreach (string part in parts.Skip(1))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && !part.AsSpan(0, equals).ContainsAny(s_noName))
                given[part[..equals].Trim()] = part[(equals + 1)..].Trim();
            else
                given[(++number).ToString(CultureInfo.InvariantCulture)] = part;
        }

        return given;
    }

    /// <summary>Puts what a template is given into what it becomes: in <c>{{1}}</c>, <c>{{{1}}}</c> and <c>{{{1|otherwise}}}</c>.</summary>
    private string Substitute(string becomes, Dictionary<string, string> given)
    {
        StringBuilder filled = new();
        int at = 0;
        while (at < becomes.Length && filled.Length <= _left)
        {
            int open = becomes.IndexOf("{{", at, StringComparison.Ordinal);
            if (open < 0)
                break;
            filled.Append(becomes, at, open - at);
            bool three = open + 2 < becomes.Length && becomes[open + 2] == '{';
            int from = open + (three ? 3 : 2), end = becomes.IndexOf(three ? "}}}" : "}}", from, StringComparison.Ordinal);
            if (end < 0)
            {
                at = open;
                break;
            }

            string[] name = becomes[from..end].Split('|', 2);
            string key = name[0].Trim();
            bool isNumber = key.Length > 0 && key.All(char.IsAsciiDigit);
            at = end + (three ? 3 : 2);
            if (given.TryGetValue(key, out string? value))
            {
                filled.Append(value);
            }
            else if (three || isNumber)
            {
                filled.Append(name.Length > 1 ? name[1] : "");
            }
            else
            {
                // Another template, which may be given what this one is given.
                filled.Append("{{");
                at = from;
            }
        }

        return at < becomes.Length ? filled.Append(becomes, at, becomes.Length - at).ToString() : filled.ToString();
    }

    /// <summary>A piece of a page as it was written, without the marks in it.</summary>
    private string Written(string piece)
    {
        if (!piece.Contains(Marks.Begin, StringComparison.Ordinal))
            return piece;
        StringBuilder written = new();
        for (int at = 0; at < piece.Length; at++)
        {
            if (marks.At(piece, at) is not { } mark)
            {
                written.Append(piece[at]);
                continue;
            }

            written.Append(mark.Mark switch { Mark.Words words => words.Text, Mark.Code code => code.Text, Mark.Block block => block.Text, _ => "" });
            at = mark.After - 1;
        }

        return written.ToString();
    }
}
