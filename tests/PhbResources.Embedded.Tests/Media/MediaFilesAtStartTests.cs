using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Embedded.Database;
using PhbResources.Embedded.Tests.Conformance;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;
using File = System.IO.File;

namespace PhbResources.Embedded.Tests.Media;

[TestFixture]
internal sealed class MediaFilesAtStartTests
{
    [Test]
    public async Task What_a_killed_process_left_undone_is_put_right_at_the_next_start()
    {
        await using var host = new EmbeddedHost();
        await host.StartAsync();
        string root = host.Services.GetRequiredService<DataFolder>().Media;
        IMedia kept = Upload(host, "kept.txt"), trashed = Upload(host, "trashed.txt"), restored = Upload(host, "restored.txt");
        Media(host).MoveToRecycleBin(Media(host).GetById(trashed.Id)!);
        await host.StopAsync();

        File.Move(Suffixed(Stored(root, trashed)), Stored(root, trashed)); // as if killed before the rename
        File.Move(Stored(root, restored), Suffixed(Stored(root, restored))); // as if killed before the rename back
        string orphan = Path.Combine(root, "abcd1234", "orphan.txt"), own = Path.Combine(root, "own.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(orphan)!);
        await File.WriteAllTextAsync(orphan, "never claimed");
        await File.WriteAllTextAsync(own, "put there by hand");

        await host.StartAsync();
        Assert.That(Stored(root, kept), Does.Exist);
        Assert.That(Stored(root, trashed), Does.Not.Exist);
        Assert.That(Suffixed(Stored(root, trashed)), Does.Exist);
        Assert.That(Stored(root, restored), Does.Exist);
        Assert.That(own, Does.Exist);
        Assert.That(Path.GetDirectoryName(orphan), Does.Not.Exist);
        Assert.That(Directory.GetFiles(host.Services.GetRequiredService<DataFolder>().Temp, "orphan.txt", SearchOption.AllDirectories), Has.Length.EqualTo(1), "it can still be had back");
    }

    [Test]
    public async Task What_a_document_names_and_what_no_upload_made_stays()
    {
        await using var host = new EmbeddedHost();
        await host.StartAsync();
        string root = host.Services.GetRequiredService<DataFolder>().Media;
        IMember member = host.Services.GetRequiredService<IMemberService>().CreateMember("ann", "ann@example.org", "Ann", Constants.Conventions.MemberTypes.DefaultAlias);
        member.Comments = "/media/efgh0123/named.txt";
        host.Services.GetRequiredService<IMemberService>().Save(member);
        string named = Put(root, "efgh0123", "named.txt"), foreign = Put(root, "thumbnails", "kept.txt"), orphan = Put(root, "ijkl0123", "orphan.txt");
        await host.StopAsync();

        await host.StartAsync();
        Assert.That(named, Does.Exist);
        Assert.That(foreign, Does.Exist);
        Assert.That(orphan, Does.Not.Exist);
    }

    private static string Put(string root, string folder, string name)
    {
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(root, folder)).FullName, name);
        File.WriteAllText(path, "text");
        return path;
    }

    private static IMediaService Media(EmbeddedHost host) => host.Services.GetRequiredService<IMediaService>();

    private static IMedia Upload(EmbeddedHost host, string name)
    {
        IMedia media = Media(host).CreateMedia(name, Constants.System.Root, Constants.Conventions.MediaTypes.File);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("content"));
        media.SetValue(host.Services.GetRequiredService<MediaFileManager>(), host.Services.GetRequiredService<MediaUrlGeneratorCollection>(), host.Services.GetRequiredService<IShortStringHelper>(),
            host.Services.GetRequiredService<IContentTypeBaseServiceProvider>(), Constants.Conventions.Media.File, name, content);
        Media(host).Save(media);
        return media;
    }

    private static string Stored(string root, IMedia media) => Path.Combine(root, media.GetValue<string>(Constants.Conventions.Media.File)!["/media/".Length..]);

    private static string Suffixed(string path) => Path.ChangeExtension(path, ".deleted" + Path.GetExtension(path));
}
