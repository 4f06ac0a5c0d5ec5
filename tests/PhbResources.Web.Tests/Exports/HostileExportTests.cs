using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CsCheck;
using PhbResources.Core.Exports;
using PhbResources.Core.Exports.Importing;
using PhbResources.Web.Tests.Processes;

namespace PhbResources.Web.Tests.Exports;

/// <summary>An export may come from anybody: nothing of one that is not right is brought in, and whoever tries is told what is wrong.</summary>
internal sealed class HostileExportTests
{
    private TempFolder _temp = null!;

    private string Export => _temp.Under("export");

    [SetUp]
    public void MakeExport()
    {
        _temp = new TempFolder();
        Directory.CreateDirectory(Export);
        Write(ExportIndex.FileName, """
            {"format":"phb-export","version":1,"made":"2026-01-31T12:00:00Z","program":"0.1.0","address":null,"categories":[],"kinds":[],"areas":[],"synonyms":"","oldWikis":"","oldPages":[],"guides":[],"threads":[],"writers":[],"changes":[],"templates":[]}
            """);
        Seal();
    }

    [TearDown]
    public void Remove() => _temp.Dispose();

    [Test]
    public async Task One_that_is_right_is_read()
    {
        CheckedExport export = await CheckedExport.ReadAsync(Export, null, CancellationToken.None);
        Assert.That(export.Index.Made, Is.EqualTo(new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc)));
        Assert.That(export.Index.Made.Kind, Is.EqualTo(DateTimeKind.Utc));
    }

    [TestCase("../outside.txt"), TestCase("/etc/hostname"), TestCase("a/../../outside.txt"), TestCase(@"..\outside.txt"), TestCase("C:/outside.txt"), TestCase("a//b"), TestCase("con/a.txt"), TestCase(" a"), TestCase("a\u202Etxt")]
    public void A_path_that_leads_out_of_the_folder_is_refused(string path)
    {
        File.AppendAllText(Path.Combine(Export, ExportFolder.ChecksumsName), $"{new string('0', 64)}  {path}\n");
        Refused("no name for a file");
    }

    [Test]
    public void A_flipped_bit_a_missing_file_and_a_link_are_found()
    {
        Write("a/b.txt", "words");
        Seal();
        Write("a/b.txt", "wards");
        Refused("a/b.txt is not as it was written");
        File.Delete(Path.Combine(Export, "a", "b.txt"));
        Refused("a/b.txt is missing");
        File.WriteAllText(_temp.Under("secret"), "words");
        File.CreateSymbolicLink(Path.Combine(Export, "a", "b.txt"), _temp.Under("secret"));
        Refused("is a link");
        Directory.Delete(Path.Combine(Export, "a"), recursive: true);
        Directory.CreateDirectory(_temp.Under("elsewhere"));
        File.WriteAllText(_temp.Under("elsewhere", "b.txt"), "words");
        Directory.CreateSymbolicLink(Path.Combine(Export, "a"), _temp.Under("elsewhere"));
        Refused("is a link");
    }

    [Test]
    public void A_file_that_is_far_too_large_is_not_read()
    {
        Seal();
        using (FileStream huge = File.Create(Path.Combine(Export, "huge.bin")))
            huge.SetLength(20L * 1024 * 1024 * 1024); // It takes no room on the disk.
        File.AppendAllText(Path.Combine(Export, ExportFolder.ChecksumsName), $"{new string('0', 64)}  huge.bin\n");
        Refused("larger than any file");
    }

    [TestCase("templates", "7", "templates"), TestCase("templates", "null", "templates"), TestCase("made", "\"yesterday\"", "made"), TestCase("synonyms", "null", "synonyms"), TestCase("guides", "[{}]", "guides"), TestCase("surprise", "1", "surprise"), TestCase("version", "\"1\"", "version")]
    public void An_index_that_does_not_follow_its_schema_is_refused_with_the_place(string name, string value, string place)
    {
        JsonObject index = JsonNode.Parse(File.ReadAllText(Path.Combine(Export, ExportIndex.FileName)))!.AsObject();
        index[name] = JsonNode.Parse(value);
        Write(ExportIndex.FileName, index.ToJsonString());
        Seal();
        Refused("does not follow its schema", place);
    }

    [Test]
    public void What_is_no_export_or_was_not_finished_is_said_to_be_so()
    {
        File.Delete(Path.Combine(Export, ExportFolder.ChecksumsName));
        Refused("was not finished");
        Directory.Delete(Export, recursive: true);
        Refused("no folder");
    }

    [Test]
    public async Task Nothing_is_made_of_an_export_that_is_not_right()
    {
        Write(ExportIndex.FileName, "{}");
        Seal();
        (int code, string output, string errors) = await CommandProcess.RunAsync("import", Export, $"--Phb:DataPath={_temp.Under("data")}");
        Assert.That(code, Is.EqualTo(2), output);
        Assert.That(errors, Does.Contain("does not follow its schema"));
        Assert.That(Directory.Exists(_temp.Under("data")), Is.False);
    }

    [Test]
    public void A_wild_index_gets_a_message_and_no_more()
    {
        string whole = File.ReadAllText(Path.Combine(Export, ExportIndex.FileName));
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[0, 40], Gen.String).Sample(wild =>
        {
            (int at, int length, string put) = wild;
            Write(ExportIndex.FileName, whole[..at] + put + whole[Math.Min(whole.Length, at + length)..]);
            Seal();
            try
            {
                CheckedExport.ReadAsync(Export, null, CancellationToken.None).GetAwaiter().GetResult();
            }
            catch (ExportException)
            {
                // Anything else would be a mistake of the program.
            }
        }, iter: 100, threads: 1);
    }

    private void Refused(params string[] words)
    {
        ExportException? exception = Assert.ThrowsAsync<ExportException>(() => CheckedExport.ReadAsync(Export, null, CancellationToken.None));
        foreach (string word in words)
            Assert.That(exception!.Message, Does.Contain(word));
    }

    private void Write(string path, string text)
    {
        string file = Path.Combine(Export, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private void Seal() => File.WriteAllLines(Path.Combine(Export, ExportFolder.ChecksumsName), Directory.GetFiles(Export, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != ExportFolder.ChecksumsName)
        .Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}  {Path.GetRelativePath(Export, file).Replace('\\', '/')}"));
}
