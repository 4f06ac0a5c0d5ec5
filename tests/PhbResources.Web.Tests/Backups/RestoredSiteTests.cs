using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PhbResources.Core.Storage;
using PhbResources.Web.Backups;
using PhbResources.Web.Tests.Journeys;
using PhbResources.Web.Tests.Processes;

namespace PhbResources.Web.Tests.Backups;

/// <summary>A library that was put back is the library that it was.</summary>
[NonParallelizable]
internal sealed class RestoredSiteTests
{
    private SharedLibrary _library = null!;
    private TempFolder _temp = null!;
    private string _backup = "";

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _temp = new TempFolder();
        _library = await SharedLibrary.StartAsync();
        _backup = (await new BackupWriter(_library.Places, TimeProvider.System).WriteAsync(_temp.Under("library.zip"), null, overwrite: false, null, CancellationToken.None)).File;
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _library.DisposeAsync();
        _temp.Dispose();
    }

    [Test]
    public async Task It_gives_the_same_answer_at_every_public_address_and_members_find_their_own_again()
    {
        IReadOnlyDictionary<string, string> before = await PublicAnswers.ReadAsync(_library.Site.Address, _library.Pictures);
        Assert.That(before, Has.Count.GreaterThan(40), "it has looked at something");
        Assert.That(_library.Pictures, Has.Count.EqualTo(3));
        Assert.That(_library.Pictures.Select(picture => before[picture]), Has.All.StartsWith("200 image/jpeg"));
        string data = await RestoreAsync("restored");

        Assert.That(Directory.GetFiles(Path.Combine(data, "media"), "*w.jpg", SearchOption.AllDirectories), Has.Length.EqualTo(2), "sizes of pictures come along");
        await using SiteProcess site = await RunAsync(data);
        IReadOnlyDictionary<string, string> after = await PublicAnswers.ReadAsync(new Uri(site.Address), _library.Pictures);
        Assert.That(after.Keys, Is.EquivalentTo(before.Keys));
        Assert.Multiple(() =>
        {
            foreach ((string path, string answer) in before)
                Assert.That(after[path], Is.EqualTo(answer), path);
        });

        using Traveller member = new(() => new Uri(site.Address));
        Traveller.Expect(HttpStatusCode.SeeOther, await member.SignInAsync(SharedLibrary.Member));
        Assert.That(await member.StateAsync(_library.Published), Is.EqualTo("In the library"));
        Assert.That(await member.PageAsync($"{_library.Draft}/2"), Does.Not.Contain("/remove\""), "the original in a draft is gone");
        Assert.That(await member.PageAsync($"{_library.Cleaned}/2"), Does.Contain("/remove\""), "the clean copy is there");
        string quarantined = await member.PageAsync(_library.Quarantined);
        Assert.That(quarantined, Does.Contain("restored from a backup"), "the member is told why the file has to come again");
        Assert.That((await member.GetAsync($"{_library.Quarantined}/2")).StatusCode, Is.EqualTo(HttpStatusCode.OK), "and can add it");
        Assert.That(site.Output, Does.Not.Contain("fail:"));
    }

    [Test, Category("Slow")]
    public async Task The_backup_of_an_earlier_release_is_brought_up_to_date_at_the_start()
    {
        if (Environment.GetEnvironmentVariable("PHB_SLOW") != "1")
            Assert.Ignore("It starts the site once more. Set PHB_SLOW=1 to run it.");
        const string Then = "0005_Submissions";
        string data = await RestoreAsync("then");
        await using (PhbDbContext context = Open(data))
            await GoBackAsync(context, Then);
        BackupMade made = await new BackupWriter(Places(data), TimeProvider.System).WriteAsync(_temp.Under("then.zip"), null, overwrite: false, null, CancellationToken.None);
        Assert.That(made.Manifest.Migrations[^1], Is.EqualTo(Then));

        Restored now = await new Restoration(TimeProvider.System).RunAsync(made.File, null, _temp.Under("now"), replace: false, sendWaiting: false, null, CancellationToken.None);
        await using SiteProcess site = await RunAsync(now.Folder);
        Assert.That((await site.Client.GetAsync("/templates/weekly-rota")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await using PhbDbContext migrated = Open(now.Folder);
        Assert.That(await migrated.Database.GetPendingMigrationsAsync(), Is.Empty);
    }

    private static PhbDbContext Open(string data) => new(new DbContextOptionsBuilder<PhbDbContext>()
        .UseSqlite($"Data Source={Path.Combine(data, "umbraco.db")};Pooling=False", sqlite => sqlite.MigrationsHistoryTable(PhbDbContext.MigrationsTable)).Options);

    /// <summary>Takes back every step after the one named.</summary>
    private static async Task GoBackAsync(PhbDbContext context, string then)
    {
        IMigrationsAssembly steps = context.GetService<IMigrationsAssembly>();
        IMigrationsSqlGenerator sql = context.GetService<IMigrationsSqlGenerator>();
        foreach ((string id, System.Reflection.TypeInfo type) in steps.Migrations.Where(step => string.CompareOrdinal(step.Key, then) > 0).Reverse())
        {
            foreach (MigrationCommand command in sql.Generate(steps.CreateMigration(type, context.Database.ProviderName!).DownOperations))
                await context.Database.ExecuteSqlRawAsync(command.CommandText);
            await context.Database.ExecuteSqlAsync($"DELETE FROM phbMigrations WHERE MigrationId = {id}");
        }
    }

    private DataPlaces Places(string data) => _library.Places with { Data = data, PrivateFiles = Path.Combine(data, DataPlaces.PrivateName) };

    private async Task<string> RestoreAsync(string name) => (await new Restoration(TimeProvider.System).RunAsync(_backup, null, _temp.Under(name), replace: false, sendWaiting: false, null, CancellationToken.None)).Folder;

    private Task<SiteProcess> RunAsync(string data) => SiteProcess.RunAsync(new SiteStart { DataPath = data, ConfigPath = _library.ConfigPath, Arguments = ["--Phb:Sharing:RoundSeconds=3600"] });
}
