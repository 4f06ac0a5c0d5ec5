using Microsoft.AspNetCore.Components;

namespace PhbResources.Site.Curators;

/// <summary>What the control of a field has to say of itself.</summary>
/// <param name="DescribedBy">Value of <c>aria-describedby</c>: the hint and what is wrong.</param>
/// <param name="Invalid">Value of <c>aria-invalid</c>.</param>
public sealed record FormControl(string? DescribedBy, string? Invalid)
{
    /// <summary>HTML leaves out a line end at the very start of a text area; with one more, the text keeps its own.</summary>
    public static readonly MarkupString FirstLine = new("\n");
}
