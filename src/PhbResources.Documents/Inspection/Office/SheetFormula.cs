using System.Text;

namespace PhbResources.Documents.Inspection.Office;

/// <summary>Says whether a formula of a sheet reaches out of its file. Knows the notation of Excel and of OpenDocument.</summary>
internal static class SheetFormula
{
    /// <summary>Excel takes 8,192 letters (its own limit); nothing longer is a formula.</summary>
    private const int MostLetters = 16_384;

    /// <summary>Functions that fetch, register, call or send something outside.</summary>
    private static readonly HashSet<string> Fetching = new(StringComparer.OrdinalIgnoreCase)
    {
        "WEBSERVICE", "IMAGE", "RTD", "CALL", "REGISTER", "REGISTER.ID", "EXEC", "DDE", "DDEAUTO", "SQL.REQUEST", "FOPEN", "RUN", "STOCKHISTORY",
        "CUBEVALUE", "CUBEMEMBER", "CUBESET", "CUBEKPIMEMBER", "CUBERANKEDMEMBER", "CUBEMEMBERPROPERTY", "CUBESETCOUNT",
    };

    public static void Check(string formula, InspectionRun run, string place, string? part)
    {
        if (formula.Length == 0) return;
        if (formula.Length > MostLetters) throw new InspectionStoppedException(InspectionRules.TooComplicated, place, part);
        run.Step(1 + formula.Length / 64);
        var code = Split(formula, out var texts, out var names);
        if (names.Exists(IsOtherFile) || CallsOutside(code) || IsOtherProgram(code) || HasNumberedFile(code)) run.Concern(InspectionRules.SheetLink, place, part);
        if (code.Contains("HYPERLINK", StringComparison.OrdinalIgnoreCase) && texts.Exists(text => Addresses.IsOutside(text) && !Addresses.IsSafe(text))) run.Concern(InspectionRules.UnsafeLink, place, part);
    }

    /// <summary>Takes texts (in double quotes) and names of sheets (in single quotes) out; what is left is code.</summary>
    private static string Split(string formula, out List<string> texts, out List<string> names)
    {
        (texts, names) = ([], []);
        var code = new StringBuilder(formula.Length);
        for (var at = 0; at < formula.Length; at++)
        {
            var quote = formula[at];
            if (quote is not ('"' or '\''))
            {
                code.Append(quote);
                continue;
            }

            var inside = new StringBuilder();
            for (at++; at < formula.Length; at++)
            {
                if (formula[at] != quote) inside.Append(formula[at]);
                else if (at + 1 < formula.Length && formula[at + 1] == quote) inside.Append(formula[at++]);
                else break;
            }

            (quote == '"' ? texts : names).Add(inside.ToString());
            code.Append('\u0001');
        }

        return code.ToString();
    }

    /// <summary>A sheet of another file has its path or address in the name: <c>'C:\[Book.xlsx]Sheet'</c>, <c>'file:///x.ods'#</c>.</summary>
    private static bool IsOtherFile(string name) =>
        Addresses.IsOutside(name) || name.StartsWith('/') || name.StartsWith("..", StringComparison.Ordinal) || name.IndexOf('[', StringComparison.Ordinal) is >= 0 and var open && name.IndexOf(']', open) > open;

    /// <summary>A word before a bracket, whatever prefix (<c>_xlfn.</c>, <c>COM.MICROSOFT.</c>) it has; <c>_xll.</c> names an add-in.</summary>
    private static bool CallsOutside(string code)
    {
        if (code.Contains("_xll.", StringComparison.OrdinalIgnoreCase)) return true;
        for (var open = code.IndexOf('(', StringComparison.Ordinal); open >= 0; open = code.IndexOf('(', open + 1))
        {
            var end = open;
            while (end > 0 && char.IsWhiteSpace(code[end - 1])) end--;
            var start = end;
            while (start > 0 && (char.IsLetterOrDigit(code[start - 1]) || code[start - 1] is '.' or '_')) start--;
            var name = code[start..end];
            if (Fetching.Contains(name) || Fetching.Contains(name[(name.LastIndexOf('.') + 1)..])) return true;
        }

        return false;
    }

    /// <summary>DDE: <c>program|topic!item</c>. Elsewhere a bar only parts the rows of an OpenDocument array, in braces.</summary>
    private static bool IsOtherProgram(string code)
    {
        var depth = 0;
        for (var at = 0; at < code.Length; at++)
        {
            if (code[at] == '{') depth++;
            else if (code[at] == '}') depth--;
            else if (code[at] == '|' && depth <= 0 && code.IndexOf('!', at) > at) return true;
        }

        return false;
    }

    /// <summary>Files keep links to other files as numbers in brackets: <c>[1]Sheet!A1</c>. Columns of tables are in brackets too, behind a name.</summary>
    private static bool HasNumberedFile(string code)
    {
        for (var open = code.IndexOf('[', StringComparison.Ordinal); open >= 0; open = code.IndexOf('[', open + 1))
        {
            var close = code.IndexOf(']', open);
            if (close < 0) return false;
            var isNumber = close > open + 1 && code.AsSpan(open + 1, close - open - 1).IndexOfAnyExceptInRange('0', '9') < 0;
            var isBehindName = open > 0 && (char.IsLetterOrDigit(code[open - 1]) || code[open - 1] is '_' or '[' or ']');
            if (isNumber && !isBehindName) return true;
        }

        return false;
    }
}
