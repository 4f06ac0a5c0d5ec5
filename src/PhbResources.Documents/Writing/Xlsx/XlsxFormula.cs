using System.Globalization;
using PhbResources.Documents.Formulas;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing.Xlsx;

/// <summary>
/// Turns a column's formula into one of a spreadsheet. What a person leaves empty counts as nothing in a sum, and a product or
/// quotient with an empty part is empty; a cell stays empty until there is something to show. Times of day are fractions of a day:
/// the time between two of them is in hours, and a finish before the start is on the next day.
/// </summary>
internal sealed class XlsxFormula(Func<string, (string Cell, FieldType Type)> column)
{
    /// <summary>The formula for one row, without its equals sign.</summary>
    public string Write(Formula formula)
    {
        var part = AsAmount(Read(formula));
        return part.Present is null ? part.Value : $"IF({part.Present},{part.Value},\"\")";
    }

    /// <param name="Value">Holds where <paramref name="Present"/> is true.</param>
    /// <param name="Present">A condition, or <c>null</c> where there is always a value.</param>
    /// <param name="Safe">The value, or 0 where there is none.</param>
    /// <param name="Terms">The terms of a sum.</param>
    private sealed record Part(string Value, string? Present, string Safe, IReadOnlyList<(bool Minus, Part Part)>? Terms = null)
    {
        /// <summary>True for a time of day, in days.</summary>
        public bool Clock { get; init; }

        /// <summary>True for the time between two times of day.</summary>
        public bool Span { get; init; }

        /// <summary>True where brackets are never needed.</summary>
        public bool Simple { get; init; }

        public string Bracketed => Simple ? Value : $"({Value})";
    }

    private Part Read(Formula formula) => formula switch
    {
        Constant constant => new Part(Text(constant.Value), null, Text(constant.Value)) { Simple = true },
        ColumnValue value => Column(value.Id),
        Operation { Operator: '+' or '-' } sum => Sum(Read(sum.Left), sum.Operator == '-', Read(sum.Right)),
        Operation { Operator: '*' } product => Guarded($"{AsAmount(Read(product.Left)).Bracketed}*{AsAmount(Read(product.Right)).Bracketed}",
            All(Read(product.Left).Present, Read(product.Right).Present)),
        Operation quotient => Quotient(AsAmount(Read(quotient.Left)), AsAmount(Read(quotient.Right))),
        _ => throw new ArgumentException($"No spreadsheet formula for {formula}.", nameof(formula)),
    };

    private Part Column(string id)
    {
        var (cell, type) = column(id);
        return new Part(cell, $"ISNUMBER({cell})", $"N({cell})") { Simple = true, Clock = type == FieldType.Time };
    }

    private static Part Sum(Part left, bool minus, Part right)
    {
        if (left.Clock && right.Clock && minus)
            return Guarded($"MOD({left.Value}-{right.Bracketed},1)*24", All(left.Present, right.Present)) with { Span = true };
        if (left.Clock && !right.Clock)
            return Guarded($"{left.Value}{(minus ? '-' : '+')}({right.Safe})/24", left.Present) with { Clock = true };
        if (right.Clock && !left.Clock && !minus)
            return Guarded($"{right.Value}+({left.Safe})/24", right.Present) with { Clock = true };
        return Chain([.. Terms(AsAmount(left), false), .. Terms(AsAmount(right), minus)]);
    }

    /// <summary>Where times of day are in a sum, it is about them: a break alone makes no hours.</summary>
    private static Part Chain((bool Minus, Part Part)[] terms)
    {
        var deciding = terms.Where(term => term.Part.Span).ToArray();
        if (deciding.Length == 0) deciding = [.. terms.Where(term => term.Part.Present is not null)];
        var only = deciding.Length == 1 ? deciding[0].Part : null;
        var value = string.Concat(terms.Select((term, at) =>
            $"{(term.Minus ? "-" : at > 0 ? "+" : "")}{(ReferenceEquals(term.Part, only) ? term.Part.Value : term.Part.Safe)}"));
        return Guarded(value, Any([.. deciding.Select(term => term.Part.Present!)])) with { Terms = terms };
    }

    private static IEnumerable<(bool Minus, Part Part)> Terms(Part part, bool minus) =>
        part.Terms is null ? [(minus, part)] : part.Terms.Select(term => (term.Minus != minus, term.Part));

    private static Part Quotient(Part left, Part right) =>
        Guarded($"{left.Bracketed}/{right.Bracketed}", All(left.Present, right.Present, $"({right.Safe})<>0"));

    private static Part AsAmount(Part part) => part.Clock ? Guarded($"MOD({part.Value},1)*24", part.Present) with { Span = true } : part;

    private static Part Guarded(string value, string? present) => new(value, present, present is null ? value : $"IF({present},{value},0)");

    private static string? All(params string?[] conditions) => Joined("AND", conditions);

    private static string? Any(params string?[] conditions) => Joined("OR", conditions);

    private static string? Joined(string how, string?[] conditions) => conditions.Where(condition => condition is not null).Distinct().ToArray() switch
    {
        [] => null,
        [var one] => one,
        var several => $"{how}({string.Join(',', several)})",
    };

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
