using System.Diagnostics;
using System.Globalization;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy;
using PhbResources.Documents.Privacy.Scrubbing;
using PhbResources.Documents.Tests.Inspection;

namespace PhbResources.Documents.Tests.Privacy;

/// <summary>
/// Cleans files of every type that were changed at random. Whatever comes in, cleaning ends in time, and a copy that is handed out holds nothing of
/// what was found. The memory is bounded from outside: the whole test process has a limit.
/// </summary>
internal sealed class ScrubberFuzzTests
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(10);

    private static readonly LabelledText Text = new(
        "Care plan for the week\nName: Wren O'Konkwo-Smith & co\nNHS number: 999 777 0013, tel 07700 900461\nThe number 999-777-0013 again, wren@example.com\nNI number QQ 98 76 54 C\nSort code 20-30-40 account 87654321\nDate of birth: 09/05/2014\nTea at nine", []);

    private static readonly LabelledText Cells = new("Name | Wren O'Konkwo-Smith | NHS number | 9997770013 | Tel | 07700 900461", []);

    [Test]
    public Task A_clean_copy_of_a_changed_file_holds_nothing_that_was_found() => Run(400, seed: 7);

    [Test]
    [Category("Slow")]
    public async Task A_clean_copy_of_a_changed_file_holds_nothing_that_was_found_over_twenty_thousand_times()
    {
        if (Environment.GetEnvironmentVariable("PHB_SLOW") != "1") Assert.Ignore("Takes minutes; set PHB_SLOW=1 to run it.");
        await Run(21_000, seed: 700);
    }

    private static async Task Run(int rounds, int seed)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var inspector = new FileInspector();
        var scrubber = new Scrubber(inspector);
        var random = new Random(seed);
        var seeds = Enumerable.Range(0, 7).Select(Text.AsFile).Concat(Enumerable.Range(0, 6).Select(Cells.AsFile)).Concat(GoodFiles.All.Select(item => (item.Name, item.File))).ToArray();
        var (made, refused, failed) = (new SortedDictionary<string, int>(), 0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var (name, file) = seeds[random.Next(seeds.Length)];
            var changed = name == "text.pdf" ? Disguise.Pdf(random, Text.Text.Split('\n')) : Disguise.Of(random, name, file);
            // Most of what is changed without regard to its form is refused before it is cleaned.
            if (random.Next(4) == 0) changed = Mutation.Of(random, changed, seeds[random.Next(seeds.Length)].Item2);
            var what = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, round {round}, {name}");
            var inspection = await inspector.InspectAsync(changed, name, CancellationToken.None);
            if (inspection.Reading is not { } reading || !inspection.Accepted)
            {
                refused++;
                continue;
            }

            var watch = Stopwatch.StartNew();
            var findings = PrivacyCheck.Of(reading);
            var agreed = findings.Where(finding => finding.Level != FindingLevel.Info).ToArray();
            var copy = await scrubber.CleanAsync(changed, inspection, agreed, CancellationToken.None);
            Assert.That(watch.Elapsed, Is.LessThan(MostTime), what);
            Assert.That(copy.File is null, Is.EqualTo(copy.Problem is not null), what);
            if (copy.File is null)
            {
                failed++;
                continue;
            }

            var ending = Path.GetExtension(name);
            made[ending] = made.GetValueOrDefault(ending) + 1;
            var words = new EveryWord(copy.File);
            foreach (var secret in agreed.Where(IsPlanted).Select(finding => string.Concat(finding.Spans.Select(span => span.Text))).Distinct()) Assert.That(words.Holds(secret), Is.False, $"{what}: {secret}");
        }

        await TestContext.Out.WriteLineAsync($"{rounds} files: {refused} refused, {failed} without a copy, copies: {string.Join(", ", made.Select(kind => $"{kind.Value} {kind.Key}"))}");
        Assert.That(made.Values.Sum(), Is.GreaterThan(rounds / 3));
        Assert.That(made, Has.Count.GreaterThanOrEqualTo(7), "a fuzzer that never gets through tests nothing");
    }

    /// <summary>A value of the text, long enough not to stand in packed bytes by chance.</summary>
    private static bool IsPlanted(Finding finding) =>
        finding.Type is FindingType.NhsNumber or FindingType.NationalInsuranceNumber or FindingType.DateOfBirth or FindingType.Phone or FindingType.Email or FindingType.BankDetails or FindingType.Name
        && finding.Spans.All(span => span.Piece.Origin != PieceOrigin.FileName) && finding.Spans.Sum(span => span.Length) >= 6;
}
