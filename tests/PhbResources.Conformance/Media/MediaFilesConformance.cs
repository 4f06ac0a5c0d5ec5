using System.Text;
using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace PhbResources.Conformance.Media;

/// <summary>Files of media: stored through <see cref="MediaFileManager"/>, described on saving, removed with their media and only then.</summary>
public abstract class MediaFilesConformance(ConformanceHost host) : ConformanceFixture(host)
{
    private MediaFileManager Files => Service<MediaFileManager>();

    [Test]
    public void An_uploaded_file_is_stored_and_read_back()
    {
        IMedia media = Upload("weekly rota.txt", "Monday: Ann");
        string address = Address(media);

        Assert.That(address, Does.StartWith("/media/").And.EndWith(".txt"));
        using Stream stream = Files.GetFile(Media.GetById(media.Id)!, out string? path);
        using var reader = new StreamReader(stream);
        Assert.That(reader.ReadToEnd(), Is.EqualTo("Monday: Ann"));
        Assert.That(path, Is.Not.Null);
        Assert.That(Stored(address), Is.True);
    }

    [Test]
    public void Size_and_extension_are_filled_in()
    {
        IMedia media = Media.GetById(Upload("Plan.PDF", "12345").Id)!;
        Assert.That(media.GetValue<string>(Constants.Conventions.Media.Extension), Is.EqualTo("pdf").IgnoreCase);
        Assert.That(media.GetValue<string>(Constants.Conventions.Media.Bytes), Is.EqualTo("5"));
    }

    [Test]
    public void Media_is_found_by_the_path_of_its_file()
    {
        IMedia media = Upload("found.txt", "here");
        Assert.That(Media.GetMediaByPath(Address(media))?.Id, Is.EqualTo(media.Id));
        Assert.That(Media.GetMediaByPath("/media/nothing/here.txt"), Is.Null);
    }

    [Test]
    public void Files_of_the_same_name_do_not_overwrite_each_other()
    {
        IMedia one = Upload("same.txt", "one"), two = Upload("same.txt", "two");
        Assert.That(Address(one), Is.Not.EqualTo(Address(two)));
        Assert.That(Content(one), Is.EqualTo("one"));
        Assert.That(Content(two), Is.EqualTo("two"));
    }

    [Test]
    public void The_file_goes_when_its_media_is_deleted()
    {
        IMedia media = Upload("gone.txt", "x");
        string address = Address(media);
        Media.Delete(Media.GetById(media.Id)!);
        Assert.That(Stored(address), Is.False);
    }

    [Test]
    public void The_file_stays_while_its_media_is_only_trashed()
    {
        IMedia media = Upload("trashed.txt", "still here");
        string address = Address(media);
        Media.MoveToRecycleBin(Media.GetById(media.Id)!);
        Assert.That(Stored(address) || StoredAsTrashed(address), Is.True);
        Media.Move(Media.GetById(media.Id)!, Constants.System.Root);
        Assert.That(Content(media), Is.EqualTo("still here"));
    }

    [Test]
    public async Task Emptying_the_bin_removes_the_files()
    {
        IMedia folder = Media.CreateMediaWithIdentity(Unique("Folder"), Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        string address = Address(Upload("below.txt", "x", folder.Id));
        Media.MoveToRecycleBin(Media.GetById(folder.Id)!);
        Assert.That(Stored(address) || StoredAsTrashed(address), Is.True);
        await Media.EmptyRecycleBinAsync(User);
        Assert.That(Stored(address) || StoredAsTrashed(address), Is.False);
    }

    [Test]
    public void Deleting_a_folder_removes_the_files_below_it()
    {
        IMedia folder = Media.CreateMediaWithIdentity(Unique("Folder"), Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        IMedia kept = Upload("kept.txt", "x");
        string address = Address(Upload("below.txt", "x", folder.Id));
        Media.Delete(Media.GetById(folder.Id)!);
        Assert.That(Stored(address), Is.False);
        Assert.That(Stored(Address(kept)), Is.True);
    }

    [Test]
    public void The_file_stays_when_a_deletion_is_rolled_back()
    {
        IMedia media = Upload("kept.txt", "still here");
        using (Scopes.CreateCoreScope())
            Media.Delete(Media.GetById(media.Id)!);
        Assert.That(Media.GetById(media.Id), Is.Not.Null);
        Assert.That(Content(media), Is.EqualTo("still here"));
    }

    [Test]
    public void The_file_stays_until_the_deletion_is_committed()
    {
        IMedia media = Upload("until.txt", "x");
        string address = Address(media);
        using (ICoreScope scope = Scopes.CreateCoreScope())
        {
            Media.Delete(Media.GetById(media.Id)!);
            Assert.That(Stored(address), Is.True);
            scope.Complete();
        }
        Assert.That(Stored(address), Is.False);
    }

    [Test]
    public void The_file_stays_when_a_handler_cancels_the_deletion()
    {
        IMedia media = Upload("vetoed.txt", "x");
        using (Notifications.Cancel<MediaDeletingNotification>())
            Media.Delete(Media.GetById(media.Id)!);
        Assert.That(Content(media), Is.EqualTo("x"));
    }

    [Test]
    public void Renaming_and_moving_media_leaves_the_file_where_it_is()
    {
        IMedia media = Upload("stays.txt", "x");
        string address = Address(media);
        media = Media.GetById(media.Id)!;
        media.Name = "Another name";
        Media.Save(media);
        IMedia folder = Media.CreateMediaWithIdentity(Unique("Folder"), Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        Media.Move(Media.GetById(media.Id)!, folder.Id);
        Assert.That(Address(media), Is.EqualTo(address));
        Assert.That(Content(media), Is.EqualTo("x"));
    }

    [Test]
    public void A_large_file_is_stored_byte_for_byte()
    {
        byte[] bytes = new byte[3 * 1024 * 1024];
        new Random(7).NextBytes(bytes);
        IMedia media = Media.GetById(Upload("large.bin", bytes).Id)!;
        using Stream stream = Files.GetFile(media, out _);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        Assert.That(copy.ToArray().AsSpan().SequenceEqual(bytes), Is.True);
        Assert.That(media.GetValue<string>(Constants.Conventions.Media.Bytes), Is.EqualTo("3145728"));
    }

    private IMedia Upload(string fileName, string text, int parentId = Constants.System.Root) =>
        Upload(fileName, Encoding.UTF8.GetBytes(text), parentId);

    private IMedia Upload(string fileName, byte[] bytes, int parentId = Constants.System.Root)
    {
        IMedia media = Media.CreateMedia(Unique(fileName), parentId, Constants.Conventions.MediaTypes.File);
        using var stream = new MemoryStream(bytes);
        media.SetValue(Files, Service<MediaUrlGeneratorCollection>(), Service<IShortStringHelper>(), Service<IContentTypeBaseServiceProvider>(),
            Constants.Conventions.Media.File, fileName, stream);
        Assert.That(Media.Save(media).Success, Is.True);
        return media;
    }

    private string Address(IMedia media) => Media.GetById(media.Id)!.GetValue<string>(Constants.Conventions.Media.File)!;

    private bool Stored(string address) => Files.FileSystem.FileExists(Files.FileSystem.GetRelativePath(address));

    /// <summary>Umbraco may take the file of trashed media from its public address: "rota.txt" becomes "rota.deleted.txt" while it is in the bin.</summary>
    private bool StoredAsTrashed(string address) =>
        Stored(Path.ChangeExtension(address, Constants.Conventions.Media.TrashedMediaSuffix + Path.GetExtension(address)));

    private string Content(IMedia media)
    {
        using Stream stream = Files.GetFile(Media.GetById(media.Id)!, out _);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
