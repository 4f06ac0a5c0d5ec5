namespace PhbResources.Search;

/// <summary>Something to offer while a query is being typed.</summary>
/// <param name="Text">What to show, with what was typed marked.</param>
/// <param name="Slug">Address of the template whose title it is, or <c>null</c> where it is a query to search for.</param>
public sealed record Suggestion(MarkedText Text, string? Slug);
