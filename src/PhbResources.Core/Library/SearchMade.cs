namespace PhbResources.Core.Library;

/// <summary>That somebody searched for words, and what came of it.</summary>
/// <param name="Query">The words as they were typed. They may be about a person.</param>
/// <param name="Corrected">The spelling that was searched for instead, or <c>null</c>.</param>
/// <param name="Total">How many templates were found.</param>
/// <param name="Filtered">True when filters were chosen, so that nothing found need not mean that there is nothing.</param>
public sealed record SearchMade(string Query, string? Corrected, int Total, bool Filtered);
