using System.Buffers;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace PhbResources.Core.Pictures;

/// <summary>
/// The sizes of a picture in the media library. Their addresses are Umbraco's to give: in a full Umbraco they lead to its image pipeline, signed with its
/// key; in the embedded host to files that were made at upload.
/// </summary>
/// <param name="generator">Umbraco's, or the embedded host's.</param>
/// <param name="urls">Finds the addresses of files.</param>
/// <param name="options">Which sizes.</param>
public sealed class MediaSizes(IImageUrlGenerator generator, MediaUrlGeneratorCollection urls, IOptions<PictureOptions> options)
{
    private static readonly SearchValues<char> s_notPlain = SearchValues.Create(" ,\t\r\n\f\\");

    /// <summary>The sizes of a picture, or <c>null</c> where it is not known how large it is.</summary>
    /// <param name="media">The media item.</param>
    /// <param name="shownAt">The address at which the page shows the picture as it is.</param>
    public ShownSizes? Of(IMedia media, string shownAt)
    {
        ArgumentNullException.ThrowIfNull(media);
        ArgumentNullException.ThrowIfNull(shownAt);
        int width = media.HasProperty(Constants.Conventions.Media.Width) ? media.GetValue<int>(Constants.Conventions.Media.Width) : 0;
        int height = media.HasProperty(Constants.Conventions.Media.Height) ? media.GetValue<int>(Constants.Conventions.Media.Height) : 0;
        if (width < 1 || height < 1)
            return null;
        ShownSizes shown = new(width, height);
        if (media.GetUrl(Constants.Conventions.Media.File, urls) is not { Length: > 0 } file || !generator.IsSupportedImageFormat(Path.GetExtension(file).TrimStart('.')))
            return shown;
        IReadOnlyList<int> widths = options.Value.Pixels;
        List<(string, int)> addresses = [];
        foreach (int narrower in widths.Where(one => one < width))
        {
            // Anything but a plain address of this site could not stand in the list, or would not be let in by the page's security policy.
            if (generator.GetImageUrl(new ImageUrlGenerationOptions(file) { Width = narrower, SourceWidth = width, SourceHeight = height, Quality = options.Value.Quality }) is { } address && IsPlain(address))
                addresses.Add((address, narrower));
        }

        if (width <= widths[^1])
            addresses.Add((shownAt, width));
        return shown with { Addresses = addresses };
    }

    private static bool IsPlain(string address) => address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.AsSpan().ContainsAny(s_notPlain);
}
