using System.Net;

namespace PhbResources.Web.Tests.Processes;

/// <summary>The program runs from any folder, for any account, and writes nothing but its data.</summary>
[Platform(Exclude = "Win", Reason = "It is about the rights of files on Unix.")]
internal sealed class ProgramFolderTests
{
    private TempFolder _temp = null!;

    [SetUp]
    public void MakeFolder() => _temp = new TempFolder();

    [TearDown]
    public void RemoveFolder()
    {
        if (Directory.Exists(_temp.Under("program")))
            Programs.MakeWritable(_temp.Under("program"));
        _temp.Dispose();
    }

    [Test]
    public async Task As_built_it_writes_only_into_the_data_folder() => await RunAndLookAsync(Programs.ForOthers(_temp), Config.Small(_temp));

    [Test, Category("Slow")]
    public async Task As_published_it_writes_only_into_the_data_folder()
    {
        if (Environment.GetEnvironmentVariable("PHB_SLOW") != "1")
            Assert.Ignore("dotnet publish takes a while. Set PHB_SLOW=1 to run it.");
        await RunAndLookAsync(await Programs.PublishedAsync(_temp), config: null);
    }

    private async Task RunAndLookAsync(string program, string? config)
    {
        string data = Directory.CreateDirectory(_temp.Under("data")).FullName;
        string current = Directory.CreateDirectory(_temp.Under("elsewhere")).FullName;
        File.SetUnixFileMode(data, (UnixFileMode)0b111_111_111);
        string[] before = Programs.Listing(program);
        await using (SiteProcess site = await SiteProcess.RunAsync(new SiteStart
        {
            Program = program, ConfigPath = config, DataPath = data, CurrentFolder = current, Before = SiteProcess.AsNobody,
            Environment = new() { ["HOME"] = "/nonexistent" },
        }))
        {
            foreach (string path in (string[])["/", "/search?q=rota", "/templates/weekly-rota", "/templates/weekly-rota/download?format=docx", "/sign-in"])
                Assert.That((await site.Client.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
            await site.StopAsync();
            Assert.That(site.ExitCode, Is.Zero, site.Output + site.Errors);
        }

        Assert.That(Programs.Listing(program), Is.EqualTo(before));
        Assert.That(Programs.Listing(current), Is.Empty);
    }
}
