using Umbraco.Cms.Core.Models.DeliveryApi;

namespace PhbResources.Web.DeliveryApi;

/// <summary>A media item as the Delivery API gives it by itself.</summary>
internal sealed class MediaAnswer(IApiMedia media, string path, DateTime created, DateTime updated, ImageFocalPoint? focalPoint, IEnumerable<ImageCrop>? crops) : IApiMediaWithCropsResponse
{
    public string Path => path;

    public DateTime CreateDate => created;

    public DateTime UpdateDate => updated;

    public ImageFocalPoint? FocalPoint => focalPoint;

    public IEnumerable<ImageCrop>? Crops => crops;

    public Guid Id => media.Id;

    public string Name => media.Name;

    public string MediaType => media.MediaType;

    public string Url => media.Url;

    public string? Extension => media.Extension;

    public int? Width => media.Width;

    public int? Height => media.Height;

    public int? Bytes => media.Bytes;

    public IDictionary<string, object?> Properties => media.Properties;
}
