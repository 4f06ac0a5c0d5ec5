using System.Globalization;

namespace PhbResources.Documents.Formulas;

/// <summary>Ids, numbers, <c>+ - * /</c> and brackets. A minus needs a space on both sides, because ids contain hyphens.</summary>
internal sealed class FormulaParser(string text)
{
    private const int LongestFormula = 200;
    private int position;
    private int depth;

    public Formula Parse()
    {
        if (text.Length > LongestFormula) throw new FormatException($"A formula has at most {LongestFormula} characters.");
        var formula = Sum();
        SkipSpaces();
        return position == text.Length ? formula : throw Unexpected();
    }

    private Formula Sum()
    {
        var left = Product();
        while (Next('+', '-') is { } sign) left = new Operation(left, sign, Product());
        return left;
    }

    private Formula Product()
    {
        var left = Value();
        while (Next('*', '/') is { } sign) left = new Operation(left, sign, Value());
        return left;
    }

    private Formula Value()
    {
        SkipSpaces();
        if (Next('(') is not null)
        {
            if (++depth > 10) throw new FormatException("There are too many brackets within brackets.");
            var inner = Sum();
            depth--;
            return Next(')') is not null ? inner : throw new FormatException("A closing bracket is missing.");
        }

        var from = position;
        while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] is '.'
            || (text[position] == '-' && position > from && position + 1 < text.Length && char.IsAsciiLetterOrDigit(text[position + 1])))) position++;
        var word = text[from..position];
        if (Yaml.Ids.IsWellFormed(word)) return new ColumnValue(word);
        if (decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return new Constant(number);
        position = from;
        throw Unexpected();
    }

    private char? Next(params ReadOnlySpan<char> signs)
    {
        SkipSpaces();
        return position < text.Length && signs.Contains(text[position]) ? text[position++] : null;
    }

    private void SkipSpaces()
    {
        while (position < text.Length && text[position] == ' ') position++;
    }

    private FormatException Unexpected() => new(position >= text.Length
        ? "Something is missing at the end."
        : $"'{text[position]}' at character {position + 1} does not belong there.");
}
