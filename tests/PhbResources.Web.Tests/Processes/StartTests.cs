using System.Net;
using System.Text.RegularExpressions;

namespace PhbResources.Web.Tests.Processes;

/// <summary>What people see when they start the site, and what they are told when it cannot start.</summary>
internal sealed partial class StartTests
{
    private TempFolder _temp = null!;
    private string _config = null!;

    private SiteStart Start => new() { DataPath = _temp.Under("data"), ConfigPath = _config };

    [SetUp]
    public void MakeFolder()
    {
        _temp = new TempFolder();
        _config = Config.Small(_temp);
    }

    [TearDown]
    public void RemoveFolder() => _temp.Dispose();

    [Test]
    public async Task On_an_empty_folder_it_says_where_it_is_and_how_to_make_the_first_curator()
    {
        await using SiteProcess site = await SiteProcess.RunAsync(Start);
        Assert.Multiple(() =>
        {
            Assert.That(site.Output, Does.Match(@"Site:\s+http://127\.0\.0\.1:\d+"));
            Assert.That(site.Output, Does.Contain($"Data:  {_temp.Under("data")}"));
            Assert.That(site.Output, Does.Not.Contain("warn:").And.Not.Contain("fail:").And.Not.Contain("XML encryptor"));
            Assert.That(site.Output.Split('\n'), Has.Length.LessThan(25), "calm");
            Assert.That(site.Errors.Trim(), Is.Empty);
        });
        string link = LinkLine().Match(site.Output).Value;
        Assert.That(await site.Client.GetStringAsync(link), Does.Contain("Make the first curator"));

        // A second copy on the same folder, and another on the same address.
        await using SiteProcess sameData = await SiteProcess.RefusedAsync(Start);
        Assert.That(sameData.Errors, Does.Contain("already used by another running copy").And.Contain(_temp.Under("data")));
        await using SiteProcess sameAddress = await SiteProcess.RefusedAsync(Start with { DataPath = _temp.Under("other"), Urls = site.Address });
        Assert.That(sameAddress.Errors, Does.Contain("uses the address").And.Contain("--urls"));
        Assert.That((await site.Client.GetAsync("/")).StatusCode, Is.EqualTo(HttpStatusCode.OK), "the first goes on");
    }

    [Test]
    public async Task Data_lies_in_the_current_folder_unless_told_otherwise_and_the_environment_names_the_address()
    {
        string current = Directory.CreateDirectory(_temp.Under("here")).FullName;
        await using SiteProcess site = await SiteProcess.RunAsync(Start with
        {
            DataPath = null, Urls = null, CurrentFolder = current, Environment = new() { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" },
        });
        Assert.That(File.Exists(Path.Combine(current, "data", "umbraco.db")));
        Assert.That(site.Output, Does.Contain($"Data:  {Path.Combine(current, "data")}"));
        Assert.That((await site.Client.GetAsync("/health/ready")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Told_nothing_it_listens_on_port_5000()
    {
        // Another program may have the port; then the refusal names it.
        await using SiteProcess site = await SiteProcess.StartAsync(Start with { Urls = null });
        Assert.That(site.Output + site.Errors, Does.Contain(":5000"), site.Output + site.Errors);
    }

    [Test]
    public async Task A_data_folder_that_cannot_be_made_is_named()
    {
        File.WriteAllText(_temp.Under("file"), "in the way");
        await using SiteProcess site = await SiteProcess.RefusedAsync(Start with { DataPath = _temp.Under("file", "data") });
        Assert.That(site.Errors, Does.Contain(_temp.Under("file", "data")).And.Contain("cannot be written"));
    }

    [Test, Platform(Exclude = "Win", Reason = "It is about the rights of files on Unix.")]
    public async Task A_data_folder_that_may_not_be_written_is_named()
    {
        string data = Directory.CreateDirectory(_temp.Under("data")).FullName;
        File.SetUnixFileMode(data, (UnixFileMode)0b101_101_101);
        await using SiteProcess site = await SiteProcess.RefusedAsync(Start with { Before = SiteProcess.AsNobody, Program = Programs.ForOthers(_temp) });
        Assert.That(site.Errors, Does.Contain(data).And.Contain("cannot be written"));
    }

    [Test]
    public async Task A_database_that_is_not_one_is_named_and_left_as_it_is()
    {
        Directory.CreateDirectory(_temp.Under("data"));
        string file = _temp.Under("data", "umbraco.db");
        File.WriteAllText(file, "My shopping list, which is certainly no database. " + new string('x', 5000));
        string before = File.ReadAllText(file);
        await using SiteProcess site = await SiteProcess.RefusedAsync(Start);
        Assert.That(site.Errors, Does.Contain(file).And.Contain("is not a database"));
        Assert.That(File.ReadAllText(file), Is.EqualTo(before));
    }

    [Test]
    public async Task A_mistake_in_a_document_type_stops_the_start_with_file_and_place()
    {
        string file = Path.Combine(_config, "document-types", "rota.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"alias\": \"rota\"", "\"alias\": 7", StringComparison.Ordinal));
        await using SiteProcess site = await SiteProcess.RefusedAsync(Start);
        Assert.That(site.Errors, Does.Contain("document-types/rota.json /alias"));
    }

    [Test]
    public async Task A_file_of_types_that_is_no_JSON_stops_the_start_with_its_name()
    {
        File.WriteAllText(Path.Combine(_config, "document-types", "rota.json"), "{ \"key\": ");
        await using SiteProcess site = await SiteProcess.RefusedAsync(Start);
        Assert.That(site.Errors, Does.Contain("document-types/rota.json"));
    }

    [Test]
    public async Task A_mistake_in_a_template_of_the_starter_library_costs_only_that_template()
    {
        string file = Path.Combine(_config, "library", "weekly-timesheet.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\nkind: ", "\nkindd: ", StringComparison.Ordinal));
        await using SiteProcess site = await SiteProcess.RunAsync(Start);
        Assert.That(site.Output, Does.Match(@"weekly-timesheet\.yaml line \d+: "));
        Assert.That((await site.Client.GetAsync("/templates/weekly-timesheet")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await site.Client.GetAsync("/templates/weekly-rota")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("--Phb:PageCacheMegabytes=0", "Phb:PageCacheMegabytes")]
    [TestCase("--Phb:PublicUrl=library", "Phb:PublicUrl")]
    [TestCase("--Phb:Curator:Email=nobody", "Phb:Curator:Email")]
    [TestCase("--Phb:Smtp:Host=smtp.example.org", "Phb:Smtp:From")]
    [TestCase("--Phb:Smtp:Security=some", "Phb:Smtp:Security")]
    [TestCase("--urls=nonsense", "--urls http://localhost")]
    public async Task A_setting_that_is_wrong_is_named(string argument, string named)
    {
        await using SiteProcess site = await SiteProcess.RefusedAsync(Start with { Urls = null, Arguments = [argument] });
        Assert.That(site.Errors, Does.Contain(named).IgnoreCase);
    }

    [Test]
    public async Task A_password_that_is_too_easy_is_refused_before_the_library_is_loaded()
    {
        await using SiteProcess site = await SiteProcess.RefusedAsync(Start with { Arguments = ["--Phb:Curator:Email=first@library.example", "--Phb:Curator:Password=password1234"] });
        Assert.That(site.Errors, Does.Contain("Phb:Curator:password").IgnoreCase);
        Assert.That(site.Output, Does.Not.Contain("starter library"), "nobody waits for it only to be refused");
    }

    [GeneratedRegex(@"http\S+/curator/first\?token=\w+")]
    private static partial Regex LinkLine();
}
