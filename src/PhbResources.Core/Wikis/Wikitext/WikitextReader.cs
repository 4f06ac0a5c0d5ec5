using System.Globalization;
using System.Text;

namespace PhbResources.Core.Wikis.Wikitext;

/// <summary>
/// Turns wikitext into the Markdown that guides are written in. Nothing of a page goes without being said: what has no place in Markdown stands in the text as it
/// was written and is counted, or is counted as left out. Any text is read, in time that grows as its length does.
/// </summary>
public sealed class WikitextReader
{
    private readonly WikitextOptions _options;
    private readonly Notes _notes = new();
    private readonly Marks _marks = new();
    private readonly InlineReader _inline;
    private readonly List<string> _blocks = [];
    private readonly List<string> _paragraph = [];
    private readonly ListWriter _list = new();
    private List<string> _references = [];
    private bool _afterTerm, _lastWasQuote;

    private WikitextReader(WikitextOptions options)
    {
        _options = options;
        _inline = new InlineReader(options, _marks, _notes);
    }

    /// <summary>Reads a page.</summary>
    public static WikiMarkdown Read(string wikitext, WikitextOptions options)
    {
        ArgumentNullException.ThrowIfNull(wikitext);
        ArgumentNullException.ThrowIfNull(options);
        return new WikitextReader(options).ReadPage(wikitext);
    }

    private WikiMarkdown ReadPage(string wikitext)
    {
        Extensions extensions = new(_marks, _notes);
        string text = extensions.TakeOut(Marks.Clean(wikitext));
        text = new TemplateCalls(_options, _marks, _notes).Fill(text);
        _references = extensions.References;
        Lines(text.Split('\n'));
        EndBlocks();
        References();
        return new WikiMarkdown(string.Join("\n\n", _blocks))
        {
            Categories = _notes.Categories,
            Files = _notes.Files,
            UnknownTemplates = _notes.Templates,
            Notes = _notes.Others,
        };
    }

    private void Lines(string[] lines)
    {
        for (int at = 0; at < lines.Length; at++)
        {
            string line = lines[at].TrimEnd();
            if (line.Length == 0)
                EndBlocks();
            else if (line.Contains(Extensions.ReferencesHere))
                References();
            else if (line.TrimStart(':', ' ').StartsWith("{|", StringComparison.Ordinal))
                at = Table(lines, at);
            else if (Heading(line) || Rule(line) || Fenced(line) || Item(line))
                continue;
            else if (line[0] == ' ' && line.Trim().Length > 0 && _paragraph.Count == 0)
                at = Preformatted(lines, at);
            else
                Paragraph(line);
        }
    }

    private void Paragraph(string line)
    {
        EndList();
        _paragraph.Add(line.TrimStart());
    }

    private bool Heading(string line)
    {
        if (line[0] != '=')
            return false;
        int level = 0;
        while (level < 6 && level < line.Length && line[level] == '=')
            level++;
        int end = 0;
        while (end < level && end < line.Length && line[^(end + 1)] == '=')
            end++;
        level = Math.Min(level, end);
        if (line.Length <= 2 * level)
            return false;
        string words = _inline.Read(line[level..^level].Trim(), oneLine: true).Trim();
        if (words.Length == 0)
            return false;
        EndBlocks();
        // The first level is the title of the page.
        _blocks.Add($"{new string('#', Math.Clamp(level, 2, 4))} {words.TrimEnd('#')}");
        return true;
    }

    private bool Rule(string line)
    {
        if (!line.StartsWith("----", StringComparison.Ordinal))
            return false;
        EndBlocks();
        _blocks.Add("---");
        if (line.TrimStart('-').Trim() is { Length: > 0 } rest)
            Paragraph(rest);
        return true;
    }

    private bool Fenced(string line)
    {
        string alone = line.Trim();
        if (_marks.At(alone, 0) is not { Mark: Mark.Block block, After: var after } || after != alone.Length)
            return false;
        EndBlocks();
        Fence(block.Text);
        return true;
    }

    private bool Item(string line)
    {
        int signs = 0;
        while (signs < line.Length && line[signs] is '*' or '#' or ':' or ';')
            signs++;
        if (signs == 0)
            return false;
        EndParagraph();
        string before = line[..signs], words = line[signs..].Trim();
        if (before == ";")
        {
            EndList();
            int colon = words.IndexOf(" : ", StringComparison.Ordinal);
            if (_inline.Read(colon < 0 ? words : words[..colon], oneLine: true, bold: true).Trim() is { Length: > 0 } term)
                _blocks.Add(LineStart(term));
            _afterTerm = true;
            if (colon >= 0)
                _list.Add("*", ItemWords(words[(colon + 3)..]));
            return true;
        }

        if (before[0] == ':' && !_afterTerm && _list.IsEmpty)
        {
            Quote(words);
            return true;
        }

        _list.Add(before, ItemWords(words));
        return true;
    }

    private string ItemWords(string words) => Starts(_inline.Read(words).Trim('\n', ' '));

    /// <summary>What is set in by colons stands as a quotation does.</summary>
    private void Quote(string words)
    {
        string read = ItemWords(words);
        if (read.Length == 0)
            return;
        string quoted = "> " + read.Replace("\n", "\n> ", StringComparison.Ordinal);
        if (_blocks.Count > 0 && _blocks[^1].StartsWith("> ", StringComparison.Ordinal) && _lastWasQuote)
            _blocks[^1] += "\n>\n" + quoted;
        else
            _blocks.Add(quoted);
        _lastWasQuote = true;
    }

    private int Table(string[] lines, int at)
    {
        EndBlocks();
        int depth = 0, end = at;
        for (; end < lines.Length; end++)
        {
            string line = lines[end].TrimStart(':', ' ');
            if (line.StartsWith("{|", StringComparison.Ordinal))
                depth++;
            else if (line.StartsWith("|}", StringComparison.Ordinal) && --depth == 0)
                break;
        }

        string table = new TableReader(_inline, _notes).Read(lines[(at + 1)..Math.Min(end, lines.Length)]);
        if (table.Length > 0)
            _blocks.Add(table);
        if (end < lines.Length && lines[end].TrimStart(':', ' ')[2..].Trim() is { Length: > 0 } rest)
            Paragraph(rest);
        return end;
    }

    private int Preformatted(string[] lines, int at)
    {
        EndBlocks();
        List<string> block = [];
        while (at < lines.Length && lines[at].Length > 1 && lines[at][0] == ' ' && lines[at].Trim().Length > 0)
            block.Add(lines[at++][1..]);
        // A single line is mostly a slip of the finger.
        if (block.Count == 1)
            _paragraph.Add(block[0].TrimStart());
        else
            Fence(string.Join('\n', block.Select(Plain)));
        return at - 1;
    }

    /// <summary>A line without its marks and quotes, for where nothing is read into it.</summary>
    private string Plain(string line)
    {
        StringBuilder plain = new();
        for (int at = 0; at < line.Length; at++)
        {
            if (_marks.At(line, at) is not { } mark)
            {
                plain.Append(line[at]);
                continue;
            }

            plain.Append(mark.Mark switch { Mark.Words words => words.Text, Mark.Code code => code.Text, Mark.Block block => block.Text, Mark.Note note => string.Create(CultureInfo.InvariantCulture, $"[{note.Number}]"), _ => "" });
            at = mark.After - 1;
        }

        return plain.ToString().Replace("'''", "", StringComparison.Ordinal).Replace("''", "", StringComparison.Ordinal);
    }

    private void Fence(string code)
    {
        string fence = new('`', Math.Max(3, MarkdownWords.LongestRun(code) + 1));
        _blocks.Add($"{fence}\n{code}\n{fence}");
    }

    /// <summary>The notes, where the page has a place for them, else at its end.</summary>
    private void References()
    {
        EndBlocks();
        for (int at = 0; at < _references.Count; at++)
        {
            string words = _references[at].Length == 0 ? "" : _inline.Read(new TemplateCalls(_options, _marks, _notes).Fill(_references[at]), oneLine: true).Trim();
            _list.Add("#", words.Length == 0 ? "…" : Starts(words));
        }

        _references = [];
        EndBlocks();
    }

    private void EndBlocks()
    {
        EndParagraph();
        EndList();
        (_afterTerm, _lastWasQuote) = (false, false);
    }

    private void EndList()
    {
        if (!_list.IsEmpty)
            _blocks.Add(_list.Write());
        if (_paragraph.Count > 0)
            (_afterTerm, _lastWasQuote) = (false, false);
    }

    private void EndParagraph()
    {
        if (_paragraph.Count == 0)
            return;
        string text = _inline.Read(string.Join('\n', _paragraph));
        _paragraph.Clear();
        (_afterTerm, _lastWasQuote) = (false, false);
        // Categories alone leave nothing; empty lines that templates and tags leave are ends of paragraphs.
        foreach (string part in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            string words = Starts(part.Trim('\n', ' ', '\t'));
            if (words.TrimEnd('\\').Trim().Length > 0)
                _blocks.Add(words.EndsWith('\\') && !words.EndsWith("\\\\", StringComparison.Ordinal) ? words[..^1].TrimEnd() : words);
        }
    }

    private static string Starts(string text) => text.Contains('\n', StringComparison.Ordinal)
        ? string.Join('\n', text.Split('\n').Select(line => LineStart(line.Trim(' ', '\t'))).Where(line => line.Length > 0)) : LineStart(text.Trim(' ', '\t'));

    /// <summary>A line whose first signs are no list, heading or rule of Markdown.</summary>
    private static string LineStart(string line)
    {
        if (line.Length == 0)
            return line;
        if (line[0] is '#' or '+' or '-' or '=')
            return "\\" + line;
        int digits = 0;
        while (digits < line.Length && digits < 10 && char.IsAsciiDigit(line[digits]))
            digits++;
        return digits > 0 && digits < line.Length && line[digits] is '.' or ')' ? $"{line[..digits]}\\{line[digits..]}" : line;
    }
}
