using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.PublishedCache;

namespace PhbResources.Embedded.Published.Values;

/// <summary>Picked media. Those that are not there any more are left out.</summary>
[HideFromTypeFinder]
internal sealed class MediaPickerConverter(IPublishedMediaCache cache, IApiMediaBuilder builder) : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private sealed record Picked(Guid MediaKey, IReadOnlyList<CropsValue.Crop>? Crops, CropsValue.Point? FocalPoint);

    public override bool IsConverter(IPublishedPropertyType propertyType) => propertyType.EditorAlias == Constants.PropertyEditors.Aliases.MediaPicker3;

    public override bool? IsValue(object? value, PropertyValueLevel level) =>
        level == PropertyValueLevel.Source && value?.ToString() == "[]" ? false : base.IsValue(value, level);

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(IEnumerable<IPublishedContent>);

    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    public override object ConvertIntermediateToObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview) =>
        Found(propertyType, inter).Select(found => found.Media).ToArray();

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(IEnumerable<IApiMediaWithCrops>);

    public object ConvertIntermediateToDeliveryApiObject(IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding)
    {
        MediaPicker3Configuration.CropConfiguration[] offered = Configuration(propertyType)?.Crops ?? [];
        return Found(propertyType, inter).Select(found => Build(found.Media, found.Picked, offered)).ToArray();
    }

    private ApiMediaWithCrops Build(IPublishedContent media, Picked picked, MediaPicker3Configuration.CropConfiguration[] offered)
    {
        // What was chosen where it was picked goes before what was chosen of the picture itself.
        var own = media.GetProperty(Constants.Conventions.Media.File)?.GetValue() as CropsValue;
        IEnumerable<CropsValue.Crop> crops = offered
            .Select(crop => picked.Crops?.FirstOrDefault(chosen => chosen.Alias == crop.Alias) ?? new CropsValue.Crop(crop.Alias, crop.Width, crop.Height, null))
            .Concat(own?.Crops?.Where(crop => offered.All(known => known.Alias != crop.Alias)) ?? []);
        return new ApiMediaWithCrops(builder.Build(media), CropsValue.ToApi(picked.FocalPoint ?? own?.FocalPoint), CropsValue.ToApi(crops));
    }

    private IEnumerable<(IPublishedContent Media, Picked Picked)> Found(IPublishedPropertyType type, object? inter)
    {
        IEnumerable<(IPublishedContent, Picked)> found = Read(inter?.ToString())
            .Select(picked => (Media: cache.GetById(picked.MediaKey), Picked: picked))
            .Where(pair => pair.Media is not null)
            .Select(pair => (pair.Media!, pair.Picked));
        return Configuration(type)?.Multiple is true ? found : found.Take(1);
    }

    private static IEnumerable<Picked> Read(string? stored)
    {
        try
        {
            return string.IsNullOrWhiteSpace(stored) ? [] : JsonSerializer.Deserialize<Picked[]>(stored, Json) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static MediaPicker3Configuration? Configuration(IPublishedPropertyType type) => type.DataType.ConfigurationObject as MediaPicker3Configuration;
}
