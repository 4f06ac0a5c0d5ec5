namespace PhbResources.Core.Insights;

/// <summary>
/// Keeps figures about people from singling anybody out: a group of one to four is not shown, and nothing is shown beside it from which its
/// size could be worked out.
/// </summary>
public static class SmallGroups
{
    /// <summary>People that a group has at least, to be shown.</summary>
    public const int Fewest = 5;

    /// <summary>True for a group that is too small to be shown. Nobody at all is no group.</summary>
    public static bool IsTooSmall(long count) => count is > 0 and < Fewest;

    /// <summary>
    /// The counts of groups whose sum is known, with <c>null</c> for those not to be shown: the small ones, and further ones, the smallest
    /// first, until at least two are hidden that have <see cref="Fewest"/> people between them, so that the sum gives nobody away.
    /// </summary>
    public static IReadOnlyList<long?> Shown(IReadOnlyList<long> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        long?[] shown = [.. counts.Select(count => IsTooSmall(count) ? null : (long?)count)];
        while (shown.Contains(null) && (shown.Count(count => count is null) == 1 || counts.Where((_, i) => shown[i] is null).Sum() < Fewest))
        {
            if (shown.Where(count => count > 0).Min() is not { } next)
                break;
            shown[Array.IndexOf(shown, next)] = null;
        }

        return shown;
    }
}
