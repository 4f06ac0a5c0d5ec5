namespace PhbResources.Site.Curators;

/// <summary>What the control of a field has to say of itself.</summary>
/// <param name="DescribedBy">Value of <c>aria-describedby</c>: the hint and what is wrong.</param>
/// <param name="Invalid">Value of <c>aria-invalid</c>.</param>
public sealed record FormControl(string? DescribedBy, string? Invalid);
