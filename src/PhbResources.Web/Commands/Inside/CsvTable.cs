using System.Text;
using PhbResources.Web.Backups;

namespace PhbResources.Web.Commands.Inside;

/// <summary>A table as comma-separated values (RFC 4180) with names of its columns in the first line, as spreadsheets write it: also with semicolons, and with a mark at the beginning.</summary>
internal static class CsvTable
{
    /// <summary>The rows, each with its values by column and the line it begins in.</summary>
    /// <exception cref="BackupException">A quote is not closed, or a column has no name.</exception>
    public static IReadOnlyList<(int Line, IReadOnlyDictionary<string, string> Values)> Read(string text)
    {
        text = text.TrimStart('\uFEFF');
        int first = text.IndexOfAny(['\r', '\n']);
        char separator = (first < 0 ? text : text[..first]) is var head && head.Count(letter => letter == ';') > head.Count(letter => letter == ',') ? ';' : ',';
        List<(int Line, List<string> Values)> rows = [.. Rows(text, separator).Where(row => row.Values.Exists(value => value.Length > 0))];
        if (rows.Count == 0)
            return [];
        List<string> names = [.. rows[0].Values.Select(name => name.Trim())];
        return [.. rows.Skip(1).Select(row => (row.Line, (IReadOnlyDictionary<string, string>)names.Zip(row.Values.Concat(Enumerable.Repeat("", names.Count)))
            .Where(pair => pair.First.Length > 0).DistinctBy(pair => pair.First, StringComparer.OrdinalIgnoreCase).ToDictionary(pair => pair.First, pair => pair.Second.Trim(), StringComparer.OrdinalIgnoreCase)))];
    }

    /// <summary>A value as it is written.</summary>
    public static string Write(string value) => value.IndexOfAny([',', ';', '"', '\r', '\n']) < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static IEnumerable<(int Line, List<string> Values)> Rows(string text, char separator)
    {
        int line = 1, begins = 1;
        List<string> row = [];
        StringBuilder value = new();
        bool quoted = false;
        for (int at = 0; at < text.Length; at++)
        {
            char letter = text[at];
            if (letter == '\n')
                line++;
            if (quoted)
            {
                if (letter != '"')
                    value.Append(letter);
                else if (at + 1 < text.Length && text[at + 1] == '"')
                    value.Append(text[at++]);
                else
                    quoted = false;
            }
            else if (letter == '"' && value.Length == 0)
            {
                quoted = true;
            }
            else if (letter == separator || letter == '\n')
            {
                row.Add(value.ToString().TrimEnd('\r'));
                value.Clear();
                if (letter == separator)
                    continue;
                yield return (begins, row);
                (row, begins) = ([], line);
            }
            else
            {
                value.Append(letter);
            }
        }

        if (quoted)
            throw new BackupException($"In the list, a quote that opens in line {begins} is not closed.");
        row.Add(value.ToString().TrimEnd('\r'));
        yield return (begins, row);
    }
}
