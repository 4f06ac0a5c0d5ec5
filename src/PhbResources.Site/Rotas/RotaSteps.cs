using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PhbResources.Core.Rotas;
using PhbResources.Documents.Filling;
using PhbResources.Documents.Model;
using static PhbResources.Site.Rotas.RotaControls;

namespace PhbResources.Site.Rotas;

/// <summary>What each button does to a rota. A step that cannot be done leaves all as it was and says what to change.</summary>
internal static class RotaSteps
{
    private const string NoTime = "Write a time such as 07:30 or 7.30pm.";

    /// <summary>Takes over name, first day and length, which stand in controls of their own on each page.</summary>
    public static RotaModel Basics(RotaModel model)
    {
        Dictionary<string, string> mistakes = [];
        Rota rota = model.Rota with { Title = RotaFile.Text(model.Value(Title)) };
        if (AnswerValue.Read(FieldType.Date, model.Value(Start)) is not { } day
            || LocalDatePattern.Iso.Parse(day) is not { Success: true, Value: { Year: >= RotaFile.FirstYear and <= RotaFile.LastYear } start })
            mistakes[Start] = "Enter the first day of the rota, such as 23/11/2026.";
        else
            rota = rota with { Start = start };
        int weeks = model.Number(Weeks);
        if (weeks is < 1 or > Rota.MostWeeks)
            mistakes[Weeks] = $"Choose from 1 to {Rota.MostWeeks} weeks.";
        else if (rota.Shifts.Any(shift => shift.Week > weeks))
            mistakes[Weeks] = $"Week {rota.Shifts.Max(shift => shift.Week)} has shifts on it. Remove them first, then make the rota shorter.";
        else
            rota = rota with { Weeks = weeks };
        return model with { Rota = rota, Mistakes = mistakes };
    }

    public static RotaModel AddPerson(RotaModel model)
    {
        int id = model.Number(PersonId);
        string name = RotaFile.Text(model.Value(PersonName));
        if (name.Length == 0)
            return Wrong(model, PersonName, "Enter a name. First names or initials are enough.");
        if (model.Rota.Staff.Any(other => other.Id != id && string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)))
            return Wrong(model, PersonName, $"{name} is already on the rota. Add something to tell them apart.");
        bool under18 = model.Has(PersonUnder18, "yes");
        StaffMember? before = model.Rota.Find(id);
        if (before is null && model.Rota.Staff.Count >= model.Limits.MaxStaff)
            return Wrong(model, PersonName, $"A rota can have {model.Limits.MaxStaff} people at most.");
        StaffMember person = new(before?.Id ?? model.Rota.Staff.Select(other => other.Id).DefaultIfEmpty().Max() + 1, name)
        {
            Under18 = under18,
            OptedOut = !under18 && model.Has(PersonOptedOut, "yes"),
            LivesIn = model.Has(PersonLivesIn, "yes"),
        };
        Rota rota = model.Rota with { Staff = before is null ? [.. model.Rota.Staff, person] : [.. model.Rota.Staff.Select(other => other.Id == id ? person : other)] };
        return (model with { Rota = rota, Notice = new RotaNotice(RotaNotice.People, before is null ? $"{name} is on the rota." : $"{name} is changed.") }).WithTyped(PersonPart);
    }

    public static RotaModel EditPerson(RotaModel model, int id) => model.Rota.Find(id) is not { } person ? model
        : (model with { Notice = new RotaNotice(RotaNotice.People, $"Change {person.Name} below.") }).WithTyped(PersonPart,
            (PersonId, [id.ToString(CultureInfo.InvariantCulture)]), (PersonName, [person.Name]),
            (PersonUnder18, Ticked(person.Under18)), (PersonOptedOut, Ticked(person.OptedOut)), (PersonLivesIn, Ticked(person.LivesIn)));

    public static RotaModel RemovePerson(RotaModel model, int id)
    {
        if (model.Rota.Find(id) is not { } person)
            return model;
        int shifts = model.Rota.Shifts.Count(shift => shift.Who.Contains(id));
        Rota rota = model.Rota with
        {
            Staff = [.. model.Rota.Staff.Where(other => other.Id != id)],
            Shifts = [.. model.Rota.Shifts.Select(shift => shift with { Who = [.. shift.Who.Where(who => who != id)] })],
        };
        return (model with { Rota = rota, Notice = new RotaNotice(RotaNotice.People, $"{person.Name} is off the rota.{(shifts > 0 ? $" {RotaWords.Count(shifts, "shift")} now need{(shifts == 1 ? "s" : "")} someone." : "")}") }).WithTyped(PersonPart);
    }

    public static RotaModel AddCover(RotaModel model)
    {
        Dictionary<string, string> mistakes = [];
        IsoDayOfWeek[] days = Days(model, CoverDays, mistakes);
        LocalTime from = Time(model, CoverFrom, mistakes);
        LocalTime to = Time(model, CoverTo, mistakes);
        if (mistakes.Count == 0 && model.Rota.Cover.Count >= model.Limits.MaxCoverNeeds)
            mistakes[CoverDays] = $"There can be {model.Limits.MaxCoverNeeds} of these lines at most.";
        if (mistakes.Count > 0)
            return model with { Mistakes = mistakes };
        CoverNeed need = new(days, from, to, model.Value(CoverPeople) == "2" ? 2 : 1);
        return (model with { Rota = model.Rota with { Cover = [.. model.Rota.Cover, need] }, Notice = new RotaNotice(RotaNotice.Cover, "The hours are added.") }).WithTyped(CoverPart);
    }

    public static RotaModel RemoveCover(RotaModel model, int number) => number < 1 || number > model.Rota.Cover.Count ? model
        : model with { Rota = model.Rota with { Cover = [.. model.Rota.Cover.Where((_, at) => at != number - 1)] }, Notice = new RotaNotice(RotaNotice.Cover, "The hours are removed.") };

    /// <summary>Puts what the shift form says on every day and week that is ticked; the shift being changed takes the first of them.</summary>
    public static RotaModel AddShift(RotaModel model)
    {
        Dictionary<string, string> mistakes = [];
        Rota rota = model.Rota;
        int[] weeks = rota.Weeks == 1 ? [1] : [.. model.Values(ShiftWeeks).Select(Number).Where(week => week >= 1 && week <= rota.Weeks).Distinct().Order()];
        if (weeks.Length == 0)
            mistakes[ShiftWeeks] = "Choose one or more weeks.";
        IsoDayOfWeek[] days = Days(model, ShiftDays, mistakes);
        LocalTime from = Time(model, ShiftFrom, mistakes);
        LocalTime to = Time(model, ShiftTo, mistakes);
        Shift like = new(0, 0, 0, from, to)
        {
            Kind = model.Value(KindOfShift) switch { "night" => ShiftKind.WakingNight, "sleep-in" => ShiftKind.SleepIn, _ => ShiftKind.Ordinary },
            People = model.Value(ShiftPeople) == "2" ? 2 : 1,
            BreakMinutes = Break(model, mistakes),
        };
        if (mistakes.Count == 0 && like.BreakMinutes >= like.ClockMinutes)
            mistakes[ShiftBreak] = "The break is as long as the shift. Write its minutes, such as 30.";
        int[] who = [.. new[] { model.Number(ShiftFirst), model.Number(ShiftSecond) }.Where(id => rota.Find(id) is not null)];
        if (who.Length == 2 && who[0] == who[1])
            mistakes[ShiftSecond] = "That is the same person twice. Choose someone else, or nobody yet.";
        like = like with { Who = who, People = Math.Max(like.People, who.Length) };
        if (mistakes.Count > 0)
            return model with { Mistakes = mistakes };

        Shift? before = rota.Shifts.FirstOrDefault(shift => shift.Id == model.Number(ShiftId));
        (int Week, IsoDayOfWeek Day)[] places = [.. from week in weeks from day in days select (week, day)];
        (int Week, IsoDayOfWeek Day)? kept = before is null ? null : places.Contains((before.Week, before.Day)) ? (before.Week, before.Day) : places[0];
        int next = rota.Shifts.Select(shift => shift.Id).DefaultIfEmpty().Max() + 1;
        Shift[] added = [.. places.Select(place => like with { Id = place == kept ? before!.Id : next++, Week = place.Week, Day = place.Day })];
        if (rota.Shifts.Count - (before is null ? 0 : 1) + added.Length > model.Limits.MaxShifts)
            return Wrong(model, ShiftDays, $"That would make more than {model.Limits.MaxShifts} shifts, which is the most a rota can have.");
        rota = rota with { Shifts = [.. rota.Shifts.Where(shift => shift.Id != before?.Id), .. added] };
        string done = before is null ? $"{RotaWords.Count(added.Length, "shift")} added: {RotaWords.Times(like)}."
            : $"The shift is changed.{(added.Length > 1 ? $" {RotaWords.Count(added.Length - 1, "shift")} added." : "")}";
        model = model with { Rota = rota, Notice = new RotaNotice(RotaNotice.ShiftForm, done) };
        return before is null ? model.WithTyped(ShiftDays) : model.WithTyped(ShiftPart);
    }

    public static RotaModel EditShift(RotaModel model, int id) => model.Rota.Shifts.FirstOrDefault(shift => shift.Id == id) is not { } shift ? model
        : (model with { Notice = new RotaNotice(RotaNotice.ShiftForm, $"Change the shift below, or remove it: {RotaWords.Of(shift.Day)}, {RotaWords.Times(shift)}.") }).WithTyped(ShiftPart,
            (ShiftId, [Text(id)]), (ShiftWeeks, [Text(shift.Week)]), (ShiftDays, [Text((int)shift.Day)]), (ShiftFrom, [RotaWords.Of(shift.From)]), (ShiftTo, [RotaWords.Of(shift.To)]),
            (KindOfShift, [KindOf(shift.Kind)]), (ShiftBreak, [Text(shift.BreakMinutes)]), (ShiftPeople, [Text(shift.People)]),
            (ShiftFirst, [Text(shift.Who.ElementAtOrDefault(0))]), (ShiftSecond, [Text(shift.Who.ElementAtOrDefault(1))]));

    public static RotaModel RemoveShift(RotaModel model, int id) => model.Rota.Shifts.FirstOrDefault(shift => shift.Id == id) is not { } shift ? model
        : (model with
        {
            Rota = model.Rota with { Shifts = [.. model.Rota.Shifts.Where(other => other.Id != id)] },
            Notice = new RotaNotice(RotaNotice.Weeks, $"Removed: {RotaWords.Of(shift.Day)}, {RotaWords.Times(shift)}."),
        }).WithTyped(ShiftPart);

    public static RotaModel CopyWeek(RotaModel model)
    {
        int from = model.Number(CopyFrom);
        int to = model.Number(CopyTo);
        if (from == to || from < 1 || from > model.Rota.Weeks || to < 1 || to > model.Rota.Weeks)
            return Wrong(model, CopyTo, "Choose another week to copy to.");
        HashSet<string> there = [.. model.Rota.Shifts.Where(shift => shift.Week == to).Select(Likeness)];
        int next = model.Rota.Shifts.Select(shift => shift.Id).DefaultIfEmpty().Max() + 1;
        Shift[] copies = [.. model.Rota.Shifts.Where(shift => shift.Week == from && !there.Contains(Likeness(shift))).Select(shift => shift with { Id = next++, Week = to })];
        return model.Rota.Shifts.Count + copies.Length > model.Limits.MaxShifts
            ? Wrong(model, CopyTo, $"That would make more than {model.Limits.MaxShifts} shifts, which is the most a rota can have.")
            : model with
            {
                Rota = model.Rota with { Shifts = [.. model.Rota.Shifts, .. copies] },
                Notice = new RotaNotice(RotaNotice.Weeks, copies.Length == 0 ? $"Week {to} has all shifts of week {from} already." : $"{RotaWords.Count(copies.Length, "shift")} copied from week {from} to week {to}."),
            };
    }

    public static RotaModel ClearWeek(RotaModel model, int week)
    {
        Shift[] kept = [.. model.Rota.Shifts.Where(shift => shift.Week != week)];
        int gone = model.Rota.Shifts.Count - kept.Length;
        return gone == 0 ? model
            : (model with { Rota = model.Rota with { Shifts = kept }, Notice = new RotaNotice(RotaNotice.Weeks, $"{RotaWords.Count(gone, "shift")} removed from week {week}.") }).WithTyped(ShiftPart);
    }

    public static string KindOf(ShiftKind kind) => kind switch { ShiftKind.WakingNight => "night", ShiftKind.SleepIn => "sleep-in", _ => "ordinary" };

    private static string Likeness(Shift shift) => $"{shift.Day} {shift.From} {shift.To} {shift.Kind} {shift.BreakMinutes} {shift.People} {string.Join(',', shift.Who)}";

    private static IsoDayOfWeek[] Days(RotaModel model, string control, Dictionary<string, string> mistakes)
    {
        IsoDayOfWeek[] days = [.. model.Values(control).Select(Number).Where(day => day is >= 1 and <= 7).Distinct().Order().Select(day => (IsoDayOfWeek)day)];
        if (days.Length == 0)
            mistakes[control] = "Choose one or more days.";
        return days;
    }

    private static LocalTime Time(RotaModel model, string control, Dictionary<string, string> mistakes)
    {
        if (AnswerValue.Read(FieldType.Time, model.Value(control)) is { } text && TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time))
            return new LocalTime(time.Hour, time.Minute);
        mistakes[control] = NoTime;
        return default;
    }

    private static int Break(RotaModel model, Dictionary<string, string> mistakes)
    {
        string text = model.Value(ShiftBreak).Trim();
        if (text.Length == 0)
            return 0;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) && minutes < 24 * 60)
            return minutes;
        mistakes[ShiftBreak] = "Write the break in minutes, such as 30. Leave it empty if there is none.";
        return 0;
    }

    private static string[] Ticked(bool yes) => yes ? ["yes"] : [];

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static RotaModel Wrong(RotaModel model, string control, string mistake) => model with { Mistakes = new Dictionary<string, string> { [control] = mistake } };
}
