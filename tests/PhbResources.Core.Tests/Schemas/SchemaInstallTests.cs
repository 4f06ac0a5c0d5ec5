using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Schemas;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Tests.Schemas;

/// <summary>What Umbraco holds after a start, and after the next one.</summary>
[TestFixture, NonParallelizable]
public sealed class SchemaInstallTests
{
    private const string Rota = "document-types/rota.json";

    private const string Body = "sections:\n  - heading: Who works\n    content:\n      - text: Nobody.\n";

    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private SavedTypes _saved = null!;

    [SetUp]
    public async Task Start()
    {
        _folder = new ConfigFolder();
        _saved = new SavedTypes();
        _host = await LibraryHost.StartAsync(_folder.Path, services => services
            .AddSingleton<INotificationHandler<DataTypeSavedNotification>>(_saved)
            .AddSingleton<INotificationHandler<ContentTypeSavedNotification>>(_saved)
            .AddSingleton<INotificationHandler<MediaTypeSavedNotification>>(_saved)
            .AddSingleton<INotificationHandler<MemberTypeSavedNotification>>(_saved)
            .AddSingleton<INotificationHandler<MemberGroupSavedNotification>>(_saved));
    }

    [TearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task The_first_start_installs_everything_as_the_files_say()
    {
        var schema = SchemaReader.Read(_folder.Path);
        Assert.Multiple(() =>
        {
            foreach (var file in schema.DocumentTypes)
            {
                var type = Type(file.Alias);
                Assert.That((type.Key, type.Name, type.Description, type.Icon, type.AllowedAsRoot, type.IsElement), Is.EqualTo((file.Key, file.Name, file.Description, file.Icon, file.AllowedAtRoot, false)), file.Alias);
                Assert.That(type.CompositionAliases(), Is.EqualTo(file.Compositions), file.Alias);
                Assert.That(type.AllowedContentTypes!.OrderBy(a => a.SortOrder).Select(a => a.Alias), Is.EqualTo(file.AllowedChildren), file.Alias);
                Assert.That(type.HistoryCleanup!.PreventCleanup, file.Alias);
                Assert.That(type.PropertyGroups.OrderBy(g => g.SortOrder).Select(g => (g.Key, g.Alias, g.Name, g.Type)),
                    Is.EqualTo(file.Tabs.OrderBy(t => t.Order).Select(t => (t.Key, t.Alias, t.Name, PropertyGroupType.Tab))), file.Alias);
                foreach (var tab in file.Tabs)
                {
                    Assert.That(type.PropertyGroups.Single(g => g.Key == tab.Key).PropertyTypes!.OrderBy(p => p.SortOrder).Select(p => (p.Key, p.Alias, p.Name, p.DataTypeKey, p.Mandatory)),
                        Is.EqualTo(tab.Properties.Select(p => (p.Key, p.Alias, p.Name, p.DataType.Key, p.Mandatory))), file.Alias);
                }
            }
        });

        var ages = (await DataTypes.GetAsync(schema.DataTypes.Single(d => d.Alias == "phbAges").Key))!;
        Assert.That((ages.Name, ages.EditorAlias, ages.EditorUiAlias, ages.DatabaseType), Is.EqualTo(("Library: ages", "Umbraco.CheckBoxList", "Umb.PropertyEditorUi.CheckBoxList", ValueStorageType.Ntext)));
        Assert.That(Items(ages), Is.EqualTo(new[] { "Children", "Young people", "Adults", "Older people" }));
    }

    [Test]
    public async Task Members_can_say_how_they_wish_to_be_named_and_groups_are_there()
    {
        var member = _host.Get<IMemberTypeService>().Get("Member")!;
        var groups = await _host.Get<IMemberGroupService>().GetAllAsync();

        Assert.That((member.MemberCanEditProperty("creditName"), member.MemberCanViewProperty("creditName"), member.IsSensitiveProperty("creditName")), Is.EqualTo((true, true, false)));
        Assert.That(groups.Select(g => g.Name), Is.EquivalentTo(new[] { "Curators", "Trusted members" }));
    }

    [Test]
    public async Task The_second_start_writes_nothing()
    {
        Assert.That(_saved.Names, Is.Not.Empty);
        _saved.Names.Clear();

        await _host.RestartAsync();

        Assert.That(_saved.Names, Is.Empty);
    }

    [Test]
    public async Task A_new_kind_file_is_a_kind_that_can_be_created_under_a_shelf()
    {
        _folder.Write("document-types/emergencyPlan.json", NewKind.Json);
        _saved.Names.Clear();
        await _host.RestartAsync();

        var shelf = Publish("category", Publish("library", Constants.System.Root).Id, c => c.SetValue("summary", "Plans"));
        var plan = Publish("emergencyPlan", shelf.Id, c =>
        {
            c.SetValue("summary", "What to do");
            c.SetValue("licence", "[\"CC0 1.0\"]");
            c.SetValue("body", Body);
            c.SetValue("reviewInterval", "[\"Every year\"]");
            c.SetValue("whoToCall", "My sister");
        });

        Assert.Multiple(() =>
        {
            Assert.That(_host.Get<KindCatalogue>().Find("emergencyPlan")!.Plural, Is.EqualTo("Emergency plans"));
            Assert.That(Type("category").AllowedContentTypes!.Select(a => a.Alias), Does.Contain("emergencyPlan"));
            Assert.That(_host.Get<IContentService>().GetById(plan.Key)!.GetValue<string>("whoToCall"), Is.EqualTo("My sister"));
            Assert.That(_saved.Names.Distinct(), Is.EquivalentTo(new[] { "Emergency plan", "Category" }), "nothing else was written");
        });
    }

    [Test]
    public async Task Aliases_and_names_are_renamed_by_key_and_values_stay()
    {
        var rota = PublishRota(c => c.SetValue("sleepIns", true));
        _folder.Change(Rota, type =>
        {
            type["name"] = "Roster";
            type["tabs"]![0]!["alias"] = "roster";
            type["tabs"]![0]!["name"] = "About the roster";
            type.Property(2)["alias"] = "sleepInShifts";
            type.Property(2)["name"] = "Sleep-in shifts";
        });
        await _host.RestartAsync();

        var changed = Type("rota");
        Assert.Multiple(() =>
        {
            Assert.That(changed.Name, Is.EqualTo("Roster"));
            Assert.That(changed.PropertyGroups.Select(g => (g.Alias, g.Name)), Is.EqualTo(new[] { ("roster", "About the roster") }));
            Assert.That(changed.PropertyTypeExists("sleepIns"), Is.False);
            Assert.That(_host.Get<IContentService>().GetById(rota.Key)!.GetValue<bool>("sleepInShifts"), Is.True);
        });
    }

    [Test]
    public async Task What_an_editor_added_stays_when_the_file_changes()
    {
        var type = Type("rota");
        var text = (await DataTypes.GetAsync(Constants.DataTypes.Guids.TextstringGuid))!;
        type.AddPropertyType(new PropertyType(_host.Get<Umbraco.Cms.Core.Strings.IShortStringHelper>(), text, "ours") { Name = "Ours" }, "choosing", "About the rota");
        type.AddPropertyType(new PropertyType(_host.Get<Umbraco.Cms.Core.Strings.IShortStringHelper>(), text, "apart") { Name = "Apart" }, "localTab", "Local");
        await _host.Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey);
        var rota = PublishRota(c => c.SetValue("ours", "kept"));
        _folder.Change(Rota, json => json["description"] = "Another description.");
        await _host.RestartAsync();

        var after = Type("rota");
        Assert.Multiple(() =>
        {
            Assert.That(after.Description, Is.EqualTo("Another description."));
            Assert.That(after.PropertyGroups.Single(g => g.Alias == "choosing").PropertyTypes!.Select(p => p.Alias), Does.Contain("ours").And.Contain("sleepIns"));
            Assert.That(after.PropertyGroups.Single(g => g.Alias == "localTab").PropertyTypes!.Single().Alias, Is.EqualTo("apart"));
            Assert.That(_host.Get<IContentService>().GetById(rota.Key)!.GetValue<string>("ours"), Is.EqualTo("kept"));
        });
    }

    [Test]
    public async Task A_label_that_an_editor_changed_stays_until_its_file_changes()
    {
        var type = Type("rota");
        type.PropertyTypes.Single(p => p.Alias == "sleepIns").Name = "Sleeping nights";
        await _host.Get<IContentTypeService>().UpdateAsync(type, Constants.Security.SuperUserKey);

        _folder.Change("document-types/policy.json", json => json["name"] = "House rule");
        await _host.RestartAsync();
        var stayed = Label();
        _folder.Change(Rota, json => json["description"] = "Another description.");
        await _host.RestartAsync();

        Assert.That((stayed, Label()), Is.EqualTo(("Sleeping nights", "Sleep-ins")));

        string? Label() => Type("rota").PropertyTypes.Single(p => p.Alias == "sleepIns").Name;
    }

    [Test]
    public async Task A_property_or_a_type_that_its_file_lost_stays_with_its_values()
    {
        var rota = PublishRota(c => c.SetValue("wakingNights", true));
        _folder.Change(Rota, json => json.Properties().RemoveAt(3));
        _folder.Delete("document-types/guide.json");
        await _host.RestartAsync();

        Assert.Multiple(() =>
        {
            Assert.That(_host.Get<IContentService>().GetById(rota.Key)!.GetValue<bool>("wakingNights"), Is.True);
            Assert.That(_host.Get<KindCatalogue>().Find("rota")!.Properties.Select(p => p.Alias), Does.Not.Contain("wakingNights"));
            Assert.That(Type("guide").Name, Is.EqualTo("Guide or checklist"));
            Assert.That(_host.Get<KindCatalogue>().Find("guide"), Is.Null);
        });
    }

    [Test]
    public async Task Items_of_a_list_are_added_and_none_is_taken_away()
    {
        var key = SchemaReader.Read(_folder.Path).DataTypes.Single(d => d.Alias == "phbAges").Key;
        var ages = (await DataTypes.GetAsync(key))!;
        ages.ConfigurationData = new Dictionary<string, object> { ["items"] = new List<string> { "Children", "Young people", "Adults", "Older people", "Babies" } };
        await DataTypes.UpdateAsync(ages, Constants.Security.SuperUserKey);
        _folder.Change("data-types/phbAges.json", json => json["items"] = new JsonArray("Toddlers", "Children", "Adults"));
        await _host.RestartAsync();

        Assert.That(Items((await DataTypes.GetAsync(key))!), Is.EqualTo(new[] { "Toddlers", "Children", "Adults", "Young people", "Older people", "Babies" }));
    }

    [Test]
    public async Task A_data_type_that_cannot_read_the_values_there_are_is_refused()
    {
        PublishRota(c => c.SetValue("sleepIns", true));
        _folder.Change(Rota, json => json.Property(2)["dataType"] = "phbAges");

        await _host.StopAsync();
        var refused = Assert.ThrowsAsync<SchemaInstallException>(_host.RestartAsync)!;
        Assert.That(refused.Message, Does.Contain("document-types/rota.json").And.Contain("\"sleepIns\" are kept as Integer").And.Contain("make a new property"));
    }

    [Test]
    public async Task A_mistake_in_a_file_stops_the_start()
    {
        _folder.Change(Rota, json => json.Property(0)["dataType"] = "phbPaternLength");

        await _host.StopAsync();
        var refused = Assert.ThrowsAsync<SchemaMistakesException>(_host.RestartAsync)!;
        Assert.That(refused.Message, Does.Contain("document-types/rota.json /tabs/0/properties/0/dataType"));
    }

    [Test]
    public async Task What_cannot_be_installed_leaves_nothing_half_done()
    {
        // The first file of the two could be installed by itself.
        _folder.Change("document-types/carePlan.json", json => json["name"] = "Support plan");
        _folder.Change(Rota, json => json.Property(2)["dataType"] = "phbAges");
        await _host.StopAsync();
        Assert.ThrowsAsync<SchemaInstallException>(_host.RestartAsync);

        _folder.Change(Rota, json => json.Property(2)["dataType"] = "True/false");
        _folder.Change("document-types/carePlan.json", json => json["name"] = "Care plan");
        _saved.Names.Clear();
        await _host.RestartAsync();
        Assert.That((Type("carePlan").Name, _saved.Names.Count), Is.EqualTo(("Care plan", 0)));
    }

    [Test]
    public async Task A_document_type_of_somebody_else_is_not_taken_over()
    {
        var theirs = new ContentType(_host.Get<Umbraco.Cms.Core.Strings.IShortStringHelper>(), Constants.System.Root) { Alias = "emergencyPlan", Name = "Theirs" };
        await _host.Get<IContentTypeService>().CreateAsync(theirs, Constants.Security.SuperUserKey);
        _folder.Write("document-types/emergencyPlan.json", NewKind.Json);

        await _host.StopAsync();
        var refused = Assert.ThrowsAsync<SchemaInstallException>(_host.RestartAsync)!;
        Assert.That(refused.Message, Does.Contain("\"emergencyPlan\" of its own (\"Theirs\"").And.Contain("another alias"));
    }

    [Test]
    public async Task A_media_type_file_adds_to_one_of_Umbracos_own()
    {
        var file = _host.Get<IMediaTypeService>().Get("File")!;
        _folder.Write("media-types/file.json", $$"""
            { "key": "{{file.Key}}", "alias": "File", "name": "File", "tabs": [
              { "key": "7c1d3c35-67a0-4ab8-8a39-0e4a1c8f2a01", "alias": "rights", "name": "Rights", "properties": [
                { "key": "7c1d3c35-67a0-4ab8-8a39-0e4a1c8f2a02", "alias": "owner", "name": "Owner", "dataType": "Textstring" } ] } ] }
            """);
        await _host.RestartAsync();

        var after = _host.Get<IMediaTypeService>().Get("File")!;
        Assert.That(after.PropertyTypes.Select(p => p.Alias), Does.Contain("owner").And.Contain("umbracoFile"));
        Assert.That((after.Icon, after.AllowedAsRoot), Is.EqualTo((file.Icon, file.AllowedAsRoot)));
    }

    private IDataTypeService DataTypes => _host.Get<IDataTypeService>();

    private IContentType Type(string alias) => _host.Get<IContentTypeService>().Get(alias)!;

    private static string[] Items(IDataType type) => [.. ((System.Collections.IEnumerable)type.ConfigurationData["items"]).Cast<object>().Select(i => i.ToString()!)];

    private IContent PublishRota(Action<IContent> fill)
    {
        var shelf = Publish("category", Publish("library", Constants.System.Root).Id, c => c.SetValue("summary", "Rotas"));
        return Publish("rota", shelf.Id, c =>
        {
            c.SetValue("summary", "One week");
            c.SetValue("licence", "[\"CC0 1.0\"]");
            c.SetValue("body", Body);
            fill(c);
        });
    }

    private IContent Publish(string alias, int parent, Action<IContent>? fill = null)
    {
        var service = _host.Get<IContentService>();
        var content = service.Create("Made by a test", parent, alias);
        fill?.Invoke(content);
        Assert.That(service.Save(content).Success, alias);
        var published = service.Publish(content, ["*"]);
        Assert.That(published.Success, $"{alias}: {published.Result} {string.Join(", ", published.InvalidProperties?.Select(p => p.Alias) ?? [])}");
        return content;
    }

    /// <summary>Hears of every type that is saved, in this start and the next.</summary>
    private sealed class SavedTypes : INotificationHandler<DataTypeSavedNotification>, INotificationHandler<ContentTypeSavedNotification>,
        INotificationHandler<MediaTypeSavedNotification>, INotificationHandler<MemberTypeSavedNotification>, INotificationHandler<MemberGroupSavedNotification>
    {
        public List<string?> Names { get; } = [];

        public void Handle(DataTypeSavedNotification notification) => Names.AddRange(notification.SavedEntities.Select(e => e.Name));

        public void Handle(ContentTypeSavedNotification notification) => Names.AddRange(notification.SavedEntities.Select(e => e.Name));

        public void Handle(MediaTypeSavedNotification notification) => Names.AddRange(notification.SavedEntities.Select(e => e.Name));

        public void Handle(MemberTypeSavedNotification notification) => Names.AddRange(notification.SavedEntities.Select(e => e.Name));

        public void Handle(MemberGroupSavedNotification notification) => Names.AddRange(notification.SavedEntities.Select(e => e.Name));
    }
}
