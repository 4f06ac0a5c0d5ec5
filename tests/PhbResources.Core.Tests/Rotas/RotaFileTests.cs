using System.Text;
using Ical.Net;
using NodaTime;
using PhbResources.Core.Rotas;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Pdf.Fonts;
using static PhbResources.Core.Tests.Rotas.Planned;

namespace PhbResources.Core.Tests.Rotas;

/// <summary>What leaves the planner: its own file, the calendar, the documents.</summary>
internal sealed class RotaFileTests
{
    private static readonly string Good = Encoding.UTF8.GetString(RotaFile.Write(Rota(2, Shift("2 Tue 22:00-07:00", ShiftKind.SleepIn, 0, 1, 2) with { People = 2 })));

    [TestCase("", "not a rota file")]
    [TestCase("{", "not a rota file")]
    [TestCase("[1]", "not a rota file")]
    [TestCase("{}", "not a rota from this site")]
    [TestCase("null", "not a rota from this site")]
    [TestCase("{\"slug\":\"weekly-rota\",\"answers\":{}}", "not a rota from this site")]
    [TestCase("{\"phbRota\":2}", "another version")]
    public void A_file_that_is_no_rota_is_told_so(string text, string reason) =>
        Assert.That(() => RotaFile.Read(Encoding.UTF8.GetBytes(text), new RotaLimits()), Throws.TypeOf<RotaFileException>().With.Message.Contains(reason));

    [TestCase("\"week\": 2", "\"week\": 3")]
    [TestCase("\"day\": 2", "\"day\": 9")]
    [TestCase("\"from\": \"22:00\"", "\"from\": \"25:00\"")]
    [TestCase("\"kind\": \"sleepIn\"", "\"kind\": \"nap\"")]
    [TestCase("\"weeks\": 2", "\"weeks\": 7")]
    [TestCase("\"start\": \"2026-04-20\"", "\"start\": \"20/04/2026\"")]
    [TestCase("\"start\": \"2026-04-20\"", "\"start\": \"1826-04-20\"")]
    [TestCase("\"people\": 2", "\"people\": 1")]
    [TestCase("\"people\": 2", "\"people\": 2, \"break\": 540")]
    [TestCase("\"name\": \"Second\"", "\"name\": \" \"")]
    public void A_file_with_something_that_cannot_be_is_refused_with_the_reason(string was, string becomes)
    {
        string changed = Good.Replace(was, becomes, StringComparison.Ordinal);
        Assert.That(changed, Is.Not.EqualTo(Good));
        Assert.That(() => RotaFile.Read(Encoding.UTF8.GetBytes(changed), new RotaLimits()), Throws.TypeOf<RotaFileException>());
        Assert.That(RotaFile.Read(Encoding.UTF8.GetBytes(Good), new RotaLimits()).Shifts[0].Who, Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void A_file_beyond_the_limits_is_refused()
    {
        Assert.That(() => RotaFile.Read(new byte[300 * 1024], new RotaLimits()), Throws.TypeOf<RotaFileException>().With.Message.Contains("too big"));
        Assert.That(() => RotaFile.Read(Encoding.UTF8.GetBytes(Good), new RotaLimits { MaxStaff = 2 }), Throws.TypeOf<RotaFileException>().With.Message.Contains("2 at most"));
    }

    [TestCase("2027-03-22", "2027-03-27T22:00:00Z", "2027-03-28T06:00:00Z")]
    [TestCase("2026-10-19", "2026-10-24T21:00:00Z", "2026-10-25T07:00:00Z")]
    public void In_the_calendar_a_night_through_the_change_of_the_clocks_has_its_real_length(string start, string from, string to)
    {
        Rota rota = Rota(Shift("Sat 22:00-07:00", ShiftKind.WakingNight)).From(NodaTime.Text.LocalDatePattern.Iso.Parse(start).Value);
        var entry = Calendar.Load(Encoding.UTF8.GetString(RotaCalendar.Write(rota, rota.Staff[0], 1, Instant.FromUtc(2026, 1, 1, 0, 0))))!.Events.Single();
        Assert.That(entry.Start!.AsUtc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(from));
        Assert.That(entry.End!.AsUtc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(to));
    }

    [Test]
    public void A_calendar_made_again_changes_the_same_entries()
    {
        Rota rota = Rota(Shift("Mon 08:00-12:00"));
        Rota later = rota with { Shifts = [rota.Shifts[0] with { From = new LocalTime(9, 0) }] };
        Assert.That(Uids(later), Is.EqualTo(Uids(rota)));
        Assert.That(Uids(rota with { Id = Guid.NewGuid() }), Is.Not.EqualTo(Uids(rota)));

        static string[] Uids(Rota rota) => [.. Calendar.Load(Encoding.UTF8.GetString(RotaCalendar.Write(rota, rota.Staff[0], 4, Instant.FromUtc(2026, 1, 1, 0, 0))))!.Events.Select(entry => entry.Uid!).Order()];
    }

    [Test]
    public void A_name_with_wild_letters_stays_one_line_of_the_calendar()
    {
        Rota rota = Rota(Shift("Mon 08:00-12:00", who: [1, 2]) with { People = 2 });
        rota = rota with { Staff = [rota.Staff[0], new StaffMember(2, "Łukasz;, \"عائشة\" END:VEVENT \\n")] };
        Assert.That(Calendar.Load(Encoding.UTF8.GetString(RotaCalendar.Write(rota, rota.Staff[0], 1, Instant.FromUtc(2026, 1, 1, 0, 0))))!.Events.Single().Summary,
            Is.EqualTo("Ordinary shift with Łukasz;, \"عائشة\" END:VEVENT \\n"));
    }

    [Test]
    public void A_rota_on_paper_says_who_works_when_and_how_long([Values] RotaLayout layout)
    {
        Rota rota = Rota(2, Shift("Mon 08:00-16:00"), Shift("2 Tue 22:00-07:00", ShiftKind.SleepIn, 0, 2), Shift("2 Wed 08:00-12:00") with { Who = [] });
        TemplateDocument document = RotaDocument.Of(rota, rota.Check(), Rules(), layout, new DateOnly(2026, 4, 1));
        DocumentWriters writers = new(new FontShelf(FontFolders.Usual()));
        foreach (IDocumentWriter writer in writers.All)
        {
            using MemoryStream file = new();
            writer.Write(document, new WriteOptions { LargePrint = layout == RotaLayout.LargePrint }, file);
            Assert.That(file.Length, Is.GreaterThan(500), writer.Format.Name);
        }

        using MemoryStream text = new();
        writers.Find("txt")!.Write(document, WriteOptions.Default, text);
        string words = System.Text.RegularExpressions.Regex.Replace(Encoding.UTF8.GetString(text.ToArray()), "\\s+", " ");
        Assert.That(words, Does.Contain("Week 2, from Monday 27 April 2026").And.Contain("First").And.Contain("08:00").And.Contain("Nobody yet").And.Contain("Sleep-in"));
        if (layout == RotaLayout.Page)
            Assert.That(words, Does.Contain("Average a week: 3.75").And.Contain("1 shift has nobody on it yet"));
    }
}
