using System.Globalization;

namespace PhbResources.Documents.Yaml;

/// <summary>Takes the values of a group of keys one by one and reports those that are missing, of the wrong sort or not known.</summary>
/// <param name="group">The keys.</param>
/// <param name="what">What the group describes, with its article: <c>a field</c>.</param>
/// <param name="mistakes">Where mistakes go.</param>
internal sealed class KeyReader(YamlMapping group, string what, MistakeList mistakes)
{
    private readonly List<string> asked = [];

    public int Line => group.Line;

    /// <summary>The group at a place where one is expected, or <c>null</c> with a mistake.</summary>
    public static KeyReader? Of(YamlNode node, string what, string example, MistakeList mistakes)
    {
        if (node is YamlMapping group) return new KeyReader(group, what, mistakes);
        mistakes.Add(node, $"Here stands {What(node)}, but {what} is written with keys. Write for example {example}.");
        return null;
    }

    public bool Has(string key) => group.Entries.Any(entry => entry.Key == key);

    public int LineOf(string key) => group.Entries.FirstOrDefault(entry => entry.Key == key) is { Key: not null } entry ? entry.Line : group.Line;

    public YamlNode? Take(string key, string? missing = null)
    {
        asked.Add(key);
        foreach (var entry in group.Entries)
        {
            if (entry.Key == key) return entry.Value;
        }

        if (missing is not null) mistakes.Add(group, $"'{key}' is missing from {what}. {missing}");
        return null;
    }

    /// <summary>A text that is not empty, or <c>null</c>; with <paramref name="missing"/> it must be there.</summary>
    public string? Text(string key, string? missing = null) =>
        Take(key, missing) is { } node ? TextOf(node, $"'{key}' of {what}", mistakes) : null;

    public bool YesNo(string key)
    {
        if (Take(key) is not { } node) return false;
        switch ((node as YamlScalar)?.Value)
        {
            case "true": return true;
            case "false": return false;
            default:
                mistakes.Add(node, $"'{key}' of {what} is either true or false. Write one of these, without quotation marks.");
                return false;
        }
    }

    public int WholeNumber(string key, int otherwise, int least, int most)
    {
        if (Take(key) is not { } node) return otherwise;
        if (node is YamlScalar scalar && int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most) return number;
        mistakes.Add(node, $"'{key}' of {what} is a whole number from {least} to {most}. Write for example {key}: {Math.Max(least, 2)}.");
        return otherwise;
    }

    public double Decimal(string key, double otherwise, double least, double most)
    {
        if (Take(key) is not { } node) return otherwise;
        if (node is YamlScalar scalar && double.TryParse(scalar.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most) return number;
        mistakes.Add(node, FormattableString.Invariant($"'{key}' of {what} is a number from {least} to {most}. Write for example {key}: 1.5."));
        return otherwise;
    }

    public DateOnly? Date(string key)
    {
        if (Take(key) is not { } node) return null;
        if (node is YamlScalar scalar && DateOnly.TryParseExact(scalar.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        mistakes.Add(node, $"'{key}' of {what} is a day. Write year, month and day as in {key}: 2026-11-22.");
        return null;
    }

    /// <summary>The items of a list that has at least <paramref name="least"/>; empty with a mistake where it has not.</summary>
    public IReadOnlyList<YamlNode> List(string key, int least = 1, string? missing = null) =>
        Take(key, missing) is { } node ? ListOf(node, $"'{key}' of {what}", least, mistakes) : [];

    /// <summary>The items of a list of texts.</summary>
    public IReadOnlyList<string> Texts(string key, int least = 1, string? missing = null) =>
        [.. List(key, least, missing).Select(item => TextOf(item, $"An item of '{key}' of {what}", mistakes)).OfType<string>()];

    /// <summary>Says which keys nobody asked for. Call it last.</summary>
    public void Done()
    {
        foreach (var entry in group.Entries.Where(entry => !asked.Contains(entry.Key)))
            mistakes.Add(entry.Line, $"'{entry.Key}' is not a key of {what}.{Spelling.Suggest(entry.Key, asked)} Its keys are: {string.Join(", ", asked)}.");
    }

    public static string? TextOf(YamlNode node, string what, MistakeList mistakes)
    {
        if (node is YamlScalar scalar && !scalar.IsNull && !string.IsNullOrWhiteSpace(scalar.Value)) return scalar.Value.Trim();
        mistakes.Add(node, node is YamlScalar
            ? $"{what} is empty. Write a text, or take it out."
            : $"{what} is a text, but here stands {node.Kind}. Put a text that starts with '[' or '{{' or contains ': ' into \"quotation marks\".");
        return null;
    }

    public static IReadOnlyList<YamlNode> ListOf(YamlNode node, string what, int least, MistakeList mistakes)
    {
        if (node is YamlSequence list && list.Items.Count >= least) return list.Items;
        mistakes.Add(node, node is YamlSequence few
            ? few.Items.Count == 0 ? $"{what} is an empty list. Write something into it, or take it out." : $"{what} has {few.Items.Count} item. It needs at least {least}."
            : $"{what} is a list, but here stands {What(node)}. Start each item on a line of its own with '- ', or write [first, second].");
        return [];
    }

    private static string What(YamlNode node) => node is YamlScalar { IsNull: true } ? "nothing" : node.Kind;
}
