using NodaTime;

namespace PhbResources.Core.Rotas;

/// <summary>Shifts that want for people, and hours that nobody covers. Goes by the clock on the wall, round and round the pattern.</summary>
internal static class CoverChecks
{
    /// <summary>Gaps told one by one; those beyond are counted.</summary>
    private const int MostTold = 10;

    private const int MinutesInWeek = 7 * RotaTime.MinutesInDay;

    public static IEnumerable<Finding> Of(Rota rota) => Shifts(rota).Concat(Hours(rota));

    private static IEnumerable<Finding> Shifts(Rota rota)
    {
        Shift[] inOrder = [.. rota.Shifts.OrderBy(shift => rota.DateOf(shift.Week, shift.Day)).ThenBy(shift => shift.From)];
        Shift[] empty = [.. inOrder.Where(shift => shift.Who.Count == 0)];
        Shift[] single = [.. inOrder.Where(shift => shift.Who.Count == 1 && shift.People > 1)];
        if (empty.Length > 0)
        {
            yield return new Finding("nobody-on-shift", FindingKind.ToLookAt,
                empty.Length == 1 ? "1 shift has nobody on it yet" : $"{empty.Length} shifts have nobody on them yet",
                $"{Told(rota, empty)}. Choose who works, or plan who to ask.") { Shifts = [.. empty.Select(shift => shift.Id)] };
        }

        if (single.Length > 0)
        {
            yield return new Finding("second-person", FindingKind.ToLookAt,
                single.Length == 1 ? "1 shift needs a second person" : $"{single.Length} shifts need a second person",
                $"{Told(rota, single)}. These are two-to-one, with only one name so far.") { Shifts = [.. single.Select(shift => shift.Id)] };
        }
    }

    private static IEnumerable<Finding> Hours(Rota rota)
    {
        if (rota.Cover.Count == 0)
            yield break;
        byte[] need = new byte[rota.Weeks * MinutesInWeek];
        foreach ((int start, int length, byte people) in Needs(rota))
            Each(need.Length, start, length, at => need[at] = Math.Max(need[at], people));
        int[] there = People(rota, need.Length);
        List<(int Start, int End)> nobody = Runs(need.Length, at => need[at] > 0 && there[at] == 0);
        List<(int Start, int End)> one = Runs(need.Length, at => need[at] > 1 && there[at] == 1);
        if (nobody.Count > 0)
        {
            yield return new Finding("uncovered", FindingKind.ToLookAt, $"Nobody is there for {RotaWords.Length(nobody.Sum(run => run.End - run.Start))}",
                $"You said that someone is needed then: {Told(rota, nobody)}.");
        }

        if (one.Count > 0)
        {
            yield return new Finding("two-to-one", FindingKind.ToLookAt, $"One person and not two for {RotaWords.Length(one.Sum(run => run.End - run.Start))}",
                $"You said that two people are needed then: {Told(rota, one)}.");
        }
    }

    private static IEnumerable<(int Start, int Length, byte People)> Needs(Rota rota) =>
        from need in rota.Cover
        from week in Enumerable.Range(0, rota.Weeks)
        from day in need.Days
        let asShift = new Shift(0, week + 1, day, need.From, need.To)
        select (StartOf(rota, asShift), asShift.ClockMinutes, (byte)need.People);

    /// <summary>How many different people are there in each minute of the pattern.</summary>
    private static int[] People(Rota rota, int minutes)
    {
        // A bit for each person, so that somebody on two shifts at once is there once.
        UInt128[] who = new UInt128[minutes];
        foreach (Shift shift in rota.Shifts)
        {
            UInt128 bits = 0;
            for (int at = 0; at < rota.Staff.Count; at++)
            {
                if (shift.Who.Contains(rota.Staff[at].Id))
                    bits |= UInt128.One << at;
            }

            Each(minutes, StartOf(rota, shift), shift.ClockMinutes, at => who[at] |= bits);
        }

        return Array.ConvertAll(who, bits => (int)UInt128.PopCount(bits));
    }

    private static int StartOf(Rota rota, Shift shift) =>
        (Period.DaysBetween(rota.Start, rota.DateOf(shift.Week, shift.Day)) * RotaTime.MinutesInDay) + (shift.From.Hour * 60) + shift.From.Minute;

    private static void Each(int size, int start, int length, Action<int> mark)
    {
        for (int at = start; at < start + length; at++)
            mark(at % size);
    }

    private static List<(int Start, int End)> Runs(int size, Func<int, bool> holds)
    {
        List<(int, int)> runs = [];
        for (int at = 0; at < size; at++)
        {
            if (!holds(at))
                continue;
            int start = at;
            while (at < size && holds(at))
                at++;
            runs.Add((start, at));
        }

        return runs;
    }

    private static string Told(Rota rota, IReadOnlyList<Shift> shifts) => Told(rota, [.. shifts.Select(shift => (StartOf(rota, shift), StartOf(rota, shift) + shift.ClockMinutes))]);

    private static string Told(Rota rota, List<(int Start, int End)> runs) =>
        string.Join("; ", runs.Take(MostTold).Select(run => Told(rota, run.Start, run.End))) + (runs.Count > MostTold ? $"; and {runs.Count - MostTold} more" : "");

    private static string Told(Rota rota, int start, int end)
    {
        (LocalDate date, LocalTime time) = At(rota, start);
        (LocalDate endDate, LocalTime endTime) = At(rota, end);
        string week = rota.Weeks > 1 ? $"week {(start / MinutesInWeek) + 1} " : "";
        bool nextDay = endDate == date.PlusDays(1) && (endTime <= time || endTime == LocalTime.Midnight);
        return $"{week}{RotaWords.Of(date.DayOfWeek)} {RotaWords.Of(time)} to {(endDate == date || nextDay ? "" : $"{RotaWords.Of(endDate.DayOfWeek)} ")}{RotaWords.Of(endTime)}";
    }

    private static (LocalDate, LocalTime) At(Rota rota, int minute) =>
        (rota.Start.PlusDays(minute / RotaTime.MinutesInDay), LocalTime.FromMinutesSinceMidnight(minute % RotaTime.MinutesInDay));
}
