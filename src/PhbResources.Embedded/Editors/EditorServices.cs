using Microsoft.Extensions.DependencyInjection;
using PhbResources.Embedded.Json;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Serialization;

namespace PhbResources.Embedded.Editors;

/// <summary>
/// Registers the property editors whose classes are in Umbraco.Cms.Infrastructure, under Umbraco's own aliases, and the JSON they are stored in.
/// They are hidden from Umbraco's type finder, so that nothing but this host ever has them: a full Umbraco has the real ones.
/// </summary>
internal static class EditorServices
{
    public static void AddPropertyEditors(this IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<IJsonSerializer, UmbracoJsonSerializer>();
        builder.Services.AddSingleton<IConfigurationEditorJsonSerializer, ConfigurationJsonSerializer>();
        builder.Services.AddSingleton<IWebhookJsonSerializer, WebhookJsonSerializer>();

        builder.DataEditors()
            .Add<TextBoxPropertyEditor>()
            .Add<TextAreaPropertyEditor>()
            .Add<EmailAddressPropertyEditor>()
            .Add<TrueFalsePropertyEditor>()
            .Add<SliderPropertyEditor>()
            .Add<DateTimePropertyEditor>()
            .Add<DateOnlyPropertyEditor>()
            .Add<TimeOnlyPropertyEditor>()
            .Add<DateTimeUnspecifiedPropertyEditor>()
            .Add<DateTimeWithTimeZonePropertyEditor>()
            .Add<DropDownFlexiblePropertyEditor>()
            .Add<CheckBoxListPropertyEditor>()
            .Add<RadioButtonListPropertyEditor>()
            .Add<ColorPickerPropertyEditor>()
            .Add<TagsPropertyEditor>()
            .Add<MultipleTextStringPropertyEditor>()
            .Add<ListViewPropertyEditor>()
            .Add<MediaPicker3PropertyEditor>()
            .Add<MultiUrlPickerPropertyEditor>()
            .Add<MultiNodeTreePickerPropertyEditor>()
            .Add<RichTextPropertyEditor>()
            .Add<FileUploadPropertyEditor>()
            .Add<ImageCropperPropertyEditor>();

        builder.MediaUrlGenerators()
            .Add<FileUploadPropertyEditor>()
            .Add<ImageCropperPropertyEditor>();
    }
}
