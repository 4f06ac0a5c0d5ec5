namespace PhbResources.Core.Leave;

/// <summary>
/// A number kept as a division that is not carried out, so that nothing is lost before it is rounded: three days a week for
/// five months come to exactly 7 days, not to a little more or less.
/// </summary>
/// <param name="Top">What is divided; not below zero.</param>
/// <param name="Bottom">What it is divided by; above zero.</param>
internal readonly record struct Ratio(decimal Top, decimal Bottom)
{
    public decimal Value => Top / Bottom;

    public static implicit operator Ratio(decimal value) => new(value, 1);

    public static Ratio operator *(Ratio left, Ratio right) => new(left.Top * right.Top, left.Bottom * right.Bottom);

    public static Ratio Max(Ratio left, Ratio right) => left.Top * right.Bottom >= right.Top * left.Bottom ? left : right;

    /// <summary>The next multiple of a step at or above the number: an entitlement is never rounded down.</summary>
    public decimal RoundUp(decimal step)
    {
        decimal steps = decimal.Floor(Top / (Bottom * step));
        // The division may have been rounded either way in its last figure; the products are exact.
        while (steps * step * Bottom < Top)
            steps++;
        while (steps > 0 && (steps - 1) * step * Bottom >= Top)
            steps--;
        return steps * step;
    }
}
