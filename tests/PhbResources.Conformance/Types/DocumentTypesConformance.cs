using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace PhbResources.Conformance.Types;

/// <summary>Document types and what a change of one does to the documents that are there.</summary>
public abstract class DocumentTypesConformance(ConformanceHost host) : ConformanceFixture(host)
{
    [Test]
    public async Task A_type_is_found_by_id_key_and_alias_with_everything_it_was_given()
    {
        Guid key = Guid.NewGuid();
        IContentType created = await Schema.DocumentTypeAsync("complete", type =>
        {
            type.Key = key;
            type.Name = "Complete";
            type.Description = "Everything";
            type.Icon = "icon-calendar";
            type.AllowedAsRoot = false;
            type.IsElement = true;
        });

        foreach (IContentType read in new[] { DocumentTypes.Get(created.Id)!, DocumentTypes.Get(key)!, DocumentTypes.Get("complete")! })
        {
            Assert.That(read.Key, Is.EqualTo(key));
            Assert.That(read.Name, Is.EqualTo("Complete"));
            Assert.That(read.Description, Is.EqualTo("Everything"));
            Assert.That(read.Icon, Is.EqualTo("icon-calendar"));
            Assert.That(read.AllowedAsRoot, Is.False);
            Assert.That(read.IsElement, Is.True);
        }
        Assert.That(DocumentTypes.Get("noSuchType"), Is.Null);
        Assert.That(DocumentTypes.Get(Guid.NewGuid()), Is.Null);
        Assert.That(DocumentTypes.GetAll().Select(t => t.Alias), Does.Contain("complete"));
        Assert.That(DocumentTypes.GetMany([key]).Select(t => t.Alias), Is.EqualTo(new[] { "complete" }));
    }

    [Test]
    public async Task Properties_keep_their_group_order_and_rules()
    {
        await Schema.DocumentTypeAsync("grouped", type =>
        {
            type.AddPropertyGroup("details", "Details");
            type.AddPropertyGroup("advanced", "Advanced");
            type.PropertyGroups["details"].Type = PropertyGroupType.Tab;
            type.PropertyGroups["details"].SortOrder = 2;
            type.PropertyGroups["advanced"].SortOrder = 1;
            Schema.Add(type, Schema.Text, "second", p => p.SortOrder = 2, "details");
            Schema.Add(type, Schema.Text, "first", p =>
            {
                p.SortOrder = 1;
                p.Mandatory = true;
                p.MandatoryMessage = "Give a title";
                p.ValidationRegExp = "^[A-Z]";
                p.ValidationRegExpMessage = "Begin with a capital";
                p.Description = "What it is called";
                p.LabelOnTop = true;
            }, "details");
            Schema.Add(type, Schema.Text, "third", group: "advanced");
        });

        IContentType read = DocumentTypes.Get("grouped")!;
        Assert.That(read.PropertyGroups.OrderBy(g => g.SortOrder).Select(g => g.Name), Is.EqualTo(new[] { "Advanced", "Details" }));
        PropertyGroup details = read.PropertyGroups["details"];
        Assert.That(details.Type, Is.EqualTo(PropertyGroupType.Tab));
        Assert.That(details.PropertyTypes!.OrderBy(p => p.SortOrder).Select(p => p.Alias), Is.EqualTo(new[] { "first", "second" }));
        IPropertyType first = details.PropertyTypes!["first"]!;
        Assert.That((first.Mandatory, first.MandatoryMessage, first.ValidationRegExp, first.ValidationRegExpMessage, first.Description, first.LabelOnTop),
            Is.EqualTo((true, "Give a title", "^[A-Z]", "Begin with a capital", "What it is called", true)));
        Assert.That(first.DataTypeKey, Is.EqualTo(Schema.Text.Key));
        Assert.That(first.PropertyEditorAlias, Is.EqualTo(Constants.PropertyEditors.Aliases.TextBox));
    }

    [Test]
    public async Task A_property_can_move_to_another_group_and_keeps_its_values()
    {
        IContentType type = await Schema.DocumentTypeAsync("regrouped", t =>
        {
            Schema.Add(t, Schema.Text, "note", group: "one");
            t.AddPropertyGroup("two", "Two");
        });
        IContent page = Document("regrouped", ("note", "kept"));
        Assert.That(type.MovePropertyType("note", "two"), Is.True);
        await Schema.UpdateAsync(type);
        Assert.That(DocumentTypes.Get("regrouped")!.PropertyGroups["two"].PropertyTypes!.Select(p => p.Alias), Is.EqualTo(new[] { "note" }));
        Assert.That(Reload(page).GetValue<string>("note"), Is.EqualTo("kept"));
    }

    [Test]
    public async Task A_type_that_gets_another_alias_keeps_its_key_and_its_documents()
    {
        IContentType type = await Schema.DocumentTypeAsync("oldAlias", t => Schema.Add(t, Schema.Text, "note"));
        IContent page = Document("oldAlias", ("note", "kept"));
        IContentType renamed = DocumentTypes.Get(type.Key)!;
        renamed.Alias = "newAlias";
        await Schema.UpdateAsync(renamed);

        Assert.That(DocumentTypes.Get("oldAlias"), Is.Null);
        Assert.That(DocumentTypes.Get("newAlias")!.Key, Is.EqualTo(type.Key));
        Assert.That(Reload(page).ContentType.Alias, Is.EqualTo("newAlias"));
        Assert.That(Reload(page).GetValue<string>("note"), Is.EqualTo("kept"));
    }

    [Test]
    public async Task A_property_that_gets_another_alias_keeps_its_key_and_its_values()
    {
        IContentType type = await Schema.DocumentTypeAsync("renaming", t => Schema.Add(t, Schema.Text, "before"));
        IContent page = Document("renaming", ("before", "kept"));
        Guid key = type.PropertyTypes.Single().Key;
        type.PropertyTypes.Single().Alias = "after";
        await Schema.UpdateAsync(type);

        Assert.That(DocumentTypes.Get("renaming")!.PropertyTypes.Single().Key, Is.EqualTo(key));
        Assert.That(Reload(page).GetValue<string>("after"), Is.EqualTo("kept"));
        Assert.That(Reload(page).HasProperty("before"), Is.False);
    }

    [Test]
    public async Task A_property_that_is_added_is_empty_in_documents_that_are_there()
    {
        IContentType type = await Schema.DocumentTypeAsync("growing", t => Schema.Add(t, Schema.Text, "old"));
        IContent page = Document("growing", ("old", "kept"));
        Schema.Add(type, Schema.Text, "added");
        await Schema.UpdateAsync(type);

        IContent read = Reload(page);
        Assert.That(read.GetValue("added"), Is.Null);
        Assert.That(read.GetValue<string>("old"), Is.EqualTo("kept"));
        read.SetValue("added", "now");
        Save(read);
        Assert.That(Reload(page).GetValue<string>("added"), Is.EqualTo("now"));
    }

    [Test]
    public async Task A_property_that_is_removed_takes_its_values_for_good()
    {
        IContentType type = await Schema.DocumentTypeAsync("shrinking", t =>
        {
            Schema.Add(t, Schema.Text, "kept");
            Schema.Add(t, Schema.Text, "removed");
        });
        IContent page = Document("shrinking", ("kept", "a"), ("removed", "b"));
        type.RemovePropertyType("removed");
        await Schema.UpdateAsync(type);
        Assert.That(Reload(page).HasProperty("removed"), Is.False);
        Assert.That(Reload(page).GetValue<string>("kept"), Is.EqualTo("a"));

        type = DocumentTypes.Get("shrinking")!;
        Schema.Add(type, Schema.Text, "removed");
        await Schema.UpdateAsync(type);
        Assert.That(Reload(page).GetValue("removed"), Is.Null);
    }

    [Test]
    public async Task Allowed_children_are_kept_in_their_order()
    {
        IContentType a = await Schema.DocumentTypeAsync("childA", _ => { }), b = await Schema.DocumentTypeAsync("childB", _ => { });
        IContentType parent = await Schema.DocumentTypeAsync("parentOfBoth", type =>
            type.AllowedContentTypes = [new ContentTypeSort(b.Key, 0, b.Alias), new ContentTypeSort(a.Key, 1, a.Alias)]);

        Assert.That(parent.AllowedContentTypes!.OrderBy(x => x.SortOrder).Select(x => x.Alias), Is.EqualTo(new[] { "childB", "childA" }));
        Attempt<PagedModel<IContentType>?, ContentTypeOperationStatus> allowed = await DocumentTypes.GetAllowedChildrenAsync(parent.Key, 0, 10);
        Assert.That(allowed.Result!.Items.Select(t => t.Alias), Is.EquivalentTo(new[] { "childA", "childB" }));

        DocumentTypes.Delete(DocumentTypes.Get("childA")!);
        Assert.That(DocumentTypes.Get("parentOfBoth")!.AllowedContentTypes!.Select(x => x.Key), Is.EqualTo(new[] { b.Key }));
    }

    [Test]
    public async Task Types_allowed_at_the_root_are_listed()
    {
        await Schema.DocumentTypeAsync("rootAllowed", _ => { });
        await Schema.DocumentTypeAsync("rootForbidden", type => type.AllowedAsRoot = false);
        string[] allowed = [.. (await DocumentTypes.GetAllAllowedAsRootAsync(0, 100)).Items.Select(t => t.Alias)];
        Assert.That(allowed, Does.Contain("rootAllowed").And.Not.Contain("rootForbidden"));
    }

    [Test]
    public async Task Deleting_a_type_deletes_its_documents()
    {
        await Schema.DocumentTypeAsync("doomedType", _ => { });
        IContent page = Document("doomedType");
        IContent other = Page("Other", Folder().Id);
        await DocumentTypes.DeleteAsync(DocumentTypes.Get("doomedType")!.Key, User);

        Assert.That(DocumentTypes.Get("doomedType"), Is.Null);
        Assert.That(Documents.GetById(page.Id), Is.Null);
        Assert.That(Reload(other).Name, Is.EqualTo("Other"));
    }

    [Test]
    public async Task Two_types_never_share_an_alias()
    {
        await Schema.DocumentTypeAsync("unique", _ => { });
        var second = new ContentType(Service<Umbraco.Cms.Core.Strings.IShortStringHelper>(), Constants.System.Root) { Alias = "unique", Name = "Second" };
        try
        {
            Assert.That((await DocumentTypes.CreateAsync(second, User)).Success, Is.False);
        }
        catch (Exception refused) when (refused is not AssertionException) { /* refused by the store: as good */ }
        Assert.That(DocumentTypes.GetAll().Count(t => t.Alias == "unique"), Is.EqualTo(1));
    }

    [Test]
    public async Task Saving_and_deleting_can_be_cancelled()
    {
        IContentType type = await Schema.DocumentTypeAsync("vetoed", _ => { });
        type.Name = "Lost";
        using (Notifications.Cancel<ContentTypeSavingNotification>())
            Assert.That((await DocumentTypes.UpdateAsync(type, User)).Success, Is.False);
        Assert.That(DocumentTypes.Get("vetoed")!.Name, Is.EqualTo("vetoed"));
        using (Notifications.Cancel<ContentTypeDeletingNotification>())
            await DocumentTypes.DeleteAsync(type.Key, User);
        Assert.That(DocumentTypes.Get("vetoed"), Is.Not.Null);
    }

    [Test]
    public async Task A_value_that_starts_to_vary_becomes_the_default_cultures()
    {
        string main = await Service<ILanguageService>().GetDefaultIsoCodeAsync();
        IContentType type = await Schema.DocumentTypeAsync("startsToVary", t => Schema.Add(t, Schema.Text, "note"));
        IContent page = Document("startsToVary", ("note", "kept"));
        type.Variations = ContentVariation.Culture;
        type.PropertyTypes.Single().Variations = ContentVariation.Culture;
        await Schema.UpdateAsync(type);

        Assert.That(Reload(page).GetValue<string>("note", main), Is.EqualTo("kept"));
        Assert.That(Reload(page).GetCultureName(main), Is.EqualTo(page.Name));
    }

    [Test]
    public void Folders_of_types_hold_types()
    {
        Guid key = Guid.NewGuid();
        Assert.That(DocumentTypes.CreateContainer(Constants.System.Root, key, "Rotas").Success, Is.True);
        EntityContainer folder = DocumentTypes.GetContainer(key)!;
        Assert.That(folder.Name, Is.EqualTo("Rotas"));
        var type = new ContentType(Service<Umbraco.Cms.Core.Strings.IShortStringHelper>(), folder.Id) { Alias = "inAFolder", Name = "In a folder" };
        Assert.That(DocumentTypes.CreateAsync(type, User).GetAwaiter().GetResult().Success, Is.True);
        Assert.That(DocumentTypes.Get("inAFolder")!.Path, Is.EqualTo($"-1,{folder.Id},{type.Id}"));
    }

    private IContent Document(string typeAlias, params (string Alias, object Value)[] values)
    {
        IContent document = Documents.Create(Unique(typeAlias), Folder().Id, typeAlias);
        foreach ((string alias, object value) in values) document.SetValue(alias, value);
        return Save(document);
    }
}
