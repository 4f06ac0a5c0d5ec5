using System.Text.Json;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace PhbResources.Embedded.Published.Values;

/// <summary>A picture in an image cropper: where it is, and what was chosen of it.</summary>
internal sealed record CropsValue(string? Src, CropsValue.Point? FocalPoint, IReadOnlyList<CropsValue.Crop>? Crops)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.AllowReadingFromString };

    internal sealed record Point(decimal Left, decimal Top);

    internal sealed record Coordinates(decimal X1, decimal Y1, decimal X2, decimal Y2);

    internal sealed record Crop(string? Alias, int Width, int Height, Coordinates? Coordinates);

    /// <summary>Reads what is stored: JSON, or the bare address of the picture.</summary>
    public static CropsValue? Read(object? stored)
    {
        string? text = stored?.ToString();
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            return text.TrimStart().StartsWith('{') ? JsonSerializer.Deserialize<CropsValue>(text, Json) : new CropsValue(text, null, []);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static ImageFocalPoint? ToApi(Point? point) => point is null ? null : new ImageFocalPoint(point.Left, point.Top);

    public static ImageCrop[] ToApi(IEnumerable<Crop>? crops) =>
    [
        .. (crops ?? []).Where(crop => crop.Alias is not null).Select(crop => new ImageCrop(crop.Alias!, crop.Width, crop.Height,
            crop.Coordinates is { } at ? new ImageCropCoordinates(at.X1, at.Y1, at.X2, at.Y2) : null)),
    ];
}
