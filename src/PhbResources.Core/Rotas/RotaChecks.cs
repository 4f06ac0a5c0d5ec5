using NodaTime;

namespace PhbResources.Core.Rotas;

/// <summary>
/// Looks a rota over: rest, breaks, hours, double booking, cover. The pattern is followed on real dates for as long as the law takes
/// averages over, so that nights in which the clocks change count as long as they are. What comes again with each run is told once.
/// A sleep-in counts as work in full, as it does for rest and working time when the worker has to be there.
/// </summary>
public static class RotaChecks
{
    /// <summary>Everything there is to say, what to look at first. What one person has several times is one finding.</summary>
    /// <param name="rota">The rota.</param>
    /// <param name="rules">The figures of the law.</param>
    public static IReadOnlyList<Finding> Of(Rota rota, WorkingTimeRules rules)
    {
        IReadOnlyList<Finding> each = Each(rota, rules);
        return [.. each.GroupBy(finding => finding.When.Length == 0 ? finding : (object)(finding.Rule, finding.Staff)).Select(group => Joined([.. group]))];
    }

    /// <summary>The same one by one.</summary>
    internal static IReadOnlyList<Finding> Each(Rota rota, WorkingTimeRules rules)
    {
        ArgumentNullException.ThrowIfNull(rota);
        ArgumentNullException.ThrowIfNull(rules);
        int weeks = (int)rules.AverageWeeks.Value + rota.Weeks;
        weeks += weeks % 2; // Fortnights are looked at whole.
        IReadOnlyList<DatedShift> dated = DatedShift.Of(rota, weeks);
        List<Finding> findings = [.. CoverChecks.Of(rota)];
        foreach (StaffMember member in rota.Staff)
        {
            StaffWork work = new(rota, member, [.. dated.Where(shift => shift.Shift.Who.Contains(member.Id))], weeks);
            if (work.Shifts.Count == 0)
                continue;
            findings.AddRange(OverlapCheck.Of(work));
            findings.AddRange(RestChecks.Of(work, rules));
            findings.AddRange(BreakCheck.Of(work, rules));
            findings.AddRange(member.Under18 ? YoungWorkerChecks.Of(work, rules) : HoursChecks.Of(work, rules));
        }

        findings.AddRange(RotaNotes.Of(rota, rules, findings));
        return [.. findings.OrderBy(finding => finding.Kind)];
    }

    private static Finding Joined(Finding[] alike) => alike.Length == 1 ? alike[0] : alike[0] with
    {
        Title = $"{alike[0].Title}, {alike.Length} times",
        Text = $"{alike[0].Text} Also: {string.Join("; ", alike.Skip(1).Select(finding => finding.When))}.",
        Shifts = [.. alike.SelectMany(finding => finding.Shifts).Distinct()],
    };
}

/// <summary>The dated shifts of one person.</summary>
/// <param name="Rota">The rota.</param>
/// <param name="Member">Whose.</param>
/// <param name="Shifts">In order of their start.</param>
/// <param name="Weeks">How many weeks they cover.</param>
internal sealed record StaffWork(Rota Rota, StaffMember Member, IReadOnlyList<DatedShift> Shifts, int Weeks)
{
    public string Name => Member.Name;

    /// <summary>Midnight at which a week begins, counted from 1.</summary>
    public Instant StartOf(int week) => RotaTime.At(Rota.Start.PlusDays(7 * (week - 1)), LocalTime.Midnight);

    /// <summary>Whether a week is in the first run of the pattern, and what it is called.</summary>
    public string NameOf(int week) => $"week {((week - 1) % Rota.Weeks) + 1}, from {RotaWords.Of(Rota.Start.PlusDays(7 * (week - 1)))}";

    /// <summary>
    /// Tells once what comes again with each run of the pattern: groups faults by what they are about. A fault that stands alone
    /// although the pattern repeats, at a time when the clocks change, is there because of that.
    /// </summary>
    public IEnumerable<(T First, string Often)> Once<T, TKey>(IEnumerable<T> faults, Func<T, TKey> key, Func<T, (Instant Start, Instant End)> when)
        where TKey : notnull =>
        faults.GroupBy(key).Select(group => (group.First(), Often(group.Count(), when(group.First()))));

    private string Often(int times, (Instant Start, Instant End) when) =>
        times > 1 ? " It comes again each time the pattern repeats."
        : Weeks >= 2 * Rota.Weeks && RotaTime.Zone.GetUtcOffset(when.Start) != RotaTime.Zone.GetUtcOffset(when.End) ? " It happens once, because the clocks change."
        : "";
}
