using PhbResources.Embedded.Database;

namespace PhbResources.Embedded.Querying;

/// <summary>The values of a statement under composition; what goes into its text is only their names.</summary>
internal sealed class SqlArguments
{
    private readonly List<object?> _values = [];

    /// <summary>Adds a value.</summary>
    /// <returns>The name by which the statement speaks of it.</returns>
    public string Add(object? value)
    {
        _values.Add(value);
        return Sql.Name(_values.Count - 1);
    }

    /// <summary>"IN (...)" over any number of values that are one parameter.</summary>
    public string In(IEnumerable<int> values) => Among(Sql.List(values));

    /// <inheritdoc cref="In(IEnumerable{int})"/>
    public string In(IEnumerable<Guid> values) => Among(Sql.List(values));

    /// <inheritdoc cref="In(IEnumerable{int})"/>
    public string In(IEnumerable<string> values) => Among(Sql.List(values));

    public object?[] ToArray() => [.. _values];

    internal string Among(string json) => $"IN (SELECT value FROM json_each({Add(json)}))";
}
