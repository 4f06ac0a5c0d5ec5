using System.Net;
using CsCheck;
using PhbResources.Journeys;
using PhbResources.Web.Commands;
using PhbResources.Web.Commands.Inside;
using PhbResources.Web.Tests.InProcess;
using PhbResources.Web.Tests.Journeys;

namespace PhbResources.Web.Tests.Commands;

/// <summary>Documents that a curator has on a disk.</summary>
[NonParallelizable]
internal sealed class ImportFolderTests
{
    private RunningSite _site = null!;
    private TempFolder _temp = null!;

    private string Documents => _temp.Under("documents");

    private string List => _temp.Under("list.csv");

    [OneTimeSetUp]
    public async Task StartAsync() => _site = await RunningSite.WithCuratorAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _site.DisposeAsync();

    [SetUp]
    public void MakeFolder()
    {
        _temp = new TempFolder();
        Directory.CreateDirectory(Documents);
    }

    [TearDown]
    public void RemoveFolder() => _temp.Dispose();

    [Test]
    public async Task Each_goes_through_the_checks_and_what_is_clean_can_go_into_the_queue()
    {
        Write("morning.txt", "Morning list\n\nName: ______\n");
        Write("half.txt", "Half a list\n\nName: ______\n");
        Write("empty.txt", "");
        await File.WriteAllBytesAsync(Path.Combine(Documents, "personal.docx"), PersonalDocument.Make("Personal"));
        await File.WriteAllTextAsync(List, """
            file,title,kind,category,summary,credit,licence,tags,whyItHelped,consent
            morning.txt,Morning list of a folder,Form,daily-records,"What has to be ready, early.",Sam,CC0 1.0,"morning, list",,yes
            half.txt,Half a list,Form,,,,,,,
            empty.txt,Empty,Form,daily-records,Nothing.,,CC0 1.0,,,yes
            personal.docx,Personal,form,daily-records,A list.,,CC0 1.0,,,yes
            ../outside.txt,Outside,form,daily-records,A list.,,CC0 1.0,,,yes
            """);
        Write("../outside.txt", "Not in the folder\n");

        (int code, string said) = await RunAsync("--send");
        Assert.That(code, Is.EqualTo(1), said);
        Assert.That(said, Does.Contain("sent      morning.txt").And.Contain("draft     half.txt").And.Contain("REFUSED   empty.txt").And.Contain("to clean  personal.docx").And.Contain("REFUSED   ../outside.txt"));
        Assert.That(said, Does.Not.Contain(PersonalDocument.NhsNumber));
        using Traveller curator = new(() => _site.Address);
        Traveller.Expect(HttpStatusCode.SeeOther, await curator.SignInAsync(RunningSite.Email, RunningSite.Password));
        Assert.That(await curator.PageAsync("/curator/queue"), Does.Contain("Morning list of a folder").And.Not.Contain("Half a list").And.Not.Contain(">Personal<"));
        Assert.That(await curator.SharesAsync(), Has.Length.EqualTo(3), "nothing is kept of what was refused");

        (_, said) = await RunAsync("--send");
        Assert.That(said, Does.Contain("known     morning.txt").And.Contain("known     half.txt").And.Contain("known     personal.docx"));
        Assert.That(await curator.SharesAsync(), Has.Length.EqualTo(3), "it can be done again");
    }

    [Test]
    public async Task More_than_a_member_may_have_at_once_can_be_brought()
    {
        await File.WriteAllLinesAsync(List, ["file,title", .. Enumerable.Range(0, 12).Select(number => $"{number}.txt,List number {number}")]);
        for (int number = 0; number < 12; number++)
            Write($"{number}.txt", $"List number {number}\n\nName: ______\n");
        (int code, string said) = await RunAsync();
        Assert.That(said, Does.Contain("12 draft"), said);
        Assert.That(code, Is.EqualTo(1), "they have to be finished");
    }

    [TestCase("name,title\na.txt,A\n", "There is no column name")]
    [TestCase("file,titel\na.txt,A\n", "There is no column titel")]
    [TestCase("title\nA\n", "The column file is missing")]
    [TestCase("file\n", "There is no document in the list")]
    [TestCase("file,title\na.txt,\"A\n", "line 2 is not closed")]
    public async Task A_list_that_cannot_be_read_says_why(string list, string why)
    {
        await File.WriteAllTextAsync(List, list);
        (int code, string said) = await RunAsync();
        Assert.That(code, Is.EqualTo(2));
        Assert.That(said, Does.Contain(why));
    }

    [Test]
    public void A_list_reads_back_as_it_was_written() => Gen.Select(Gen.OneOf(Gen.Const(""), Gen.Const("a"), Gen.Const("a, b"), Gen.Const("say \"so\""), Gen.Const("two\nlines"), Gen.Const("é;x"), Gen.Const(" "), Gen.Const("'")).Array[1, 5].Array[1, 6], Gen.OneOf(Gen.Const(','), Gen.Const(';')), Gen.OneOf(Gen.Const("\n"), Gen.Const("\r\n"))).Sample((rows, separator, end) =>
    {
        // The first column tells rows from empty lines.
        string text = string.Join(separator, ["n", .. Enumerable.Range(0, 5).Select(column => $"c{column}")]) + end
            + string.Concat(rows.Select(row => string.Join(separator, row.Prepend("x").Select(CsvTable.Write)) + end));
        var read = CsvTable.Read("\uFEFF" + text);
        return read.Count == rows.Length && read.Zip(rows).All(pair => pair.Second.Select((value, column) => pair.First.Values[$"c{column}"] == value.Trim()).All(same => same));
    });

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(Documents, name), text);

    private async Task<(int Code, string Said)> RunAsync(params string[] more)
    {
        await using StringWriter said = new();
        CommandContext context = new(said, said, IsTerminal: false) { Site = _site.Services, CurrentFolder = _temp.Root };
        return (await CommandLine.RunAsync(["import-folder", "documents", "--csv", "list.csv", "--curator", RunningSite.Email, .. more], context), said.ToString());
    }
}
