using System.Diagnostics;
using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using PhbResources.Web.Commands;
using PhbResources.Web.Tests.Processes;

namespace PhbResources.Web.Tests.Wikis;

/// <summary>Bringing a wiki in, and writing an export, may end at any moment: the power goes, somebody is impatient. Then the same command is run again.</summary>
[NonParallelizable, Category("Slow")]
internal sealed partial class KilledImportTests
{
    private const int Pages = 102, ImportsKilled = 2, ExportsKilled = 3;

    private readonly Random _random = new(11);
    private TempFolder _temp = null!;
    private string _config = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        if (Environment.GetEnvironmentVariable("PHB_SLOW") != "1")
            Assert.Ignore("It starts and kills commands for a quarter of a minute. Set PHB_SLOW=1 to run it.");
        _temp = new TempFolder();
        _config = Config.Small(_temp);
        await using (SiteProcess site = await SiteProcess.RunAsync(new SiteStart { DataPath = _temp.Under("new"), ConfigPath = _config }))
            await site.StopAsync();
        await WriteWikiAsync();
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _temp?.Dispose();

    [Test]
    public async Task An_import_that_was_killed_ends_as_one_that_nobody_disturbed()
    {
        string plain = Copy("plain"), killed = Copy("killed");
        (int code, string said, string errors) = await CommandProcess.RunAsync([.. Import(plain), "--json"]);
        Assert.That(code, Is.EqualTo(ExitCode.Look), errors);
        Figures expected = Figures.Of(said);
        Assert.That((expected.Pages, expected.IsWhole), Is.EqualTo((Pages, true)), said);

        List<int> reached = [];
        for (int kill = 0; kill < ImportsKilled; kill++)
        {
            using Process import = CommandProcess.Start(Import(killed));
            // Somewhere after it has begun to write: it says so for some pages at a time.
            for (int lines = 1 + _random.Next(2); lines > 0 && await import.StandardError.ReadLineAsync() is not null; lines--)
            {
            }

            await Task.Delay(_random.Next(250));
            import.Kill();
            await import.WaitForExitAsync();
            reached.Add(int.Parse(Rows(killed, "SELECT count(*) FROM phbWikiPage").Single(), CultureInfo.InvariantCulture));
            ExpectSound(killed);
        }

        (code, said, errors) = await CommandProcess.RunAsync([.. Import(killed), "--json"]);
        Figures now = Figures.Of(said);
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.EqualTo(ExitCode.Look), errors);
            Assert.That(now, Is.EqualTo(expected), said);
            foreach (string query in s_same)
            {
                List<string> wanted = Rows(plain, query), found = Rows(killed, query);
                Assert.That(wanted.Except(found).Concat(found.Except(wanted)).Take(4), Is.Empty, query);
                Assert.That(found, Is.Not.Empty.And.Count.EqualTo(wanted.Count), query);
            }

            Assert.That(Files(killed, "media"), Is.EqualTo(Files(plain, "media")), "media");
            Assert.That(Files(killed, "wiki-files"), Is.Empty.And.EqualTo(Files(plain, "wiki-files")), "nothing waits any more");
        });
        ExpectSound(killed);
        Assert.That(reached, Has.Some.InRange(1, Pages - 1), "at least one was killed in the middle");
        await TestContext.Out.WriteLineAsync($"Killed when {string.Join(", ", reached)} of {Pages} pages were written down.");
    }

    [Test]
    public async Task An_export_that_was_killed_is_none_and_the_next_one_clears_it_away()
    {
        string data = Copy("exported"), target = _temp.Under("exports", "library"), part = target + ".part";
        Directory.CreateDirectory(_temp.Under("exports"));
        int whole = 0;
        for (int kill = 0; kill < ExportsKilled; kill++)
        {
            using Process export = CommandProcess.Start("export", target, "--overwrite", $"--Phb:DataPath={data}", $"--Phb:ConfigPath={_config}");
            while (!Directory.Exists(part) && !export.HasExited)
                await Task.Delay(10);
            await Task.Delay(_random.Next(1200));
            export.Kill();
            await export.WaitForExitAsync();
            Assert.That(Directory.GetFileSystemEntries(_temp.Under("exports")), Is.SubsetOf(new[] { target, part, target + ".old.part" }));
            Assert.That(File.Exists(Path.Combine(part, "checksums.sha256")) && !Directory.Exists(target), Is.False, "what is whole has its name, or is a moment away from it");
            if (Directory.Exists(target))
                await ExpectWholeAsync(target, ++whole);
            ExpectSound(data);
        }

        (int code, _, string errors) = await CommandProcess.RunAsync("export", target, "--overwrite", $"--Phb:DataPath={data}", $"--Phb:ConfigPath={_config}");
        Assert.That(code, Is.Zero, errors);
        Assert.That(Directory.GetFileSystemEntries(_temp.Under("exports")), Is.EqualTo(new[] { target }), "nothing is left beside it");
        await ExpectWholeAsync(target, whole);
        await TestContext.Out.WriteLineAsync($"{ExportsKilled} killed, of which {whole} had been finished.");
    }

    /// <summary>What is the same, whether it was written at once or in pieces; Umbraco's own numbers and the time of the import are not.</summary>
    private static readonly string[] s_same =
    [
        "SELECT Id, Title, Fate, ContentKey, Target, Fingerprint, Versions, Note FROM phbWikiPage ORDER BY Id",
        "SELECT Id, GuideKey, Number, Title, Text, Note, \"By\", State, Sent, Decided FROM phbGuideRevision WHERE GuideKey IN (SELECT ContentKey FROM phbWikiPage) ORDER BY Id",
        "SELECT Key, ThreadId, Text, Written, State FROM phbPost ORDER BY Key",
        "SELECT Id, Area, Slug, Title, Started, LastPost FROM phbThread ORDER BY Id",
        "SELECT p.key, n.key, n.name, n.trashed FROM node n JOIN node p ON p.id = n.parentId",
        "SELECT key, created FROM node WHERE key IN (SELECT lower(ContentKey) FROM phbWikiPage)",
        "SELECT group_concat(name, '; ') FROM (SELECT parentId, name FROM node ORDER BY parentId, sortOrder) GROUP BY parentId",
        "SELECT n.key, v.isCurrent, v.isPublished, v.name, v.properties FROM version v JOIN node n ON n.id = v.nodeId ORDER BY n.key, v.id",
        "SELECT n.key, v.date FROM version v JOIN node n ON n.id = v.nodeId WHERE n.key IN (SELECT lower(ContentKey) FROM phbWikiPage) AND v.isCurrent = 0 ORDER BY n.key, v.id",
        "SELECT PageKey, Kind, Title, Path, IsNew, Hidden, count(*) FROM phbChange GROUP BY PageKey, Kind, Title, Path, IsNew, Hidden ORDER BY PageKey, Title, Kind, IsNew",
    ];

    private static List<string> Rows(string data, string query)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(data, "umbraco.db")};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = query;
        using SqliteDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
            rows.Add(PickedKey().Replace(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(field => Convert.ToString(reader.GetValue(field), CultureInfo.InvariantCulture))), ""));
        return rows;
    }

    private static void ExpectSound(string data)
    {
        Assert.That(Rows(data, "PRAGMA integrity_check"), Is.EqualTo(new[] { "ok" }));
        Assert.That(Rows(data, "PRAGMA foreign_key_check"), Is.Empty);
    }

    private static async Task ExpectWholeAsync(string export, int number)
    {
        ProcessStartInfo info = new("sha256sum", ["--check", "--quiet", "--strict", "checksums.sha256"]) { WorkingDirectory = export, RedirectStandardError = true, RedirectStandardOutput = true };
        using Process check = Process.Start(info)!;
        string said = await check.StandardOutput.ReadToEndAsync() + await check.StandardError.ReadToEndAsync();
        await check.WaitForExitAsync();
        Assert.That(check.ExitCode, Is.Zero, $"the export of number {number}: {said}");
        HashSet<string> named = [.. (await File.ReadAllLinesAsync(Path.Combine(export, "checksums.sha256"))).Select(line => line[66..])];
        Assert.That(Directory.EnumerateFiles(export, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(export, file)).Where(file => file != "checksums.sha256"), Is.EquivalentTo(named));
    }

    private static string[] Files(string data, string folder) => Directory.Exists(Path.Combine(data, folder))
        ? [.. Directory.EnumerateFiles(Path.Combine(data, folder), "*", SearchOption.AllDirectories).Select(file => $"{Path.GetRelativePath(data, file)} {new FileInfo(file).Length}").Order(StringComparer.Ordinal)]
        : [];

    private string[] Import(string data) =>
        ["import-mediawiki", "--dump", _temp.Under("dump.xml"), "--images", _temp.Under("images"), "--licence", "CC BY-SA 4.0", $"--Phb:DataPath={data}", $"--Phb:ConfigPath={_config}"];

    private string Copy(string name)
    {
        foreach (string file in Directory.EnumerateFiles(_temp.Under("new"), "*", SearchOption.AllDirectories))
        {
            string copy = _temp.Under(name, Path.GetRelativePath(_temp.Under("new"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return _temp.Under(name);
    }

    private async Task WriteWikiAsync()
    {
        Directory.CreateDirectory(_temp.Under("images"));
        StringBuilder dump = new("""
            <mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
            <siteinfo><sitename>Killed wiki</sitename><dbname>killed</dbname><case>first-letter</case></siteinfo>
            """);
        int id = 0;
        for (int number = 1; number <= Pages / 6; number++)
        {
            await File.WriteAllTextAsync(_temp.Under("images", $"Form_{number}.txt"), $"Form {number}\n\nWeek: ______\nName: ______\n");
            Page(0, $"Guide {number}", $"The first words of number {number}.", $"The second words of number {number}.", $"The last words of number {number}, see [[Form {number}]] and [[Guide {number + 1}]].\n\n{{| class=\"wikitable\"\n! Kind !! Hours\n|-\n| Night || {number}\n|}}");
            Page(0, $"Form {number}", $"A form, the {number}. of all. [[File:Form {number}.txt]]", $"A form to fill in each week, the {number}. of all.\n\n* See [[Guide {number}]]\n\n[[File:Form {number}.txt]]");
            Page(1, $"Talk:Guide {number}", $"Is this so? [[User:Sam|Sam]] 10:12, 3 May 2020 (UTC)\n: It is. [[User:Robin|Robin]] 11:30, 4 May 2020 (UTC)");
            Page(0, $"Alias {number}", $"#REDIRECT [[Guide {number}]]");
            Page(0, $"Missing {number}", $"A form that nobody kept, number {number}. [[File:Gone {number}.docx]]");
            Page(6, $"File:Form {number}.txt", "The form");
        }

        await File.WriteAllTextAsync(_temp.Under("dump.xml"), dump.Append("</mediawiki>").ToString());

        void Page(int space, string title, params string[] texts)
        {
            dump.Append(CultureInfo.InvariantCulture, $"<page><title>{title}</title><ns>{space}</ns><id>{id + 1}</id>");
            foreach (string text in texts)
                dump.Append(CultureInfo.InvariantCulture, $"<revision><id>{++id}</id><timestamp>{new DateTime(2019, 1, 1, 8, 0, 0, DateTimeKind.Utc).AddHours(id):O}</timestamp><contributor><username>Sam</username></contributor><comment>number {id}</comment><text>{SecurityElement.Escape(text)}</text></revision>");
            dump.Append("</page>\n");
        }
    }

    /// <summary>Umbraco's media picker gives each choice a key that means nothing.</summary>
    [GeneratedRegex("""\\?"key\\?":\\?"[0-9a-f-]{36}\\?",""")]
    private static partial Regex PickedKey();

    private sealed record Figures(int Pages, int Guides, int Templates, int Redirects, int Discussions, int HeldBack, int NotCarriedOver, bool IsWhole)
    {
        public static Figures Of(string report)
        {
            JsonElement root = JsonDocument.Parse(report).RootElement;
            int Count(string name) => root.GetProperty(name).GetInt32();
            return new Figures(Count("pages"), Count("guides"), Count("templates"), Count("redirects"), Count("discussions"), Count("heldBack"), Count("notCarriedOver"), root.GetProperty("isWhole").GetBoolean());
        }
    }
}
