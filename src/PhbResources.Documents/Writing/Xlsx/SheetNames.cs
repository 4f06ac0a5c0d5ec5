namespace PhbResources.Documents.Writing.Xlsx;

/// <summary>Names on the tabs: at most 31 characters, some not allowed, no two alike whatever their case.</summary>
internal sealed class SheetNames
{
    public const string Choices = "Lists";

    private const int Longest = 31;
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase) { Choices, "History" };

    public string Take(string wanted)
    {
        var clean = XlsxText.Line(string.Concat(wanted.Select(letter => letter is '[' or ']' or ':' or '*' or '?' or '/' or '\\' || char.IsControl(letter) ? ' ' : letter)), 500);
        clean = string.Join(' ', clean.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('\'', ' ');
        var name = Short(clean.Length == 0 ? "Sheet" : clean, Longest);
        for (var at = 2; !taken.Add(name); at++)
        {
            var ending = FormattableString.Invariant($" {at}");
            name = Short(clean.Length == 0 ? "Sheet" : clean, Longest - ending.Length) + ending;
        }

        return name;
    }

    /// <summary>In a formula: <c>'Ann''s rota'</c>.</summary>
    public static string Quoted(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Cut between words where that leaves something to read.</summary>
    private static string Short(string text, int longest)
    {
        if (text.Length <= longest) return text;
        var cut = text[..XlsxText.Cut(text, longest)];
        var space = cut.LastIndexOf(' ');
        return (space > longest / 2 ? cut[..space] : cut).TrimEnd(' ', '\'', ',');
    }
}
