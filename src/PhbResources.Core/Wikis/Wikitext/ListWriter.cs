using System.Globalization;
using System.Text;

namespace PhbResources.Core.Wikis.Wikitext;

/// <summary>Writes the lines of a list, <c>*</c>, <c>#</c> and <c>:</c> in any order and depth, as a list of Markdown.</summary>
internal sealed class ListWriter
{
    /// <summary>Lists in lists; what stands deeper stands at this depth.</summary>
    private const int Deepest = 8;

    private readonly StringBuilder _lines = new();
    private readonly List<Level> _levels = [];

    public bool IsEmpty => _lines.Length == 0;

    /// <param name="signs">The signs that the line begins with.</param>
    /// <param name="words">Its words, in Markdown.</param>
    public void Add(string signs, string words)
    {
        if (words.Length == 0)
            return;
        string kinds = new([.. signs.Take(Deepest).Select(sign => sign == '#' ? '#' : '*')]);
        int same = 0;
        while (same < kinds.Length && same < _levels.Count && _levels[same].Kind == kinds[same])
            same++;
        // A line that ends where an open list goes on is the next of its lines; what was deeper is closed.
        if (same < _levels.Count)
            _levels.RemoveRange(same, _levels.Count - same);
        for (int at = same; at < kinds.Length; at++)
            _levels.Add(new Level(kinds[at]));
        Level own = _levels[^1];
        own.Number++;
        own.Mark = own.Kind == '#' ? string.Create(CultureInfo.InvariantCulture, $"{own.Number}. ") : "- ";
        int indent = _levels.Take(_levels.Count - 1).Sum(level => level.Mark.Length);
        if (_lines.Length > 0)
            _lines.Append('\n');
        _lines.Append(' ', indent).Append(own.Mark).Append(words.Replace("\n", "\n" + new string(' ', indent + own.Mark.Length), StringComparison.Ordinal));
    }

    public string Write()
    {
        string lines = _lines.ToString();
        _lines.Clear();
        _levels.Clear();
        return lines;
    }

    private sealed class Level(char kind)
    {
        public char Kind { get; } = kind;

        public int Number { get; set; }

        /// <summary>What its last line begins with; nothing where a deeper list began without it.</summary>
        public string Mark { get; set; } = "";
    }
}
