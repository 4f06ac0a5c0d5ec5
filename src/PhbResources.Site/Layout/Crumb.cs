namespace PhbResources.Site.Layout;

/// <summary>A step on the way to a page; the page itself has no address.</summary>
public sealed record Crumb(string Label, string? Address = null);
