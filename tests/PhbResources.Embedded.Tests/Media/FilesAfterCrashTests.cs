using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PhbResources.Embedded.CrashWriter;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;
using File = System.IO.File;

namespace PhbResources.Embedded.Tests.Media;

/// <summary>What a start finds in the media folder after a process that was killed between the file and the database.</summary>
public sealed class FilesAfterCrashTests
{
    private string _data = null!;

    private string Files => Path.Combine(_data, "media");

    [SetUp]
    public void NewFolder() => _data = Path.Combine(Path.GetTempPath(), $"phb-files-{Guid.NewGuid():N}");

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_data, recursive: true);

    [Test]
    public async Task A_file_that_belongs_to_nothing_is_removed_after_a_kill_and_kept_after_an_orderly_end()
    {
        await Run(_ => { });
        string orphan = Put("abcd0123", "lost.txt");
        await Run(_ => { });
        Assert.That(orphan, Does.Exist, "nothing happened that could have left it behind");

        Kill();
        await Run(_ => { });
        Assert.That(orphan, Does.Not.Exist);
        Assert.That(Path.GetDirectoryName(orphan), Does.Not.Exist);
    }

    [Test]
    public async Task A_folder_that_no_upload_made_stays()
    {
        await Run(_ => { });
        string foreign = Put("thumbnails", "kept.txt");
        Kill();
        await Run(_ => { });
        Assert.That(foreign, Does.Exist);
    }

    [Test]
    public async Task A_file_that_only_a_document_names_stays()
    {
        await Run(services =>
        {
            IContentService documents = services.GetRequiredService<IContentService>();
            IContent page = documents.Create("Names a file", Constants.System.Root, CrashHost.Page);
            page.SetValue(CrashHost.Title, "/media/efgh0123/named.txt");
            documents.Save(page);
        });
        string named = Put("efgh0123", "named.txt");
        Kill();
        await Run(_ => { });
        Assert.That(named, Does.Exist);
    }

    [Test]
    public async Task A_file_gets_the_name_that_its_media_calls_for()
    {
        string restored = "", trashed = "";
        await Run(services =>
        {
            restored = Upload(services, trash: false);
            trashed = Upload(services, trash: true);
        });
        Assert.That(Hidden(trashed), Does.Exist, "trashed media is not to be had at its address");
        File.Move(restored, Hidden(restored));
        File.Move(Hidden(trashed), trashed);
        Kill();
        await Run(_ => { });

        Assert.That(restored, Does.Exist);
        Assert.That(Hidden(restored), Does.Not.Exist);
        Assert.That(Hidden(trashed), Does.Exist);
        Assert.That(trashed, Does.Not.Exist);
    }

    private async Task Run(Action<IServiceProvider> work)
    {
        using IHost host = await CrashHost.StartAsync(_data);
        work(host.Services);
        await host.StopAsync();
    }

    /// <summary>Leaves the folder as a killed process does: with the mark of the one who held it.</summary>
    private void Kill() => File.WriteAllText(Path.Combine(_data, ".lock-holder"), "1");

    private string Put(string folder, string name)
    {
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(Files, folder)).FullName, name);
        File.WriteAllText(path, "text");
        return path;
    }

    private string Upload(IServiceProvider services, bool trash)
    {
        IMediaService media = services.GetRequiredService<IMediaService>();
        IMedia item = media.CreateMedia("file.txt", Constants.System.Root, Constants.Conventions.MediaTypes.File);
        item.SetValue(services.GetRequiredService<MediaFileManager>(), services.GetRequiredService<MediaUrlGeneratorCollection>(),
            services.GetRequiredService<IShortStringHelper>(), services.GetRequiredService<IContentTypeBaseServiceProvider>(),
            Constants.Conventions.Media.File, "file.txt", new MemoryStream(Encoding.UTF8.GetBytes("text")));
        media.Save(item);
        if (trash) media.MoveToRecycleBin(item);
        return Path.Combine(_data, media.GetById(item.Id)!.GetValue<string>(Constants.Conventions.Media.File)!.TrimStart('/'));
    }

    private static string Hidden(string path) => Path.ChangeExtension(path, Constants.Conventions.Media.TrashedMediaSuffix + Path.GetExtension(path));
}
