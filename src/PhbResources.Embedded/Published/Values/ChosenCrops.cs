using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace PhbResources.Embedded.Published.Values;

/// <summary>What was chosen of a picture in its image cropper.</summary>
public static class ChosenCrops
{
    /// <summary>The focal point and the crops of a media item; no crops at all (<c>null</c>) where its file is not in an image cropper.</summary>
    public static (ImageFocalPoint? FocalPoint, ImageCrop[]? Crops) Of(IPublishedContent media)
    {
        ArgumentNullException.ThrowIfNull(media);
        return media.GetProperty(Constants.Conventions.Media.File)?.GetValue() is CropsValue chosen
            ? (CropsValue.ToApi(chosen.FocalPoint), CropsValue.ToApi(chosen.Crops))
            : (null, null);
    }
}
