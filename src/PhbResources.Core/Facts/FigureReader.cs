using System.Globalization;
using System.Text.RegularExpressions;
using PhbResources.Documents.Model;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.Facts;

/// <summary>Reads <c>umbraco-config/facts/figures.yaml</c>.</summary>
internal static partial class FigureReader
{
    private static readonly Dictionary<string, Nation> Nations = Enum.GetValues<Nation>().ToDictionary(InWords);

    /// <exception cref="MistakesException">The file does not follow the notation; lists every mistake with its line.</exception>
    public static LegalFigures Read(string yaml, string fileName)
    {
        MistakeList mistakes = new(fileName);
        YamlNode root = YamlTree.Read(yaml.TrimStart('\uFEFF'), mistakes);
        List<LegalFigure> figures = [];
        if (KeyReader.Of(root, "the file of figures", "figures: [...]", mistakes) is { } keys)
        {
            Dictionary<string, int> lines = [];
            List<(string Id, int Line)> named = [];
            foreach (YamlNode node in keys.List("figures", missing: "Write the list of figures."))
            {
                if (ReadFigure(node, lines, named, mistakes) is { } figure)
                    figures.Add(figure);
            }

            keys.Done();
            foreach ((string id, int line) in named.Where(name => !lines.ContainsKey(name.Id)))
                mistakes.Add(line, $"The statement names {{{id}}}, which is not a figure. Write {{value}} for the figure itself, or the id of another one.");
        }

        mistakes.ThrowIfAny();
        return new LegalFigures(figures);
    }

    /// <summary>The figures that a statement names.</summary>
    public static IEnumerable<string> IdsIn(string statement) => Braces().Matches(statement).Select(match => match.Groups[1].Value).Distinct();

    private static LegalFigure? ReadFigure(YamlNode node, Dictionary<string, int> lines, List<(string Id, int Line)> named, MistakeList mistakes)
    {
        if (KeyReader.Of(node, "a figure", "id: leave.weeks", mistakes) is not { } keys)
            return null;
        string? id = keys.Text("id", "Write what code and documents call it, like leave.weeks.");
        string? topic = keys.Text("topic", "Write what it is about, like Leave.");
        string? name = keys.Text("name", "Write a few words for it.");
        string? unit = keys.Text("unit", "Write what is counted, like weeks.");
        string? statement = keys.Text("statement", "Write the rule in plain words, with {value} where the value goes.");
        List<Nation> where = ReadNations(keys, "where", "Write where it holds, like [England, Wales, Scotland].", mistakes);
        List<FigurePeriod> periods = ReadPeriods(keys, mistakes);
        Source? source = ReadSource(keys.Take("source", "Write the official page: { title: ..., url: https://... }."), mistakes);
        DateOnly? checkedOn = keys.Date("checkedOn");
        if (!keys.Has("checkedOn"))
            mistakes.Add(keys.Line, "'checkedOn' is missing from a figure. Write the day it was compared with its source, like 2026-11-22.");
        keys.Done();

        if (id is null || statement is null)
            return null;
        if (!Id().IsMatch(id))
            mistakes.Add(keys.LineOf("id"), $"'{id}' is not an id. Write a group, a full stop and a name in lower-case words joined by hyphens, like working-time.break-minutes.");
        else if (!lines.TryAdd(id, keys.LineOf("id")))
            mistakes.Add(keys.LineOf("id"), $"The id '{id}' is already used in line {lines[id]}. Write a new value of a figure as a period under its 'values'.");
        if (!statement.Contains("{value}", StringComparison.Ordinal))
            mistakes.Add(keys.LineOf("statement"), "The statement does not say the value. Write {value} where it goes.");
        named.AddRange(IdsIn(statement).Where(other => other != "value").Select(other => (other, keys.LineOf("statement"))));
        return topic is null || name is null || unit is null || source is null || checkedOn is null
            ? null
            : new LegalFigure(id, topic, name, unit, statement, where, periods, source, checkedOn.Value);
    }

    private static List<FigurePeriod> ReadPeriods(KeyReader figure, MistakeList mistakes)
    {
        List<FigurePeriod> periods = [];
        foreach (YamlNode node in figure.List("values", missing: "Write its value and since when it holds: values: [{ value: 5.6, from: 2009-04-01 }]."))
        {
            if (KeyReader.Of(node, "a value", "{ value: 5.6, from: 2009-04-01 }", mistakes) is not { } keys)
                continue;
            string? written = keys.Text("value", "Write the number.");
            DateOnly? from = keys.Date("from");
            DateOnly? until = keys.Date("until");
            bool confirmed = !keys.Has("confirmed") | keys.YesNo("confirmed");
            keys.Done();
            if (!keys.Has("from"))
                mistakes.Add(keys.Line, "'from' is missing from a value. Write the first day on which it holds, like 2009-04-01.");
            if (!decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) && written is not null)
                mistakes.Add(keys.LineOf("value"), $"'{written}' is not a number. Write it with figures and a full stop, like 5000000 or 12.07.");
            if (until < from)
                mistakes.Add(keys.LineOf("until"), "The value ends before it begins. Change one of the days.");
            if (from is null)
                continue;
            if (periods.Count > 0 && !(periods[^1].Until < from))
                mistakes.Add(keys.Line, "The value begins before the one above it ends. Write the oldest first, and give each but the last an 'until'.");
            periods.Add(new FigurePeriod(value, from.Value, until, confirmed));
        }

        return periods;
    }

    internal static List<Nation> ReadNations(KeyReader keys, string key, string missing, MistakeList mistakes)
    {
        IReadOnlyList<string> written = keys.Texts(key, missing: missing);
        foreach (string nation in written.Where(nation => !Nations.ContainsKey(nation)))
            mistakes.Add(keys.LineOf(key), $"'{nation}' is not a nation.{Spelling.Suggest(nation, Nations.Keys)} Write one of: {string.Join(", ", Nations.Keys)}.");
        return [.. written.Where(Nations.ContainsKey).Select(nation => Nations[nation])];
    }

    internal static Source? ReadSource(YamlNode? node, MistakeList mistakes)
    {
        if (node is null || KeyReader.Of(node, "a source", "{ title: Rest breaks at work, url: https://www.gov.uk/rest-breaks-work }", mistakes) is not { } keys)
            return null;
        string? title = keys.Text("title", "Write the name of the page or law.");
        string? url = keys.Text("url", "Write its address, starting with https://.");
        keys.Done();
        if (url is not null && (!url.StartsWith("https://", StringComparison.Ordinal) || !Link.IsAllowed(url)))
            mistakes.Add(keys.LineOf("url"), $"'{url}' is not an address that can be opened. Write the whole address, starting with https://.");
        return title is null || url is null ? null : new Source(title, url);
    }

    /// <summary>A nation as people write it.</summary>
    internal static string InWords(Nation nation) => nation == Nation.NorthernIreland ? "Northern Ireland" : nation.ToString();

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Id();

    [GeneratedRegex(@"\{([a-z0-9.-]+)\}")]
    private static partial Regex Braces();
}
