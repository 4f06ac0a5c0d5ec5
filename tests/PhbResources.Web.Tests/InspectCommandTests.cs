using System.Text.Json;
using PhbResources.Web.Commands;

namespace PhbResources.Web.Tests;

internal sealed class InspectCommandTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("phb-inspect").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        using StringWriter output = new(), errors = new();
        int code = await CommandLine.RunAsync(["inspect", .. args], new CommandContext(output, errors, IsTerminal: false));
        return (code, output.ToString(), errors.ToString());
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    [Test]
    public async Task A_file_with_nothing_to_say_ends_with_0_one_with_a_finding_with_1_one_that_is_refused_with_2()
    {
        string blank = Write("blank.txt", "Name: ______\n"), filled = Write("filled.txt", "NHS number: 943 476 5919\n"), empty = Write("empty.txt", "");

        Assert.That((await RunAsync(blank)).Code, Is.Zero);
        Assert.That((await RunAsync(blank, filled)).Code, Is.EqualTo(1));
        Assert.That((await RunAsync(filled, empty)).Code, Is.EqualTo(2));
        Assert.That((await RunAsync(_folder)).Output, Does.Contain("This is a folder"));
        Assert.That((await RunAsync(Path.Combine(_folder, "missing.docx"))).Output, Does.Contain("There is no such file"));
        Assert.That((await RunAsync()).Errors, Does.Contain("Say which files to check"));
        Assert.That((await RunAsync("--jsn", blank)).Errors, Does.Contain("There is no option --jsn"));
    }

    [Test]
    public async Task Json_is_one_object_a_line_and_never_holds_what_was_found()
    {
        string filled = Write("filled.txt", "NHS number: 943 476 5919\n"), empty = Write("empty.txt", "");

        (int _, string output, string _) = await RunAsync("--json", filled, empty);

        JsonElement[] lines = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[0].GetProperty("accepted").GetBoolean(), Is.True);
        Assert.That(lines[0].GetProperty("findings")[0].GetRawText(), Is.EqualTo("""{"type":"nhsNumber","level":"mustRemove","place":"line 1","excerpt":"943 *** **19"}"""));
        Assert.That(lines[1].GetProperty("refusals")[0].GetProperty("code").GetString(), Is.EqualTo("empty-file"));
        Assert.That(output, Does.Not.Contain("943 476 5919"));
    }

    [Test]
    public async Task A_clean_copy_goes_into_the_folder_and_the_file_stays_as_it_is()
    {
        string filled = Write("filled.txt", "NHS number: 943 476 5919\n");
        string copies = Path.Combine(_folder, "copies");

        await RunAsync("--scrub", copies, filled, filled);

        Assert.That(Directory.GetFiles(copies).Select(Path.GetFileName), Is.EquivalentTo(new[] { "filled.txt", "filled 2.txt" }));
        Assert.That(File.ReadAllText(Path.Combine(copies, "filled.txt")), Is.EqualTo("NHS number: ______\n"));
        Assert.That(File.ReadAllText(filled), Does.Contain("943 476 5919"));
    }
}
