using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;

namespace PhbResources.Embedded.Media;

/// <summary>
/// Gives the addresses of the sizes that are kept: the smallest that is as wide as was asked for, or the picture itself. Nothing is cut off or
/// turned into another format here, whatever else is asked for.
/// </summary>
internal sealed class StoredSizeUrls(MediaFileManager files, IOptions<PictureSizeOptions> options) : IImageUrlGenerator
{
    // What it begins with is what the file system of media gives.
    private readonly string _root = files.FileSystem.GetUrl("").TrimEnd('/') + "/";

    public IEnumerable<string> SupportedImageFileTypes => PictureResizer.FileTypes;

    public string? GetImageUrl(ImageUrlGenerationOptions? wanted)
    {
        if (wanted?.ImageUrl is not { } address)
            return null;
        if (wanted.Width is not { } asked || !address.StartsWith(_root, StringComparison.Ordinal) || address.Contains('?', StringComparison.Ordinal) || !PictureResizer.CanMake(address))
            return address;
        int width = options.Value.Widths.FirstOrDefault(width => width >= asked);
        return width == 0 || width >= wanted.SourceWidth ? address : SizeNames.Of(address, width);
    }
}
