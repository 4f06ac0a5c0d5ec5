using System.Diagnostics;
using System.Globalization;
using System.Text;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy;
using PhbResources.Documents.Privacy.Scrubbing;

namespace PhbResources.Documents.Tests.Privacy;

/// <summary>Texts of nearly as many letters as are read, made so that a search which begins again at each find takes hours.</summary>
[NonParallelizable, Category("Slow")]
internal sealed class HostileTextTests
{
    private const int Most = 4_900_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static IEnumerable<TestCaseData> Texts =>
    [
        Case("one name on one line", _ => "Name: Jo Bloggs, "),
        Case("many names on one line", number => $"Name: {Name(number)}, "),
        Case("many names on lines", number => $"Name: {Name(number)}\n"),
        Case("labels and then dots", number => number < 200_000 ? "Name: Ab " : "........"),
        Case("one first name", number => number < 200 ? $"Name: Mavis {Name(number)[6..]}\n" : "Mavis Q "),
        Case("numbers on one line", number => string.Create(CultureInfo.InvariantCulture, $"NHS number: 943 476 5919 tel 07700 {900_000 + number % 100_000} ")),
        Case("addresses", number => string.Create(CultureInfo.InvariantCulture, $"ann{number}@mail.example.net ")),
        Case("postcodes", _ => "SW1A 1AA "),
        Case("birthdays", _ => "dob 01/02/1950 "),
        Case("a chain of labels", _ => "-dob"),
        Case("titles", _ => "Mr "),
        Case("titles and initials", _ => "Mr J.J.J.J. "),
        Case("tabs", _ => "name\t"),
    ];

    [TestCaseSource(nameof(Texts))]
    public async Task A_text_made_to_take_time_is_checked_and_cleaned_in_seconds(Func<int, string> piece)
    {
        if (Environment.GetEnvironmentVariable("PHB_SLOW") != "1") Assert.Ignore("Takes a minute; set PHB_SLOW=1 to run it.");
        var text = new StringBuilder(Most + 100);
        for (var number = 0; text.Length < Most; number++) text.Append(piece(number));
        var file = Encoding.UTF8.GetBytes(text.ToString());
        var inspector = new FileInspector();
        var inspection = await inspector.InspectAsync(file, "plan.txt", CancellationToken.None);
        Assert.That(inspection.Accepted, Is.True);

        var (findings, check) = await Timed(() => Task.FromResult(PrivacyCheck.Of(inspection.Reading!)));
        var (copy, clean) = await Timed(() => new Scrubber(inspector).CleanAsync(file, inspection, [.. findings.Where(finding => finding.Level != FindingLevel.Info)], CancellationToken.None));

        await TestContext.Out.WriteLineAsync($"checked in {check.TotalSeconds:0.0} s, cleaned in {clean.TotalSeconds:0.0} s of a processor, {findings.Count} findings, {copy.Problem ?? "made"}");
        Assert.That(check, Is.LessThan(Longest));
        Assert.That(clean, Is.LessThan(2 * Longest), "it is cleaned, inspected and checked once more");
    }

    /// <summary>Time of a processor, so that it does not matter what else the machine does.</summary>
    private static async Task<(T Result, TimeSpan Took)> Timed<T>(Func<Task<T>> work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var result = await work();
        process.Refresh();
        return (result, process.TotalProcessorTime - before);
    }

    private static string Name(int number)
    {
        var name = new StringBuilder(((string[])["Mavis", "Derek", "Olive", "Wendy"])[number % 4]).Append(" B");
        for (var left = number; name.Length < 12; left /= 26) name.Append((char)('a' + left % 26));
        return name.ToString();
    }

    private static TestCaseData Case(string name, Func<int, string> piece) => new TestCaseData(piece).SetName($"A_text_made_to_take_time_is_checked_and_cleaned_in_seconds({name})");
}
