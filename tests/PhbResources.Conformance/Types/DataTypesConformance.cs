using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace PhbResources.Conformance.Types;

/// <summary>Data types: editors with a configuration.</summary>
public abstract class DataTypesConformance(ConformanceHost host) : ConformanceFixture(host)
{
    private IDataTypeService DataTypes => Service<IDataTypeService>();

    [Test]
    public async Task A_data_type_is_found_by_key_name_and_editor()
    {
        IDataType created = await ShortText("Found");
        Assert.That((await DataTypes.GetAsync(created.Key))!.Name, Is.EqualTo("Found"));
        Assert.That((await DataTypes.GetAsync("Found"))!.Key, Is.EqualTo(created.Key));
        Assert.That((await DataTypes.GetByEditorAliasAsync(Constants.PropertyEditors.Aliases.TextBox)).Select(d => d.Key), Does.Contain(created.Key));
        Assert.That((await DataTypes.GetAllAsync(created.Key)).Select(d => d.Key), Is.EqualTo(new[] { created.Key }));
        Assert.That((await DataTypes.FilterAsync(name: "Found")).Items.Select(d => d.Key), Does.Contain(created.Key));
        Assert.That(await DataTypes.GetAsync(Guid.NewGuid()), Is.Null);
        Assert.That(await DataTypes.GetAsync("No such data type"), Is.Null);
    }

    [Test]
    public async Task A_key_given_beforehand_is_kept()
    {
        Guid key = Guid.NewGuid();
        DataType dataType = Schema.NewDataType("Keyed", Constants.PropertyEditors.Aliases.TextBox);
        dataType.Key = key;
        Assert.That((await DataTypes.CreateAsync(dataType, User)).Success, Is.True);
        Assert.That((await DataTypes.GetAsync(key))!.Name, Is.EqualTo("Keyed"));
    }

    [Test]
    public async Task The_configuration_is_kept_and_read_as_the_editors_own_object()
    {
        IDataType created = await ShortText("Configured", maxChars: 40);
        IDataType read = (await DataTypes.GetAsync(created.Key))!;
        Assert.That(read.ConfigurationAs<TextboxConfiguration>()!.MaxChars, Is.EqualTo(40));
        Assert.That(read.EditorAlias, Is.EqualTo(Constants.PropertyEditors.Aliases.TextBox));
        Assert.That(read.EditorUiAlias, Is.EqualTo("Umb.PropertyEditorUi.TextBox"));
        Assert.That(read.DatabaseType, Is.EqualTo(created.DatabaseType));
    }

    [Test]
    public async Task A_changed_configuration_counts_at_once()
    {
        IDataType dataType = await ShortText("Changing", maxChars: 40);
        dataType = (await DataTypes.GetAsync(dataType.Key))!;
        dataType.ConfigurationData = new Dictionary<string, object> { ["maxChars"] = 7 };
        dataType.Name = "Changed";
        Assert.That((await DataTypes.UpdateAsync(dataType, User)).Status, Is.EqualTo(DataTypeOperationStatus.Success));

        IDataType read = (await DataTypes.GetAsync(dataType.Key))!;
        Assert.That(read.ConfigurationAs<TextboxConfiguration>()!.MaxChars, Is.EqualTo(7));
        Assert.That(read.Name, Is.EqualTo("Changed"));
        Assert.That(Service<IDataTypeConfigurationCache>().GetConfigurationAs<TextboxConfiguration>(read.Key)!.MaxChars, Is.EqualTo(7));
    }

    [Test]
    public async Task A_property_keeps_its_values_when_its_data_type_is_reconfigured()
    {
        IDataType dataType = await ShortText("In use", maxChars: 40);
        await Schema.DocumentTypeAsync("reconfigured", type => Schema.Add(type, dataType, "note"));
        IContent page = Documents.Create("Note", Folder().Id, "reconfigured");
        page.SetValue("note", "kept");
        Save(page);

        dataType = (await DataTypes.GetAsync(dataType.Key))!;
        dataType.ConfigurationData = new Dictionary<string, object> { ["maxChars"] = 3 };
        await DataTypes.UpdateAsync(dataType, User);
        Assert.That(Reload(page).GetValue<string>("note"), Is.EqualTo("kept"));
    }

    [Test]
    public async Task Deleting_a_data_type_takes_its_properties_and_their_values()
    {
        IDataType dataType = await ShortText("Doomed");
        await Schema.DocumentTypeAsync("losing", type =>
        {
            Schema.Add(type, dataType, "doomed");
            Schema.Add(type, Schema.Text, "kept");
        });
        IContent page = Documents.Create("Loses", Folder().Id, "losing");
        page.SetValue("doomed", "x");
        page.SetValue("kept", "y");
        Save(page);

        Assert.That((await DataTypes.DeleteAsync(dataType.Key, User)).Status, Is.EqualTo(DataTypeOperationStatus.Success));
        Assert.That(await DataTypes.GetAsync(dataType.Key), Is.Null);
        Assert.That(DocumentTypes.Get("losing")!.PropertyTypes.Select(p => p.Alias), Is.EqualTo(new[] { "kept" }));
        Assert.That(Reload(page).HasProperty("doomed"), Is.False);
        Assert.That(Reload(page).GetValue<string>("kept"), Is.EqualTo("y"));
    }

    [Test]
    public async Task A_data_type_without_a_name_is_refused()
    {
        DataType nameless = Schema.NewDataType("", Constants.PropertyEditors.Aliases.TextBox);
        Assert.That((await DataTypes.CreateAsync(nameless, User)).Status, Is.EqualTo(DataTypeOperationStatus.InvalidName));
    }

    [Test]
    public async Task Saving_and_deleting_can_be_cancelled()
    {
        DataType vetoed = Schema.NewDataType("Vetoed", Constants.PropertyEditors.Aliases.TextBox);
        using (Notifications.Cancel<DataTypeSavingNotification>())
            Assert.That((await DataTypes.CreateAsync(vetoed, User)).Status, Is.EqualTo(DataTypeOperationStatus.CancelledByNotification));
        Assert.That(await DataTypes.GetAsync("Vetoed"), Is.Null);

        IDataType kept = await ShortText("Kept");
        using (Notifications.Cancel<DataTypeDeletingNotification>())
            Assert.That((await DataTypes.DeleteAsync(kept.Key, User)).Status, Is.EqualTo(DataTypeOperationStatus.CancelledByNotification));
        Assert.That(await DataTypes.GetAsync(kept.Key), Is.Not.Null);
    }

    [Test]
    public async Task A_change_that_is_rolled_back_is_not_seen_again()
    {
        IDataType dataType = await ShortText("Stable", maxChars: 40);
        using (Scopes.CreateCoreScope())
        {
            IDataType changed = (await DataTypes.GetAsync(dataType.Key))!;
            changed.Name = "Lost";
            changed.ConfigurationData = new Dictionary<string, object> { ["maxChars"] = 1 };
            await DataTypes.UpdateAsync(changed, User);
        }
        IDataType read = (await DataTypes.GetAsync(dataType.Key))!;
        Assert.That(read.Name, Is.EqualTo("Stable"));
        Assert.That(read.ConfigurationAs<TextboxConfiguration>()!.MaxChars, Is.EqualTo(40));
    }

    private Task<IDataType> ShortText(string name, int maxChars = 100) =>
        Schema.DataTypeAsync(name, Constants.PropertyEditors.Aliases.TextBox, new Dictionary<string, object> { ["maxChars"] = maxChars });
}
