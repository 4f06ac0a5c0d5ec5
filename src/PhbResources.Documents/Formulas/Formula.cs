namespace PhbResources.Documents.Formulas;

/// <summary>How a cell is computed from others of its row.</summary>
public abstract record Formula
{
    /// <summary>The columns it uses, in the order of their first use.</summary>
    public IReadOnlyList<string> Columns() => [.. Names(this).Distinct()];

    /// <summary>Reads <c>finish - start - break</c>.</summary>
    /// <exception cref="FormatException">It is not a formula; the message says what to write.</exception>
    public static Formula Parse(string text) => new FormulaParser(text).Parse();

    private static IEnumerable<string> Names(Formula formula) => formula switch
    {
        ColumnValue column => [column.Id],
        Operation operation => Names(operation.Left).Concat(Names(operation.Right)),
        _ => [],
    };
}

/// <summary>The value of another column in the same row.</summary>
public sealed record ColumnValue(string Id) : Formula;

/// <summary>A number written in the formula.</summary>
public sealed record Constant(decimal Value) : Formula;

/// <summary>Two values joined by <c>+</c>, <c>-</c>, <c>*</c> or <c>/</c>.</summary>
public sealed record Operation(Formula Left, char Operator, Formula Right) : Formula;
