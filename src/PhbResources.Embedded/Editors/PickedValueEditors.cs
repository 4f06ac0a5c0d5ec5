using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Embedded.Editors;

/// <summary>A JSON list of what was picked, held to the numbers the data type allows; the content and media it names are tracked as references.</summary>
internal class PickedListValueEditor : JsonValueEditor, IDataValueReference
{
    public PickedListValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute)
        : base(strings, json, io, attribute)
        => Validators.Add(new CountValidator(value => Items(value).Count()));

    public override IValueRequiredValidator RequiredValidator { get; } = new RequiredListValidator();

    public virtual IEnumerable<UmbracoEntityReference> GetReferences(object? value)
        => Items(value).Select(item => Reference(item["udi"]?.ToString())).OfType<UmbracoEntityReference>();

    protected IEnumerable<JsonObject> Items(object? value) => ToNode(value) is JsonArray array ? array.OfType<JsonObject>() : [];

    protected static UmbracoEntityReference? Reference(string? udi) => udi is not null && UdiParser.TryParse(udi, out Udi? parsed) ? new UmbracoEntityReference(parsed) : null;
}

/// <summary>Picked media: entries that lack a key of their own get one.</summary>
internal sealed class MediaPickerValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute)
    : PickedListValueEditor(strings, json, io, attribute)
{
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        var kept = new JsonArray();
        foreach (JsonObject item in Items(editorValue.Value).Where(x => MediaKey(x) is not null))
        {
            var copy = (JsonObject)item.DeepClone();
            if (!Guid.TryParse(copy["key"]?.ToString(), out Guid key) || key == Guid.Empty)
            {
                copy["key"] = Guid.NewGuid();
            }

            kept.Add(copy);
        }

        return kept.Count == 0 ? null : kept.ToJsonString();
    }

    public override IEnumerable<UmbracoEntityReference> GetReferences(object? value)
        => Items(value).Select(MediaKey).OfType<Guid>().Select(key => new UmbracoEntityReference(Udi.Create(Constants.UdiEntityType.Media, key)));

    private static Guid? MediaKey(JsonObject item) => Guid.TryParse(item["mediaKey"]?.ToString(), out Guid key) ? key : null;
}

/// <summary>Picked nodes: UDIs, or objects with <c>type</c> and <c>unique</c>, stored as UDIs with commas.</summary>
internal sealed class PickedNodesValueEditor : JsonValueEditor, IDataValueReference
{
    public PickedNodesValueEditor(IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute)
        : base(strings, json, io, attribute)
        => Validators.Add(new CountValidator(value => Udis(value).Count));

    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
        => Udis(editorValue.Value) is { Count: > 0 } udis ? string.Join(',', udis) : null;

    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
        => new JsonArray([.. Udis(property.GetValue(culture, segment)).OfType<GuidUdi>()
            .Select(udi => new JsonObject { ["type"] = udi.EntityType, ["unique"] = udi.Guid })]);

    public IEnumerable<UmbracoEntityReference> GetReferences(object? value) => Udis(value).Select(udi => new UmbracoEntityReference(udi));

    private List<Udi> Udis(object? value)
    {
        IEnumerable<string?> texts = ToNode(value) is JsonArray array
            ? array.Select(item => item is JsonObject picked ? ToUdi(picked) : item?.ToString())
            : (value as string)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return texts.Select(text => text is not null && UdiParser.TryParse(text, out Udi? udi) ? udi : null).OfType<Udi>().ToList();
    }

    private static string? ToUdi(JsonObject picked)
        => Guid.TryParse(picked["unique"]?.ToString(), out Guid key) && picked["type"]?.ToString() is { Length: > 0 } type ? Udi.Create(type, key).ToString() : null;
}

/// <summary>At least and at most so many, as the data type says; 0 or nothing is no limit. None at all is the business of "mandatory".</summary>
internal sealed class CountValidator(Func<object?, int> count) : IValueValidator
{
    public IEnumerable<ValidationResult> Validate(object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
    {
        (int? min, int? max) = dataTypeConfiguration switch
        {
            MediaPicker3Configuration { Multiple: false } => (null, 1),
            MediaPicker3Configuration media => (media.ValidationLimit?.Min, media.ValidationLimit?.Max),
            MultiUrlPickerConfiguration links => (links.MinNumber, links.MaxNumber),
            MultiNodePickerConfiguration nodes => (nodes.MinNumber, nodes.MaxNumber),
            _ => ((int?)null, (int?)null),
        };

        int picked = count(value);
        if (picked > 0 && picked < min)
        {
            yield return new ValidationResult($"Pick at least {min}; {picked} picked.", ["value"]);
        }

        if (max > 0 && picked > max)
        {
            yield return new ValidationResult($"Pick at most {max}; {picked} picked.", ["value"]);
        }
    }
}
