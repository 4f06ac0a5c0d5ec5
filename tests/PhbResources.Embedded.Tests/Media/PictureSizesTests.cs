using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Embedded.Database;
using PhbResources.Embedded.Media;
using PhbResources.Embedded.Tests.Conformance;
using SkiaSharp;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;
using File = System.IO.File;

namespace PhbResources.Embedded.Tests.Media;

[TestFixture, NonParallelizable]
internal sealed class PictureSizesTests
{
    private EmbeddedHost _host = null!;

    private string Root => Get<DataFolder>().Media;

    private IMediaService Media => Get<IMediaService>();

    private PictureSizes Sizes => Get<PictureSizes>();

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _host = new EmbeddedHost();
        await _host.StartAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _host.DisposeAsync();

    [TestCase("garden.jpg", SKEncodedImageFormat.Jpeg)]
    [TestCase("garden.jpeg", SKEncodedImageFormat.Jpeg)]
    [TestCase("garden.png", SKEncodedImageFormat.Png)]
    [TestCase("garden.webp", SKEncodedImageFormat.Webp)]
    public void A_picture_that_is_uploaded_has_smaller_sizes_beside_it(string name, SKEncodedImageFormat format)
    {
        byte[] uploaded = Photo.Make(1000, 600, format);
        string path = Stored(Upload(name, uploaded));
        Assert.That(Beside(path), Is.EqualTo(new[] { "320w 320x192", "640w 640x384", "960w 960x576" }));
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(uploaded), "what was uploaded stays as it is");
        byte[] small = File.ReadAllBytes(SizeNames.Of(path, 320));
        using SKCodec codec = SKCodec.Create(new MemoryStream(small));
        Assert.That(codec.EncodedFormat, Is.EqualTo(format));
        Assert.That((Photo.Colour(small, 0.25, 0.5), Photo.Colour(small, 0.75, 0.5)), Is.EqualTo(("red", "blue")));
        Assert.That(small, Has.Length.LessThan(uploaded.Length));
    }

    // Where red is seen when the picture is the right way up: it was on the left.
    [TestCase(1, "left"), TestCase(2, "right"), TestCase(3, "right"), TestCase(4, "left")]
    [TestCase(5, "top"), TestCase(6, "top"), TestCase(7, "bottom"), TestCase(8, "bottom")]
    public void A_picture_that_a_camera_held_sideways_is_the_right_way_up(int orientation, string red)
    {
        IMedia item = Upload("portrait.jpg", Photo.Turned(1000, 600, (byte)orientation));
        bool onItsSide = orientation > 4;
        Assert.That((item.GetValue<int>("umbracoWidth"), item.GetValue<int>("umbracoHeight")), Is.EqualTo(onItsSide ? (600, 1000) : (1000, 600)));
        byte[] small = File.ReadAllBytes(SizeNames.Of(Stored(item), 320));
        Assert.That(Photo.Size(small), Is.EqualTo(onItsSide ? (320, 533) : (320, 192)));
        (string there, string opposite) = red switch
        {
            "left" => (Photo.Colour(small, 0.2, 0.5), Photo.Colour(small, 0.8, 0.5)),
            "right" => (Photo.Colour(small, 0.8, 0.5), Photo.Colour(small, 0.2, 0.5)),
            "top" => (Photo.Colour(small, 0.5, 0.2), Photo.Colour(small, 0.5, 0.8)),
            _ => (Photo.Colour(small, 0.5, 0.8), Photo.Colour(small, 0.5, 0.2)),
        };
        Assert.That((there, opposite), Is.EqualTo(("red", "blue")));
    }

    [TestCase(320)]
    [TestCase(40)]
    public void A_small_picture_is_not_enlarged(int width)
    {
        IMedia item = Upload("small.png", Photo.Make(width, 30, SKEncodedImageFormat.Png));
        Assert.That(Beside(Stored(item)), Is.Empty);
        using Stream? same = Sizes.Open(SizeNames.Of(Address(item), 320));
        Assert.That(same!.Length, Is.EqualTo(new FileInfo(Stored(item)).Length), "who asks for a size gets the picture itself");
    }

    [Test]
    public void A_picture_that_cannot_be_read_is_kept_as_it_is()
    {
        byte[] broken = Photo.Make(1000, 600)[..4000];
        broken.AsSpan(700).Clear();
        foreach ((string name, byte[] content) in new[] { ("broken.jpg", broken), ("words.png", Encoding.UTF8.GetBytes("no picture at all")), ("empty.jpg", []) })
        {
            IMedia item = Upload(name, content);
            Assert.That(Beside(Stored(item)), Is.Empty, name);
            using Stream? same = Sizes.Open(SizeNames.Of(Address(item), 320));
            Assert.That(same!.Length, Is.EqualTo(content.Length), name);
        }
    }

    [Test]
    public void The_log_says_once_that_a_picture_cannot_be_read()
    {
        IMedia item = Upload("unread.png", Encoding.UTF8.GetBytes("no picture"));
        Lines log = new();
        PictureSizes sizes = new(Get<DataFolder>(), Get<MediaFileManager>(), Get<IOptions<PictureSizeOptions>>(), log);
        for (int time = 1; time <= 3; time++)
            sizes.Open(SizeNames.Of(Address(item), 320))?.Dispose();
        Assert.That(log.Written, Has.Count.EqualTo(1));
        Assert.That(log.Written[0], Does.Contain("unread.png is shown as it is"));
        SetFile(item, "unread.png", Photo.Make(500, 400, SKEncodedImageFormat.Png));
        sizes.Open(SizeNames.Of(Address(item), 320))?.Dispose();
        Assert.That(Beside(Stored(item)), Is.EqualTo(new[] { "320w 320x256" }), "another file may be better");
    }

    [Test]
    public void A_picture_with_too_many_pixels_to_be_taken_to_pieces_is_kept_as_it_is()
    {
        PictureSizeOptions few = new() { MostPixels = 1_000_000 };
        Assert.That(() => PictureResizer.Make(new MemoryStream(Photo.Make(1_400, 1_000, SKEncodedImageFormat.Png)), "huge.png", few), Throws.InstanceOf<PictureException>().With.Message.Contains("1400000 pixels"));
        // Of a JPEG no more is read than is needed.
        Assert.That(PictureResizer.Make(new MemoryStream(Photo.Make(2_800, 2_000)), "huge.jpg", new PictureSizeOptions { MostPixels = 1_000_000, Widths = [320, 640] }).Select(made => Photo.Size(made.File)), Is.EqualTo(new[] { (320, 229), (640, 457) }));
    }

    [Test]
    public void Another_file_of_another_name_has_its_own_sizes()
    {
        IMedia item = Upload("first.jpg", Photo.Make(1000, 600));
        string before = Stored(item);
        SetFile(item, "second.jpg", Photo.Make(700, 700));
        string after = Stored(item);
        Assert.That(after, Is.Not.EqualTo(before));
        Assert.That(Beside(after), Is.EqualTo(new[] { "320w 320x320", "640w 640x640" }));
        Assert.That(Beside(before), Is.Empty);
    }

    [Test]
    public void Another_file_of_the_same_name_has_its_own_sizes()
    {
        IMedia item = Upload("same.jpg", Photo.Make(1000, 600));
        SetFile(item, "same.jpg", Photo.Make(500, 500));
        Assert.That(Beside(Stored(item)), Is.EqualTo(new[] { "320w 320x320" }));
    }

    [Test]
    public void Sizes_go_to_the_recycle_bin_and_back_with_their_picture_and_are_gone_when_it_is_deleted()
    {
        IMedia item = Upload("binned.jpg", Photo.Make(700, 600));
        string path = Stored(item), binned = Path.ChangeExtension(path, ".deleted.jpg");
        Media.MoveToRecycleBin(item);
        Assert.That(Beside(path), Is.Empty);
        Assert.That(Beside(binned), Is.EqualTo(new[] { "320w 320x274", "640w 640x549" }));
        Assert.That(Sizes.Open(SizeNames.Of(Address(item), 320)), Is.Null, "nobody gets them");
        Media.Move(Media.GetById(item.Key)!, Constants.System.Root);
        Assert.That(Beside(path), Has.Length.EqualTo(2));
        Media.MoveToRecycleBin(Media.GetById(item.Key)!);
        Media.Delete(Media.GetById(item.Key)!);
        Assert.That(Directory.Exists(Path.GetDirectoryName(path)) ? Directory.GetFiles(Path.GetDirectoryName(path)!) : [], Is.Empty);
        IMedia other = Upload("deleted.jpg", Photo.Make(700, 600));
        Media.Delete(other);
        Assert.That(Directory.Exists(Path.GetDirectoryName(Stored(other))) ? Directory.GetFiles(Path.GetDirectoryName(Stored(other))!) : [], Is.Empty);
    }

    [Test]
    public void A_picture_from_before_there_were_sizes_gets_them_when_one_is_asked_for()
    {
        IMedia item = Upload("older.jpg", Photo.Make(1000, 600));
        foreach (string size in Directory.GetFiles(Path.GetDirectoryName(Stored(item))!, "*w.jpg"))
            File.Delete(size);
        using (Stream? size = Sizes.Open(SizeNames.Of(Address(item), 640)))
        {
            using MemoryStream read = new();
            size!.CopyTo(read);
            Assert.That(Photo.Size(read.ToArray()), Is.EqualTo((640, 384)));
        }

        Assert.That(Beside(Stored(item)), Has.Length.EqualTo(3));
        Assert.That(Sizes.Open(SizeNames.Of(Address(item), 333)), Is.Null, "a size that is not offered");
        Assert.That(Sizes.Open("/media/abcdefgh/none.640w.jpg"), Is.Null);
    }

    [Test]
    public async Task A_backup_knows_sizes_and_a_start_leaves_them_where_they_are()
    {
        IMedia item = Upload("kept.jpg", Photo.Make(1000, 600));
        string path = Stored(item), relative = Path.GetRelativePath(Root, path).Replace('\\', '/');
        string orphan = Path.Combine(Path.GetDirectoryName(path)!, "nobody.320w.jpg");
        await File.WriteAllTextAsync(orphan, "of no picture");
        using (Microsoft.Data.Sqlite.SqliteConnection connection = DatabaseCopy.Open(Get<DataFolder>().Database))
        {
            MediaOfDatabase known = new(connection);
            Assert.That(known.Knows(SizeNames.Of(relative, 640)));
            Assert.That(known.Knows(relative.Replace("kept", "nobody.320w", StringComparison.Ordinal)), Is.False);
        }

        await _host.StopAsync();
        await _host.StartAsync();
        Assert.That(Beside(path), Has.Length.EqualTo(3));
        Assert.That(orphan, Does.Not.Exist);
    }

    [TestCase("/media/abcdefgh/a.jpg", 300, null, "/media/abcdefgh/a.320w.jpg")]
    [TestCase("/media/abcdefgh/a.jpg", 321, 4000, "/media/abcdefgh/a.640w.jpg")]
    [TestCase("/media/abcdefgh/a.jpg", 640, 640, "/media/abcdefgh/a.jpg")]
    [TestCase("/media/abcdefgh/a.jpg", 9000, 9999, "/media/abcdefgh/a.jpg")]
    [TestCase("/media/abcdefgh/a.jpg", null, null, "/media/abcdefgh/a.jpg")]
    [TestCase("/media/abcdefgh/a.gif", 320, null, "/media/abcdefgh/a.gif")]
    [TestCase("https://elsewhere.example/a.jpg", 320, null, "https://elsewhere.example/a.jpg")]
    public void Umbracos_own_seam_gives_the_address_of_a_size_that_is_kept(string picture, int? width, int? sourceWidth, string expected) =>
        Assert.That(Get<IImageUrlGenerator>().GetImageUrl(new ImageUrlGenerationOptions(picture) { Width = width, SourceWidth = sourceWidth }), Is.EqualTo(expected));

    private string[] Beside(string path) =>
    [
        .. (Directory.Exists(Path.GetDirectoryName(path)) ? Directory.GetFiles(Path.GetDirectoryName(path)!) : [])
            .Select(file => (File: file, Size: SizeNames.Read(file)))
            .Where(one => one.Size?.Picture == path)
            .OrderBy(one => one.Size!.Value.Width)
            .Select(one => (one.Size!.Value.Width, Size: Photo.Size(File.ReadAllBytes(one.File))))
            .Select(one => $"{one.Width}w {one.Size.Width}x{one.Size.Height}"),
    ];

    private IMedia Upload(string name, byte[] content)
    {
        IMedia item = Media.CreateMedia(name, Constants.System.Root, Constants.Conventions.MediaTypes.Image);
        item.Key = Guid.NewGuid();
        SetFile(item, name, content);
        return item;
    }

    private void SetFile(IMedia item, string name, byte[] content)
    {
        using MemoryStream stream = new(content);
        item.SetValue(Get<MediaFileManager>(), Get<MediaUrlGeneratorCollection>(), Get<IShortStringHelper>(), Get<IContentTypeBaseServiceProvider>(), Constants.Conventions.Media.File, name, stream);
        Assert.That(Media.Save(item).Success);
    }

    private string Address(IMedia item) => item.GetUrl(Constants.Conventions.Media.File, Get<MediaUrlGeneratorCollection>())!;

    private string Stored(IMedia item) => Path.Combine(Root, Address(item)["/media/".Length..]);

    private T Get<T>() where T : notnull => _host.Services.GetRequiredService<T>();

    private sealed class Lines : ILogger<PictureSizes>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Written.Add(formatter(state, exception));
    }
}
