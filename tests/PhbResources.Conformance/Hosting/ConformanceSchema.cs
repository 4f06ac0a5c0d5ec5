using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Conformance.Hosting;

/// <summary>The types that the suite writes with, created through Umbraco's own type services.</summary>
public sealed class ConformanceSchema(IServiceProvider services)
{
    /// <summary>Document type without properties.</summary>
    public const string Folder = "conformanceFolder";

    /// <summary>Document type with a property for each kind of stored value; none is mandatory.</summary>
    public const string Page = "conformancePage";

    /// <summary>Document type whose <c>title</c> is mandatory.</summary>
    public const string Strict = "conformanceStrict";

    /// <summary>Member type with <c>organisation</c> and <c>credits</c>.</summary>
    public const string Person = "conformancePerson";

    private readonly IShortStringHelper _strings = services.GetRequiredService<IShortStringHelper>();

    public IDataType Text { get; private set; } = null!;

    public async Task InstallAsync()
    {
        Text = await DataTypeAsync("Conformance text", Constants.PropertyEditors.Aliases.TextBox);
        IDataType longText = await DataTypeAsync("Conformance long text", Constants.PropertyEditors.Aliases.TextArea);
        IDataType integer = await DataTypeAsync("Conformance integer", Constants.PropertyEditors.Aliases.Integer);
        IDataType number = await DataTypeAsync("Conformance decimal", Constants.PropertyEditors.Aliases.Decimal);
        IDataType flag = await DataTypeAsync("Conformance true or false", Constants.PropertyEditors.Aliases.Boolean);
        IDataType moment = await DataTypeAsync("Conformance date and time", Constants.PropertyEditors.Aliases.DateTime);

        await DocumentTypeAsync(Folder, _ => { });
        await DocumentTypeAsync(Page, type =>
        {
            Add(type, Text, "title");
            Add(type, longText, "body");
            Add(type, integer, "pages");
            Add(type, number, "rating");
            Add(type, flag, "featured");
            Add(type, moment, "reviewed");
        });
        await DocumentTypeAsync(Strict, type => Add(type, Text, "title", p => p.Mandatory = true));

        var person = new MemberType(_strings, Constants.System.Root) { Alias = Person, Name = Person };
        person.AddPropertyGroup("profile", "Profile");
        Add(person, Text, "organisation", group: "profile");
        Add(person, integer, "credits", group: "profile");
        Succeeded(await services.GetRequiredService<IMemberTypeService>().CreateAsync(person, Constants.Security.SuperUserKey));
    }

    public async Task<IDataType> DataTypeAsync(string name, string editorAlias, Dictionary<string, object>? configuration = null)
    {
        DataType dataType = NewDataType(name, editorAlias);
        if (configuration is not null)
            dataType.ConfigurationData = configuration;
        Attempt<IDataType, DataTypeOperationStatus> created =
            await services.GetRequiredService<IDataTypeService>().CreateAsync(dataType, Constants.Security.SuperUserKey);
        Assert.That(created.Status, Is.EqualTo(DataTypeOperationStatus.Success), name);
        return created.Result;
    }

    /// <summary>A data type that is not saved yet.</summary>
    public DataType NewDataType(string name, string editorAlias)
    {
        if (!services.GetRequiredService<PropertyEditorCollection>().TryGet(editorAlias, out IDataEditor? editor))
            throw new InvalidOperationException($"The host has no property editor '{editorAlias}'.");
        return new DataType(editor, services.GetRequiredService<IConfigurationEditorJsonSerializer>())
        {
            Name = name,
            EditorUiAlias = "Umb.PropertyEditorUi.TextBox",
            DatabaseType = ValueTypes.ToStorageType(editor.GetValueEditor().ValueType),
        };
    }

    /// <summary>Creates a document type that may stand at the root; <paramref name="with"/> adds to it before it is saved.</summary>
    public async Task<IContentType> DocumentTypeAsync(string alias, Action<ContentType> with, IContentType? parent = null)
    {
        ContentType type = parent is null
            ? new ContentType(_strings, Constants.System.Root) { Alias = alias }
            : new ContentType(_strings, parent, alias);
        type.Name = alias;
        type.AllowedAsRoot = true;
        with(type);
        IContentTypeService types = services.GetRequiredService<IContentTypeService>();
        Succeeded(await types.CreateAsync(type, Constants.Security.SuperUserKey));
        return types.Get(alias)!;
    }

    public async Task UpdateAsync(IContentType type) =>
        Succeeded(await services.GetRequiredService<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey));

    /// <summary>Adds a property in the group <paramref name="group"/>, which comes into being with it.</summary>
    public PropertyType Add(IContentTypeBase type, IDataType dataType, string alias, Action<PropertyType>? with = null, string group = "content")
    {
        var property = new PropertyType(_strings, dataType, alias) { Name = alias };
        with?.Invoke(property);
        Assert.That(type.AddPropertyType(property, group, group), Is.True, $"property {alias} added");
        return property;
    }

    private static void Succeeded(Attempt<ContentTypeOperationStatus> attempt) =>
        Assert.That(attempt.Result, Is.EqualTo(ContentTypeOperationStatus.Success), attempt.Exception?.ToString());
}
