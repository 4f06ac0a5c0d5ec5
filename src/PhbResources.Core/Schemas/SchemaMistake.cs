namespace PhbResources.Core.Schemas;

/// <summary>Something wrong in a file of <c>umbraco-config</c>.</summary>
/// <param name="File">The file, from <c>umbraco-config</c> on: <c>document-types/rota.json</c>.</param>
/// <param name="Place">JSON pointer (RFC 6901) to the value; empty for the whole file.</param>
/// <param name="Wrong">What is wrong, a sentence.</param>
/// <param name="Instead">What to write or do instead, a sentence.</param>
public sealed record SchemaMistake(string File, string Place, string Wrong, string Instead)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}{(Place.Length > 0 ? " " + Place : "")}: {Wrong} {Instead}";
}

/// <summary>The files of <c>umbraco-config</c> have mistakes; the message lists every one of them.</summary>
/// <param name="mistakes">The mistakes, at least one.</param>
public sealed class SchemaMistakesException(IReadOnlyList<SchemaMistake> mistakes) : Exception(Text(mistakes))
{
    /// <summary>The mistakes, by file.</summary>
    public IReadOnlyList<SchemaMistake> Mistakes { get; } = mistakes;

    private static string Text(IReadOnlyList<SchemaMistake> mistakes) =>
        (mistakes.Count == 1 ? "There is a mistake in umbraco-config. Mend it and start again:" : $"There are {mistakes.Count} mistakes in umbraco-config. Mend them and start again:")
        + string.Concat(mistakes.Select(m => $"{Environment.NewLine}- {m}"));
}
