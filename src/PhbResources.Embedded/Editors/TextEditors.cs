using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Embedded.Editors;

/// <summary>One line of text; its data type may limit the number of characters.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.TextBox, ValueEditorIsReusable = true)]
internal sealed class TextBoxPropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : DataEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<LimitedTextValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new TextboxConfigurationEditor(io);
}

/// <summary>Several lines of plain text; its data type may limit the number of characters.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.TextArea, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
internal sealed class TextAreaPropertyEditor(IDataValueEditorFactory factory, IIOHelper io) : DataEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<LimitedTextValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new TextAreaConfigurationEditor(io);
}

/// <summary>An e-mail address.</summary>
[HideFromTypeFinder]
[DataEditor(Constants.PropertyEditors.Aliases.EmailAddress, ValueEditorIsReusable = true)]
internal sealed class EmailAddressPropertyEditor(IDataValueEditorFactory factory) : DataEditor(factory)
{
    protected override IDataValueEditor CreateValueEditor()
    {
        LimitedTextValueEditor editor = DataValueEditorFactory.Create<LimitedTextValueEditor>(Attribute!);
        editor.Validators.Add(new EmailAddressValidator());
        return editor;
    }
}

/// <summary>Text as it is, held to the length its data type allows.</summary>
internal sealed class LimitedTextValueEditor : TextOnlyValueEditor
{
    public LimitedTextValueEditor(DataEditorAttribute attribute, ILocalizedTextService texts, IShortStringHelper strings, IJsonSerializer json, IIOHelper io)
        : base(attribute, texts, strings, json, io)
    {
        // Core's own rule for the length names a text in the back office's language files instead of saying what to do.
        Validators.Clear();
        Validators.Add(new MaxCharsValidator());
    }
}
