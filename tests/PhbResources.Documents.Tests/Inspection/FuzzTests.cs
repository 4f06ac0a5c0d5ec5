using System.Diagnostics;
using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Tests.Inspection;

/// <summary>
/// Changes good and hostile files at random and inspects what comes out. Whatever it is, the answer comes in time and memory, is clear,
/// and a file that still holds the dangerous part is not taken. The memory is bounded from outside: the whole test process has a limit.
/// </summary>
internal sealed class FuzzTests
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(10);

    [Test]
    public Task A_changed_file_never_breaks_the_inspection() => Run(2_000, seed: 1);

    [Test]
    [Category("Slow")]
    public async Task A_changed_file_never_breaks_the_inspection_over_a_hundred_thousand_times()
    {
        if (Environment.GetEnvironmentVariable("PHB_SLOW") != "1") Assert.Ignore("Takes minutes; set PHB_SLOW=1 to run it.");
        await Run(104_000, seed: 100);
    }

    /// <summary>Mutations keep the dangerous part whole: it may only disappear by making the file unreadable.</summary>
    [Test]
    public async Task A_dangerous_part_stays_caught_wherever_it_is_put()
    {
        var inspector = new FileInspector();
        var random = new Random(5);
        for (var round = 0; round < 150; round++)
        {
            var package = round % 2 == 0 ? Package.Docx(Package.Paragraph("Rota")) : Package.Xlsx("");
            var name = $"{Pick(random, "word/media/", "xl/", "customXml/", "docProps/", "x/y/")}{random.Next()}{Pick(random, ".png", ".xml", ".bin", ".rels", "", ".txt", ".jpeg")}";
            for (var more = random.Next(5); more > 0; more--) package.With($"word/extra{more}.xml", "<a/>");
            package.With(name, HostileFiles.Vba);
            var inspection = await inspector.InspectAsync(package.Bytes(streamed: round % 3 == 0), "plan.docx", CancellationToken.None);
            Assert.That(inspection.Accepted, Is.False, name);

            var script = $"<< /S /{Escaped(random, "JavaScript")} /{Escaped(random, "JS")} (app.alert) >>";
            var pdf = (round % 4) switch
            {
                0 => Pdf.With("/OpenAction 20 0 R", Pdf.ObjectStream((20, script))),
                1 => Pdf.With("/X [" + script + "]"),
                2 => Pdf.With("", "[[[" + script + "]]]"),
                _ => Pdf.Revised(Pdf.With(), (3, script)),
            };
            Assert.That((await inspector.InspectAsync(pdf, "a.pdf", CancellationToken.None)).Accepted, Is.False, script);
        }
    }

    private static async Task Run(int rounds, int seed)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Assert.That(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, Is.LessThan(400L * 1024 * 1024), "the test process has a limit");
        var inspector = new FileInspector();
        var random = new Random(seed);
        var seeds = GoodFiles.All.Select(item => (item.Name, item.File)).Concat(HostileFiles.All.Where(item => item.File.Length is > 0 and < 100_000).Select(item => (item.Name, item.File))).ToArray();
        var known = InspectionRules.All.Select(rule => rule.Code).ToHashSet();
        for (var round = 0; round < rounds; round++)
        {
            var (name, file) = seeds[random.Next(seeds.Length)];
            var other = seeds[random.Next(seeds.Length)].File;
            var changed = Mutation.Of(random, file, other);
            var watch = Stopwatch.StartNew();
            var inspection = await inspector.InspectAsync(changed, name, CancellationToken.None);
            Assert.That(watch.Elapsed, Is.LessThan(MostTime), $"seed {seed}, round {round}, {name}");
            Assert.That(inspection.Accepted, Is.EqualTo(!inspection.Refusals.Any()), $"seed {seed}, round {round}, {name}");
            Assert.That(inspection.Concerns.All(concern => known.Contains(concern.Code)), Is.True);
        }
    }

    private static string Escaped(Random random, string name) => string.Concat(name.Select(letter => random.Next(3) == 0 ? $"#{(int)letter:x2}" : letter.ToString()));

    private static T Pick<T>(Random random, params T[] from) => from[random.Next(from.Length)];
}
