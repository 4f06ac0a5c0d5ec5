using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;

namespace PhbResources.Core.Rotas;

/// <summary>
/// A person's shifts as an iCalendar file (RFC 5545). Each shift on each date is an event of its own and not a repeating one: people swap
/// single shifts, and a pattern of six weeks with two-week exceptions reads badly in the calendars of phones. An event keeps its UID as long
/// as its shift stays in the rota, so loading a newer file changes it instead of adding another.
/// </summary>
public static class RotaCalendar
{
    /// <summary>Media type for HTTP.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    /// <summary>Writes the file, in UTF-8.</summary>
    /// <param name="rota">The rota.</param>
    /// <param name="member">Whose shifts.</param>
    /// <param name="weeks">Weeks from the rota's first day.</param>
    /// <param name="now">When it is made; the newest file wins.</param>
    public static byte[] Write(Rota rota, StaffMember member, int weeks, Instant now)
    {
        ArgumentNullException.ThrowIfNull(rota);
        ArgumentNullException.ThrowIfNull(member);
        Calendar calendar = new() { ProductId = "-//PhbResources//Rota//EN" };
        calendar.AddProperty("X-WR-CALNAME", $"{rota.Name}: {member.Name}");
        // The rules are looked for from this day up to today, so that it must not lie ahead.
        LocalDate from = LocalDate.Min(rota.Start, now.InUtc().Date).PlusYears(-1);
        VTimeZone zone = VTimeZone.FromDateTimeZone(RotaTime.ZoneId, from.ToDateTimeUnspecified(), includeHistoricalData: false);
        calendar.AddTimeZone(zone);
        CalDateTime stamp = new(now.ToDateTimeUtc(), hasTime: true);
        foreach (DatedShift dated in DatedShift.Of(rota, weeks).Where(dated => dated.Shift.Who.Contains(member.Id)))
        {
            string with = string.Join(", ", dated.Shift.Who.Where(id => id != member.Id).Select(rota.Find).OfType<StaffMember>().Select(other => other.Name));
            CalendarEvent entry = new()
            {
                Uid = $"{rota.Id:N}-{dated.Shift.Id}-{dated.Week}-{member.Id}@phbresources",
                DtStamp = stamp,
                Start = Local(dated.Start),
                End = Local(dated.End),
                Summary = with.Length == 0 ? RotaWords.Of(dated.Shift.Kind) : $"{RotaWords.Of(dated.Shift.Kind)} with {with}",
            };
            if (dated.Shift.BreakMinutes > 0)
                entry.Description = $"With a break of {RotaWords.Length(dated.Shift.BreakMinutes)}.";
            calendar.Events.Add(entry);
        }

        return Encoding.UTF8.GetBytes(new CalendarSerializer(calendar).SerializeToString() ?? "");
    }

    private static CalDateTime Local(Instant instant) => new(RotaTime.Local(instant).ToDateTimeUnspecified(), RotaTime.ZoneId, hasTime: true);
}
