using Microsoft.Extensions.Options;
using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Pictures;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Tests.Guides;

[TestFixture, NonParallelizable]
internal sealed class MediaSizesTests
{
    private const string ShownAt = "/guides/pictures/00000000-0000-0000-0000-000000000001";

    [Test]
    public void Addresses_are_written_as_a_full_Umbraco_signs_them()
    {
        Generator umbraco = new(wanted => $"{wanted.ImageUrl}?width={wanted.Width}&quality={wanted.Quality}&hmac=00ff");
        ShownSizes sizes = Of(umbraco, 700, 400)!;
        Assert.That(sizes.SourceSet, Is.EqualTo($"/media/abcdefgh/a.jpg?width=320&quality=80&hmac=00ff 320w, /media/abcdefgh/a.jpg?width=640&quality=80&hmac=00ff 640w, {ShownAt} 700w"));
        Assert.That(umbraco.Asked.Select(wanted => (wanted.SourceWidth, wanted.SourceHeight)), Has.All.EqualTo(((int?)700, (int?)400)));
        string html = GuideText.Read($"![A garden]({ShownAt})").ToHtml(new Dictionary<string, string>(), pictures: new Dictionary<Guid, ShownSizes> { [GuidePictureAddress.KeyIn(ShownAt)!.Value] = sizes });
        Assert.That(html, Does.Contain("width=\"700\" height=\"400\" srcset=\"/media/abcdefgh/a.jpg?width=320&amp;quality=80&amp;hmac=00ff 320w, ").And.Contain("sizes=\"(min-width: "));
    }

    [TestCase("https://cdn.example/a.jpg?width=320")]
    [TestCase("//cdn.example/a.jpg")]
    [TestCase("/media/a b.jpg")]
    [TestCase("/media/a,b.jpg")]
    [TestCase(null)]
    public void An_address_that_a_page_may_not_load_or_cannot_write_is_left_out(string? address)
    {
        ShownSizes sizes = Of(new Generator(_ => address), 700, 400)!;
        Assert.That((sizes.Width, sizes.Height, sizes.SourceSet), Is.EqualTo((700, 400, (string?)null)), "its place is kept free all the same");
    }

    [TestCase(300, 320)]
    [TestCase(320, 320)]
    public void A_picture_no_wider_than_the_smallest_size_is_offered_in_none(int width, int _) => Assert.That(Of(new Generator(wanted => $"/x?{wanted.Width}"), width, 100)!.SourceSet, Is.Null);

    [Test]
    public void A_picture_of_which_nobody_knows_how_large_it_is_has_no_sizes() => Assert.That(Of(new Generator(_ => "/x"), 0, 0), Is.Null);

    [TestCase("320 640", new[] { 320, 640 })]
    [TestCase(" 160,3840 ", new[] { 160, 3840 })]
    [TestCase("", null)]
    [TestCase("640 320", null)]
    [TestCase("640 640", null)]
    [TestCase("100", null)]
    [TestCase("wide", null)]
    [TestCase("-320", null)]
    public void Widths_are_numbers_from_small_to_large(string widths, int[]? read)
    {
        PictureOptions options = new() { Widths = widths };
        Assert.That(options.Pixels, Is.EqualTo(read ?? []));
        ValidateOptionsResult result = new PictureOptionsCheck().Validate(null, options);
        Assert.That(result.Failed, Is.EqualTo(read is null));
        if (read is null)
            Assert.That(result.FailureMessage, Does.Contain("Phb:Pictures:Widths").And.Contain("such as 320"));
    }

    private static ShownSizes? Of(IImageUrlGenerator generator, int width, int height)
    {
        IMedia item = OneHost.Host.Get<IMediaService>().CreateMedia("A garden", Constants.System.Root, Constants.Conventions.MediaTypes.Image);
        item.SetValue(Constants.Conventions.Media.File, "/media/abcdefgh/a.jpg");
        if (width > 0)
        {
            item.SetValue(Constants.Conventions.Media.Width, width);
            item.SetValue(Constants.Conventions.Media.Height, height);
        }

        return new MediaSizes(generator, OneHost.Host.Get<MediaUrlGeneratorCollection>(), Options.Create(new PictureOptions())).Of(item, ShownAt);
    }

    private sealed class Generator(Func<ImageUrlGenerationOptions, string?> make) : IImageUrlGenerator
    {
        public List<ImageUrlGenerationOptions> Asked { get; } = [];

        public IEnumerable<string> SupportedImageFileTypes => ["jpg", "png"];

        public string? GetImageUrl(ImageUrlGenerationOptions? options)
        {
            Asked.Add(options!);
            return make(options!);
        }
    }
}
