using System.Net;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Writing;
using PhbResources.Embedded.Tests.Media;
using PhbResources.Web.Tests.InProcess;
using SkiaSharp;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Web.Tests.Guides;

/// <summary>From a picture's upload to what a telephone loads of it.</summary>
[NonParallelizable]
internal sealed class GuidePictureTests
{
    private RunningSite _site = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _site = await RunningSite.StartAsync("--Phb:Pictures:Widths=320, 640, 1024");
        _client = new HttpClient { BaseAddress = _site.Address };
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _site.DisposeAsync();
    }

    [Test]
    public async Task A_page_offers_each_screen_a_picture_of_its_size_and_keeps_its_place_free()
    {
        GuidePicture picture = await GuidePicture.PublishAsync(_site, Photo.Make(800, 500));
        Assert.Multiple(() =>
        {
            Assert.That((picture.Of("width"), picture.Of("height"), picture.Of("loading"), picture.Of("alt")), Is.EqualTo(("800", "500", "lazy", "A garden, red and blue")));
            Assert.That(picture.Of("src"), Is.EqualTo(GuidePictureAddress.Of(picture.Key)));
            Assert.That(picture.Sizes.Select(size => size.Width), Is.EqualTo(new[] { 320, 640, 800 }));
            Assert.That(picture.Of("sizes"), Does.EndWith("calc(100vw - 2rem)"));
        });
        foreach ((string address, int width) in picture.Sizes)
        {
            using HttpResponseMessage answer = await _client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), address);
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("image/jpeg"));
            Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("sandbox"));
            Assert.That(Photo.Size(await answer.Content.ReadAsByteArrayAsync()).Width, Is.EqualTo(width), address);
        }

        int version = (await _site.Get<GuideHistory>().LatestAsync(_site.Get<PublishedGuides>().Current.BySlug[picture.Path["/guides/".Length..]].Key, CancellationToken.None))!.Number!.Value;
        GuidePicture inHistory = await GuidePicture.ReadAsync(_site, picture.Key, $"{picture.Path}/history/{version}");
        Assert.That(inHistory.Of("srcset"), Is.EqualTo(picture.Of("srcset")), "and so does the page of a version");
    }

    [Test]
    public async Task A_picture_from_a_camera_held_sideways_is_offered_upright()
    {
        GuidePicture picture = await GuidePicture.PublishAsync(_site, Photo.Turned(1500, 900, 6));
        Assert.That((picture.Of("width"), picture.Of("height")), Is.EqualTo(("900", "1500")));
        byte[] small = await _client.GetByteArrayAsync(new Uri(picture.Sizes[0].Address, UriKind.Relative));
        Assert.That(Photo.Size(small), Is.EqualTo((320, 533)));
        Assert.That((Photo.Colour(small, 0.5, 0.2), Photo.Colour(small, 0.5, 0.8)), Is.EqualTo(("red", "blue")));
    }

    [Test]
    public async Task A_small_picture_is_shown_as_it_is_and_a_large_one_is_not_offered_whole()
    {
        GuidePicture small = await GuidePicture.PublishAsync(_site, Photo.Make(200, 100, SKEncodedImageFormat.Png), "small.png");
        Assert.That((small.Of("width"), small.Of("height"), small.Of("srcset"), small.Of("sizes")), Is.EqualTo(("200", "100", (string?)null, (string?)null)));
        GuidePicture large = await GuidePicture.PublishAsync(_site, Photo.Make(3000, 2000));
        Assert.That(large.Sizes.Select(size => size.Width), Is.EqualTo(new[] { 320, 640, 1024 }));
        Assert.That(large.Of("width"), Is.EqualTo("3000"));
    }

    [Test]
    public async Task Nobody_gets_a_size_of_a_picture_that_is_binned_or_deleted_or_never_was_public()
    {
        IMediaService media = _site.Get<IMediaService>();
        GuidePicture picture = await GuidePicture.PublishAsync(_site, Photo.Make(800, 500));
        string size = picture.Sizes[0].Address;
        Assert.That(await StatusAsync(size), Is.EqualTo(HttpStatusCode.OK));
        media.MoveToRecycleBin(media.GetById(picture.Key)!);
        Assert.That(await StatusAsync(size), Is.EqualTo(HttpStatusCode.NotFound));
        media.Move(media.GetById(picture.Key)!, Umbraco.Cms.Core.Constants.System.Root);
        Assert.That(await StatusAsync(size), Is.EqualTo(HttpStatusCode.OK), "it comes back");
        media.Delete(media.GetById(picture.Key)!);
        Assert.That(await StatusAsync(size), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await StatusAsync(size.Replace("320w", "321w", StringComparison.Ordinal)), Is.EqualTo(HttpStatusCode.NotFound));

        IMedia secret = media.CreateMedia("Nobody shows this", Umbraco.Cms.Core.Constants.System.Root, Umbraco.Cms.Core.Constants.Conventions.MediaTypes.Image);
        secret.SetValue("umbracoFile", await StoredAsync());
        media.Save(secret);
        Assert.That(await StatusAsync(secret.GetValue<string>("umbracoFile")!.Replace(".jpg", ".320w.jpg", StringComparison.Ordinal)), Is.EqualTo(HttpStatusCode.NotFound));
    }

    // A file of media that no published document and no guide names.
    private async Task<string> StoredAsync()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_site.DataPath, "media", "abcd0123")).FullName;
        await System.IO.File.WriteAllBytesAsync(Path.Combine(folder, "secret.jpg"), Photo.Make(800, 500));
        return "/media/abcd0123/secret.jpg";
    }

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using HttpResponseMessage answer = await _client.GetAsync(new Uri(address, UriKind.Relative));
        return answer.StatusCode;
    }
}
