using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validators;

namespace PhbResources.Embedded.Editors;

/// <summary>A date with or without a time of day, stored as a date.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.DateTime, ValueType = ValueTypes.DateTime, ValueEditorIsReusable = true)]
internal sealed class DateTimePropertyEditor(IDataValueEditorFactory factory) : DataEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor()
    {
        IDataValueEditor editor = base.CreateValueEditor();
        editor.Validators.Add(new DateTimeValidator());
        return editor;
    }
}

/// <summary>What the editors have in common that store JSON with <c>date</c> (ISO 8601 with offset) and <c>timeZone</c> (IANA name).</summary>
internal abstract class JsonDatePropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : DataEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<JsonDateValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new TypedConfigurationEditor<DateTimeConfiguration>(io);
}

/// <summary>A day.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.DateOnly, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class DateOnlyPropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : JsonDatePropertyEditor(factory, io);

/// <summary>A time of day.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.TimeOnly, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class TimeOnlyPropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : JsonDatePropertyEditor(factory, io);

/// <summary>A day and a time of day, wherever one is.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.DateTimeUnspecified, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class DateTimeUnspecifiedPropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : JsonDatePropertyEditor(factory, io);

/// <summary>A moment, with the time zone it was chosen in.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.DateTimeWithTimeZone, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class DateTimeWithTimeZonePropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : JsonDatePropertyEditor(factory, io);
