using NodaTime;
using PhbResources.Core.Facts;
using PhbResources.Core.Rotas;

namespace PhbResources.Core.Tests.Rotas;

/// <summary>Short ways to say a rota.</summary>
internal static class Planned
{
    /// <summary>A Monday far from the days on which the clocks change.</summary>
    public static readonly LocalDate Monday = new(2026, 4, 20);

    /// <summary>The real figures, as the product reads them.</summary>
    public static readonly LegalFigures Figures = FactsComposer.ReadFigures(Path.Combine(TestContext.CurrentContext.TestDirectory, "umbraco-config"));

    public static WorkingTimeRules Rules(LocalDate? day = null) => new(Figures, (day ?? Monday).ToDateOnly());

    public static Rota Rota(params Shift[] shifts) => Rota(1, shifts);

    public static Rota Rota(int weeks, params Shift[] shifts) => new()
    {
        Id = new Guid("0f4b4dd2-3a53-4f0e-9f0d-2b4c8bb5a001"),
        Start = Monday,
        Weeks = weeks,
        Staff = [new StaffMember(1, "First"), new StaffMember(2, "Second"), new StaffMember(3, "Third")],
        Shifts = [.. shifts.Select((shift, at) => shift with { Id = at + 1 })],
    };

    public static Rota With(this Rota rota, Func<StaffMember, StaffMember> first) => rota with { Staff = [first(rota.Staff[0]), .. rota.Staff.Skip(1)] };

    public static Rota From(this Rota rota, LocalDate start) => rota with { Start = start };

    /// <summary>A shift of the first person: <c>"Mon 07:00-15:00"</c>; <c>"2 Mon"</c> for the second week.</summary>
    public static Shift Shift(string when, ShiftKind kind = ShiftKind.Ordinary, int pause = 30, params int[] who)
    {
        string[] parts = when.Split(' ');
        int week = parts.Length == 3 ? int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture) : 1;
        string[] times = parts[^1].Split('-');
        IsoDayOfWeek day = Enum.GetValues<IsoDayOfWeek>().Single(day => day.ToString().StartsWith(parts[^2], StringComparison.Ordinal));
        return new Shift(0, week, day, Time(times[0]), Time(times[1])) { Kind = kind, BreakMinutes = pause, Who = who.Length == 0 ? [1] : who };
    }

    public static Shift[] Each(string days, string times, ShiftKind kind = ShiftKind.Ordinary, int pause = 30, params int[] who) =>
        [.. days.Split(' ').Select(day => Shift($"{day} {times}", kind, pause, who))];

    public static IReadOnlyList<Finding> Check(this Rota rota) => RotaChecks.Of(rota, Rules(rota.Start));

    public static string[] ToLookAt(this Rota rota) => [.. rota.Check().Where(finding => finding.Kind == FindingKind.ToLookAt).Select(finding => finding.Rule)];

    private static LocalTime Time(string text) => new(int.Parse(text[..2], System.Globalization.CultureInfo.InvariantCulture), int.Parse(text[3..], System.Globalization.CultureInfo.InvariantCulture));
}
