using System.IO.Compression;
using System.Net;
using System.Text.Json;
using PhbResources.Web.Tests.InProcess;
using PhbResources.Web.Tests.Journeys;
using PhbResources.Web.Tests.Processes;

namespace PhbResources.Web.Tests.Commands;

/// <summary>The command line beside a running site, and without one.</summary>
[NonParallelizable]
internal sealed class CommandTests
{
    private const string Curator = RunningSite.Email;

    private TempFolder _temp = null!;
    private SiteProcess? _site;

    private string Data => $"--Phb:DataPath={_temp.Under("data")}";

    private string Settings => $"--Phb:ConfigPath={_temp.Under("umbraco-config")}";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _temp = new TempFolder();
        _site = await SiteProcess.RunAsync(new SiteStart
        {
            DataPath = _temp.Under("data"), ConfigPath = Config.Small(_temp), Arguments = [$"--Phb:Curator:Email={Curator}", $"--Phb:Curator:Password={RunningSite.Password}"],
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
        _temp.Dispose();
    }

    [Test, Order(1)]
    public async Task Commands_work_beside_the_running_site()
    {
        (int code, string output, string errors) = await RunAsync("members", "list", "--json");
        Assert.That(code, Is.Zero, errors);
        using (JsonDocument members = JsonDocument.Parse(output))
            Assert.That(members.RootElement[0].GetProperty("email").GetString(), Is.EqualTo(Curator));

        (code, output, errors) = await RunAsync("reindex");
        Assert.That(code, Is.Zero, errors);
        Assert.That(output, Does.Contain("3 templates"));

        (code, output, errors) = await RunAsync("members", "export", Curator, _temp.Under("mine.zip"));
        Assert.That(code, Is.Zero, errors);
        await using (ZipArchive archive = await ZipFile.OpenReadAsync(_temp.Under("mine.zip")))
            Assert.That(archive.Entries.Select(entry => entry.FullName), Does.Contain("account.json"));

        (code, output, errors) = await RunAsync("members", "lock", Curator);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(errors, Does.Contain("the only curator"));

        (code, output, _) = await RunAsync("doctor");
        Assert.That(output, Does.Contain("it runs, with 3 templates").And.Contain("it is whole, and of this release"));
        Assert.That(code, Is.EqualTo(1), "there is no mail server and no backup");
    }

    [Test, Order(2)]
    public async Task What_a_command_does_for_a_member_holds_at_once()
    {
        const string Email = "sam@people.example";
        using Traveller member = new(() => new Uri(_site!.Address));
        Traveller.Expect(HttpStatusCode.SeeOther, await member.RegisterAsync(Email));
        Assert.That((await member.SignInAsync(Email)).StatusCode, Is.Not.EqualTo(HttpStatusCode.SeeOther), "the address is not confirmed");
        await DoneAsync("is confirmed and can sign in", "members", "verify", Email);
        Traveller.Expect(HttpStatusCode.SeeOther, await member.SignInAsync(Email));
        await RefusedAsync("Nobody has registered with the address", "members", "verify", "nobody@people.example");

        await DoneAsync("is trusted", "members", "trust", Email);
        Assert.That(await IsAsync(Email, "isTrusted"));
        await DoneAsync("is no longer trusted", "members", "trust", Email, "--take-away");
        Assert.That(await IsAsync(Email, "isTrusted"), Is.False);
        await RefusedAsync("There is no member with the address", "members", "trust", "nobody@people.example");

        await DoneAsync("can no longer sign in", "members", "lock", Email);
        using Traveller later = new(() => new Uri(_site!.Address));
        Assert.That((await later.SignInAsync(Email)).StatusCode, Is.Not.EqualTo(HttpStatusCode.SeeOther));
        await DoneAsync("can sign in", "members", "unlock", Email);
        Traveller.Expect(HttpStatusCode.SeeOther, await later.SignInAsync(Email));

        await RefusedAsync("say so with --yes", "members", "erase", Email);
        Assert.That(await ListedAsync(), Does.Contain(Email));
        await RefusedAsync("the only curator", "members", "erase", Curator, "--yes");
        await DoneAsync("is gone", "members", "erase", Email, "--yes");
        Assert.That(await ListedAsync(), Does.Not.Contain(Email).And.Contain(Curator));
        Assert.That((await later.SignInAsync(Email)).StatusCode, Is.Not.EqualTo(HttpStatusCode.SeeOther));
    }

    [Test, Order(3)]
    public async Task A_backup_is_made_beside_the_running_site_and_the_site_knows_of_it()
    {
        (int code, string output, string errors) = await RunAsync("backup", _temp.Under("b.zip"), "--json");
        Assert.That(code, Is.Zero, errors);
        using (JsonDocument made = JsonDocument.Parse(output))
            Assert.That(made.RootElement.GetProperty("counts").GetProperty("members").GetInt32(), Is.EqualTo(1));
        Assert.That(File.GetUnixFileMode(_temp.Under("b.zip")), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        (code, output, errors) = await RunAsync("restore", _temp.Under("b.zip"), "--check");
        Assert.That(code, Is.Zero, errors);
        (code, _, errors) = await RunAsync("restore", _temp.Under("b.zip"), "--replace");
        Assert.That(code, Is.EqualTo(2));
        Assert.That(errors, Does.Contain("already used by another running copy"));

        using Traveller curator = new(() => new Uri(_site!.Address));
        await curator.SignInAsync(Curator, RunningSite.Password);
        Assert.That(await curator.PageAsync("/curator"), Does.Contain("It was read back and is whole").And.Not.Contain("There is no new backup"));
    }

    [Test, Order(4)]
    public async Task Commands_work_when_the_site_is_stopped()
    {
        await _site!.StopAsync();
        Assert.That(Directory.EnumerateFileSystemEntries(_temp.Under("data", "run")), Is.Empty, "the socket goes with the site");
        (int code, string output, string errors) = await RunAsync("members", "list");
        Assert.That(code, Is.Zero, errors);
        Assert.That(output, Does.Contain(Curator).And.Contain("1 member."));

        (code, output, errors) = await RunAsync("restore", _temp.Under("b.zip"), "--replace");
        Assert.That(code, Is.Zero, errors);
        Assert.That(Directory.GetDirectories(_temp.Root, "data.before-restore-*"), Has.Length.EqualTo(1));
        // As if the computer had stopped between the two renamings.
        Directory.Move(_temp.Under("data"), _temp.Under("data.restoring-1"));
        await File.WriteAllTextAsync(_temp.Under("data.swap"), $$"""{"Made":"data.restoring-1","Aside":"{{Path.GetFileName(Directory.GetDirectories(_temp.Root, "data.before-restore-*")[0])}}"}""");
        (code, output, errors) = await RunAsync("members", "list");
        Assert.That(code, Is.Zero, errors);
        Assert.That(output, Does.Contain(Curator));
        Assert.That(File.Exists(_temp.Under("data.swap")), Is.False);

        (code, output, _) = await RunAsync("doctor", "--json");
        using JsonDocument findings = JsonDocument.Parse(output);
        Assert.That(findings.RootElement.GetProperty("findings").EnumerateArray().Where(finding => finding.GetProperty("level").GetString() == "broken"), Is.Empty, output);
    }

    [TestCase(new[] { "bakcup" }, "There is no command bakcup")]
    [TestCase(new[] { "backup", "--encyrpt", "x.zip" }, "There is no option --encyrpt")]
    [TestCase(new[] { "backup" }, "Say which file to write")]
    [TestCase(new[] { "restore" }, "Say which backup")]
    [TestCase(new[] { "restore", "no-such-file.zip", "--to", "nowhere" }, "There is no file")]
    [TestCase(new[] { "backup", "x.zip", "--Phb:DataPath=/nonexistent/phb" }, "There is no library in /nonexistent/phb")]
    [TestCase(new[] { "members", "list", "--Phb:DataPath=/nonexistent/phb" }, "There is no library in /nonexistent/phb")]
    public async Task What_is_wrong_with_a_command_is_said_and_ends_with_2(string[] words, string said)
    {
        using StringWriter output = new(), errors = new();
        int code = await Web.Commands.CommandLine.RunAsync(words, new Web.Commands.CommandContext(output, errors, IsTerminal: false));
        Assert.That(code, Is.EqualTo(2));
        Assert.That(errors.ToString(), Does.Contain(said).And.Not.Contain("   at "));
    }

    [Test]
    public async Task Every_command_has_help_with_its_exit_codes()
    {
        using StringWriter list = new();
        await Web.Commands.CommandLine.RunAsync(["--help"], new Web.Commands.CommandContext(list, list, IsTerminal: false));
        foreach (string command in (string[])["backup", "restore", "doctor", "reindex", "members", "inspect"])
        {
            Assert.That(list.ToString(), Does.Contain($"  {command} "));
            using StringWriter help = new();
            Assert.That(await Web.Commands.CommandLine.RunAsync([command, "--help"], new Web.Commands.CommandContext(help, help, IsTerminal: false)), Is.Zero);
            Assert.That(help.ToString(), Does.Contain("Exit code: 0"), command);
        }
    }

    private async Task DoneAsync(string said, params string[] words)
    {
        (int code, string output, string errors) = await RunAsync(words);
        Assert.That(code, Is.Zero, errors);
        Assert.That(output, Does.Contain(said));
    }

    private async Task RefusedAsync(string said, params string[] words)
    {
        (int code, _, string errors) = await RunAsync(words);
        Assert.That(code, Is.EqualTo(2), string.Join(' ', words));
        Assert.That(errors, Does.Contain(said).And.Not.Contain("   at "));
    }

    private async Task<string> ListedAsync() => (await RunAsync("members", "list", "--json")).Output;

    private async Task<bool> IsAsync(string email, string what)
    {
        using JsonDocument members = JsonDocument.Parse(await ListedAsync());
        return members.RootElement.EnumerateArray().Single(member => member.GetProperty("email").GetString() == email).GetProperty(what).GetBoolean();
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] words) => CommandProcess.RunAsync([.. words, Data, Settings]);
}
