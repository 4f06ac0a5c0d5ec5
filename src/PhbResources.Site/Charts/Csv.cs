using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using PhbResources.Site.Posting;

namespace PhbResources.Site.Charts;

/// <summary>A table as a file of comma-separated values (RFC 4180), in UTF-8 with the mark that spreadsheet programs look for.</summary>
internal sealed class Csv
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a row. Numbers are written without signs between their digits; <c>null</c> is an empty cell.</summary>
    public Csv Row(params IEnumerable<object?> cells)
    {
        _text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");
        return this;
    }

    /// <summary>Sends the file.</summary>
    public Task SendAsync(HttpContext context, string name) =>
        OpenForms.SendAsync(context, Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(ToString())).ToArray(), "text/csv; charset=utf-8; header=present", name);

    public override string ToString() => _text.ToString();

    private static string Cell(object? value)
    {
        string text = value switch
        {
            null => "",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
        // A spreadsheet program would run what begins like a formula (OWASP, "CSV Injection").
        if (value is string && text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal))
            text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
