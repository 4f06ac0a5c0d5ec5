using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace PhbResources.Core.Rotas;

/// <summary>A rota as the small JSON file that a person keeps and loads again.</summary>
public static class RotaFile
{
    /// <summary>Number of the notation; a reader that does not know it says so.</summary>
    public const int Format = 1;

    /// <summary>First and last year a rota can start in: those whose rules we know.</summary>
    public const int FirstYear = 2010, LastYear = 2099;

    /// <summary>Longest name of a person or rota, in characters.</summary>
    public const int LongestName = 80;

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // A file, never part of a page.
        MaxDepth = 8,
    };

    /// <summary>Writes the file, in UTF-8. The same rota always gives the same bytes.</summary>
    public static byte[] Write(Rota rota)
    {
        ArgumentNullException.ThrowIfNull(rota);
        return JsonSerializer.SerializeToUtf8Bytes(new FileRota
        {
            PhbRota = Format,
            Id = rota.Id.ToString("D"),
            Title = rota.Title,
            Start = LocalDatePattern.Iso.Format(rota.Start),
            Weeks = rota.Weeks,
            Staff = [.. rota.Staff.Select(member => new FileStaff { Id = member.Id, Name = member.Name, Under18 = member.Under18, OptedOut = member.OptedOut, LivesIn = member.LivesIn })],
            Shifts = [.. rota.Shifts.Select(shift => new FileShift
            {
                Id = shift.Id,
                Week = shift.Week,
                Day = (int)shift.Day,
                From = RotaWords.Of(shift.From),
                To = RotaWords.Of(shift.To),
                Kind = shift.Kind switch { ShiftKind.WakingNight => "wakingNight", ShiftKind.SleepIn => "sleepIn", _ => "ordinary" },
                Break = shift.BreakMinutes,
                People = shift.People,
                Who = [.. shift.Who],
            })],
            Cover = [.. rota.Cover.Select(need => new FileCover { Days = [.. need.Days.Select(day => (int)day)], From = RotaWords.Of(need.From), To = RotaWords.Of(need.To), People = need.People })],
        }, s_json);
    }

    /// <summary>Reads a file that may come from anywhere.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="limits">How big it may be.</param>
    /// <exception cref="RotaFileException">It is no rota file, or a rota in it cannot be; the message tells a person what to do.</exception>
    public static Rota Read(ReadOnlySpan<byte> bytes, RotaLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (bytes.Length > limits.MaxFileKilobytes * 1024)
            throw new RotaFileException($"This file is too big to be a rota. A rota file has at most {limits.MaxFileKilobytes} KB. Choose the file you saved with “Save my rota”.");
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        FileRota? file;
        try
        {
            file = JsonSerializer.Deserialize<FileRota>(bytes, s_json);
        }
        catch (JsonException)
        {
            throw new RotaFileException("This is not a rota file, or it is broken. Choose the file you saved with “Save my rota”. Its name ends in .json.");
        }

        if (file is not { PhbRota: { } format })
            throw new RotaFileException("This file is not a rota from this site. Choose the file you saved with “Save my rota”.");
        if (format != Format)
            throw new RotaFileException("This rota file was made by another version of this site, which we cannot read here.");
        return ToRota(file, limits);
    }

    private static Rota ToRota(FileRota file, RotaLimits limits)
    {
        FileStaff[] staff = file.Staff ?? [];
        FileShift[] shifts = file.Shifts ?? [];
        FileCover[] cover = file.Cover ?? [];
        Expect(staff.Length <= limits.MaxStaff, $"This rota has {staff.Length} people. We can plan for {limits.MaxStaff} at most.");
        Expect(shifts.Length <= limits.MaxShifts, $"This rota has {shifts.Length} shifts. We can plan {limits.MaxShifts} at most.");
        Expect(cover.Length <= limits.MaxCoverNeeds, $"This rota has {cover.Length} lines of hours to cover. We can take {limits.MaxCoverNeeds} at most.");
        Expect(Guid.TryParse(file.Id, out Guid id), "The rota in this file has no number of its own.");
        Expect(file.Weeks is >= 1 and <= Rota.MostWeeks, $"The rota in this file does not say how many weeks it has, from 1 to {Rota.MostWeeks}.");
        Expect(staff.All(member => member is { Id: > 0 and < 100_000 }) && staff.DistinctBy(member => member.Id).Count() == staff.Length, "Two people in this file have the same number.");
        Expect(shifts.All(shift => shift is { Id: > 0 and < 100_000 }) && shifts.DistinctBy(shift => shift.Id).Count() == shifts.Length, "Two shifts in this file have the same number.");
        HashSet<int> known = [.. staff.Select(member => member.Id)];
        return new Rota
        {
            Id = id,
            Title = Text(file.Title),
            Start = Date(file.Start),
            Weeks = file.Weeks,
            Staff = [.. staff.Select(member => new StaffMember(member.Id, Named(member.Name)) { Under18 = member.Under18, OptedOut = member.OptedOut && !member.Under18, LivesIn = member.LivesIn })],
            Shifts = [.. shifts.Select(shift => ToShift(shift, file.Weeks, known))],
            Cover = [.. cover.Select(ToNeed)],
        };
    }

    private static Shift ToShift(FileShift shift, int weeks, HashSet<int> known)
    {
        int[] who = shift.Who ?? [];
        Expect(shift.Week >= 1 && shift.Week <= weeks, $"A shift in this file is in week {shift.Week}, which the rota does not have.");
        Expect(shift.People is 1 or 2 && who.Length <= shift.People && who.Distinct().Count() == who.Length, "A shift in this file has more people than it needs.");
        Expect(who.All(known.Contains), "A shift in this file has someone on it who is not among the people.");
        Shift read = new(shift.Id, shift.Week, Day(shift.Day), Time(shift.From), Time(shift.To))
        {
            Kind = shift.Kind switch
            {
                "ordinary" => ShiftKind.Ordinary,
                "wakingNight" => ShiftKind.WakingNight,
                "sleepIn" => ShiftKind.SleepIn,
                _ => throw Wrong("A shift in this file is of a kind we do not know."),
            },
            BreakMinutes = shift.Break,
            People = shift.People,
            Who = who,
        };
        Expect(shift.Break >= 0 && shift.Break < read.ClockMinutes, "A shift in this file has a break as long as the shift.");
        return read;
    }

    private static CoverNeed ToNeed(FileCover need)
    {
        int[] days = need.Days ?? [];
        Expect(days.Length is > 0 and <= 7 && days.Distinct().Count() == days.Length && need.People is 1 or 2, "A line of hours to cover in this file is incomplete.");
        return new CoverNeed([.. days.Select(Day)], Time(need.From), Time(need.To), need.People);
    }

    private static IsoDayOfWeek Day(int day)
    {
        Expect(day is >= 1 and <= 7, "A shift in this file is on a day that there is not.");
        return (IsoDayOfWeek)day;
    }

    private static LocalTime Time(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time)
            ? new LocalTime(time.Hour, time.Minute)
            : throw Wrong("A time in this file is not a time of day.");

    private static LocalDate Date(string? text) =>
        LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value: { Year: >= FirstYear and <= LastYear } date } ? date : throw Wrong("The first day of the rota in this file is not a date.");

    private static string Named(string? name)
    {
        string text = Text(name);
        Expect(text.Length > 0, "Someone in this file has no name.");
        return text;
    }

    /// <summary>One line without characters that files cannot hold, cut to a length that fits.</summary>
    public static string Text(string? text)
    {
        StringBuilder kept = new();
        foreach (Rune rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
                kept.Append(kept.Length > 0 && kept[^1] != ' ' ? " " : "");
            else if (rune.Value is not (0xFFFE or 0xFFFF) && kept.Length + rune.Utf16SequenceLength <= LongestName)
                kept.Append(rune);
        }

        return kept.ToString().Trim();
    }

    private static void Expect(bool holds, string otherwise)
    {
        if (!holds)
            throw Wrong(otherwise);
    }

    private static RotaFileException Wrong(string what) => new($"{what} The file may have been changed by hand. Choose another one, or save the rota again.");

    private sealed record FileRota
    {
        public int? PhbRota { get; init; }
        public string? Id { get; init; }
        public string? Title { get; init; }
        public string? Start { get; init; }
        public int Weeks { get; init; }
        public FileStaff[]? Staff { get; init; }
        public FileShift[]? Shifts { get; init; }
        public FileCover[]? Cover { get; init; }
    }

    private sealed record FileStaff
    {
        public int Id { get; init; }
        public string? Name { get; init; }
        public bool Under18 { get; init; }
        public bool OptedOut { get; init; }
        public bool LivesIn { get; init; }
    }

    private sealed record FileShift
    {
        public int Id { get; init; }
        public int Week { get; init; }
        public int Day { get; init; }
        public string? From { get; init; }
        public string? To { get; init; }
        public string? Kind { get; init; }
        public int Break { get; init; }
        public int People { get; init; }
        public int[]? Who { get; init; }
    }

    private sealed record FileCover
    {
        public int[]? Days { get; init; }
        public string? From { get; init; }
        public string? To { get; init; }
        public int People { get; init; }
    }
}

/// <summary>A file that is no rota; the message tells a person what to do.</summary>
public sealed class RotaFileException(string message) : Exception(message);
