using System.Globalization;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Formulas;

/// <summary>
/// Works a formula out, as a spreadsheet does: what is left empty counts as nothing in a sum, and a product or quotient with an empty
/// part is empty. The time between two times of day is in hours, and a finish before the start is on the next day.
/// </summary>
internal sealed class FormulaValue(Func<string, (FieldType Type, string Value)> column)
{
    private const int MinutesOfADay = 24 * 60;

    /// <summary>The value with two decimals at most, or <c>null</c> where there is nothing to show.</summary>
    public string? Of(Formula formula) =>
        Exact(formula) is { } value ? Math.Round(value, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture) : null;

    /// <summary>The value as it is worked out on with, or <c>null</c> where there is nothing to show.</summary>
    public decimal? Exact(Formula formula)
    {
        try
        {
            return AsAmount(Read(formula)).Value;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <param name="Value">The number, for a time of day its minutes; <c>null</c> where there is none.</param>
    /// <param name="Terms">The terms of a sum, those taken away with a minus.</param>
    private sealed record Part(decimal? Value, IReadOnlyList<Part>? Terms = null)
    {
        /// <summary>True for a time of day.</summary>
        public bool Clock { get; init; }

        /// <summary>True for the time between two times of day.</summary>
        public bool Span { get; init; }

        /// <summary>True for a number written in the formula.</summary>
        public bool Fixed { get; init; }
    }

    private Part Read(Formula formula) => formula switch
    {
        Constant constant => new Part(constant.Value) { Fixed = true },
        ColumnValue value => Column(value.Id),
        Operation { Operator: '+' or '-' } sum => Sum(Read(sum.Left), sum.Operator == '-', Read(sum.Right)),
        Operation { Operator: '*' } product => new Part(AsAmount(Read(product.Left)).Value * AsAmount(Read(product.Right)).Value),
        Operation quotient => AsAmount(Read(quotient.Right)).Value is { } divisor && divisor != 0 ? new Part(AsAmount(Read(quotient.Left)).Value / divisor) : new Part(null),
        _ => throw new ArgumentException($"{formula} cannot be worked out.", nameof(formula)),
    };

    private Part Column(string id)
    {
        var (type, value) = column(id);
        if (type == FieldType.Time)
            return new Part(TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute : null) { Clock = true };
        return new Part(decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null);
    }

    private static Part Sum(Part left, bool minus, Part right)
    {
        if (left.Clock && right.Clock && minus) return new Part(Hours(left.Value - right.Value)) { Span = true };
        if (left.Clock && !right.Clock) return new Part(left.Value + ((minus ? -60 : 60) * (right.Value ?? 0))) { Clock = true };
        if (right.Clock && !left.Clock && !minus) return new Part(right.Value + (60 * (left.Value ?? 0))) { Clock = true };
        var terms = Terms(AsAmount(left), false).Concat(Terms(AsAmount(right), minus)).ToArray();
        // Where times of day are in a sum, it is about them: a break alone makes no hours.
        var deciding = terms.Where(term => term.Span).ToArray();
        if (deciding.Length == 0) deciding = [.. terms.Where(term => !term.Fixed)];
        return new Part(deciding.Length == 0 || deciding.Any(term => term.Value is not null) ? terms.Sum(term => term.Value ?? 0) : null, terms);
    }

    private static IEnumerable<Part> Terms(Part part, bool minus) =>
        (part.Terms ?? [part]).Select(term => minus ? term with { Value = -term.Value } : term);

    private static Part AsAmount(Part part) => part.Clock ? new Part(Hours(part.Value)) { Span = true } : part;

    private static decimal? Hours(decimal? minutes) => minutes is { } count ? (((count % MinutesOfADay) + MinutesOfADay) % MinutesOfADay) / 60 : null;
}
