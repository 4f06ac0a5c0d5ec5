using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Exceptions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Conformance.Types;

/// <summary>Types that are made of others: composition and inheritance.</summary>
public abstract class CompositionsConformance(ConformanceHost host) : ConformanceFixture(host)
{
    [Test]
    public async Task A_composed_type_has_the_properties_of_both()
    {
        (IContentType part, IContentType whole) = await Compose("both");
        Assert.That(whole.CompositionPropertyTypes.Select(p => p.Alias), Is.EquivalentTo(new[] { "title", "weeks" }));
        Assert.That(whole.PropertyTypes.Select(p => p.Alias), Is.EqualTo(new[] { "weeks" }));
        Assert.That(whole.ContentTypeComposition.Select(c => c.Key), Is.EqualTo(new[] { part.Key }));
        Assert.That(DocumentTypes.GetComposedOf(part.Id).Select(t => t.Key), Is.EqualTo(new[] { whole.Key }));
    }

    [Test]
    public async Task A_document_stores_values_of_its_compositions()
    {
        (_, IContentType whole) = await Compose("stores");
        IContent page = Documents.Create("Rota", Folder().Id, whole.Alias);
        page.SetValue("title", "Weekly");
        page.SetValue("weeks", "4");
        Save(page);
        Assert.That(Reload(page).GetValue<string>("title"), Is.EqualTo("Weekly"));
        Assert.That(Reload(page).GetValue<string>("weeks"), Is.EqualTo("4"));
    }

    [Test]
    public async Task What_is_added_to_a_part_is_had_by_the_whole()
    {
        (IContentType part, IContentType whole) = await Compose("adds");
        IContent page = Save(Documents.Create("Rota", Folder().Id, whole.Alias));
        Schema.Add(part, Schema.Text, "source");
        await Schema.UpdateAsync(part);

        Assert.That(DocumentTypes.Get(whole.Alias)!.CompositionPropertyTypes.Select(p => p.Alias), Does.Contain("source"));
        IContent read = Reload(page);
        read.SetValue("source", "NHS");
        Save(read);
        Assert.That(Reload(page).GetValue<string>("source"), Is.EqualTo("NHS"));
    }

    [Test]
    public async Task A_part_can_be_added_later()
    {
        IContentType part = await Schema.DocumentTypeAsync("laterPart", t => Schema.Add(t, Schema.Text, "extra"));
        IContentType whole = await Schema.DocumentTypeAsync("laterWhole", t => Schema.Add(t, Schema.Text, "own"));
        IContent page = Documents.Create("Rota", Folder().Id, "laterWhole");
        page.SetValue("own", "kept");
        Save(page);

        Assert.That(whole.AddContentType(part), Is.True);
        await Schema.UpdateAsync(whole);
        Assert.That(Reload(page).GetValue<string>("own"), Is.EqualTo("kept"));
        Assert.That(Reload(page).HasProperty("extra"), Is.True);
    }

    [Test]
    public async Task A_part_that_is_taken_away_takes_its_properties()
    {
        (IContentType part, IContentType whole) = await Compose("takes");
        IContent page = Documents.Create("Rota", Folder().Id, whole.Alias);
        page.SetValue("title", "gone");
        page.SetValue("weeks", "kept");
        Save(page);

        Assert.That(whole.RemoveContentType(part.Alias), Is.True);
        await Schema.UpdateAsync(whole);
        Assert.That(DocumentTypes.Get(whole.Alias)!.ContentTypeComposition, Is.Empty);
        Assert.That(Reload(page).HasProperty("title"), Is.False);
        Assert.That(Reload(page).GetValue<string>("weeks"), Is.EqualTo("kept"));
        Assert.That(DocumentTypes.Get(part.Alias), Is.Not.Null);
    }

    [Test]
    public async Task A_part_of_a_part_counts_too()
    {
        (IContentType part, IContentType whole) = await Compose("deep");
        IContentType top = await Schema.DocumentTypeAsync("deepTop", t => t.AddContentType(whole));
        Assert.That(top.CompositionPropertyTypes.Select(p => p.Alias), Is.EquivalentTo(new[] { "title", "weeks" }));
        Schema.Add(part, Schema.Text, "late");
        await Schema.UpdateAsync(part);
        Assert.That(DocumentTypes.Get("deepTop")!.CompositionPropertyTypes.Select(p => p.Alias), Does.Contain("late"));
    }

    [Test]
    public async Task A_property_alias_can_come_from_one_place_only()
    {
        IContentType part = await Schema.DocumentTypeAsync("clashPart", t => Schema.Add(t, Schema.Text, "clash"));
        IContentType whole = await Schema.DocumentTypeAsync("clashWhole", t => Schema.Add(t, Schema.Text, "clash"));
        Assert.That(() => whole.AddContentType(part), Throws.InstanceOf<InvalidCompositionException>());
    }

    [Test]
    public async Task A_type_below_another_inherits_its_properties_and_lies_below_it()
    {
        (IContentType parent, IContentType child) = await Inherit("inherits");
        Assert.That(child.CompositionPropertyTypes.Select(p => p.Alias), Is.EquivalentTo(new[] { "title", "weeks" }));
        Assert.That(child.ParentId, Is.EqualTo(parent.Id));
        Assert.That(child.Path, Is.EqualTo($"-1,{parent.Id},{child.Id}"));
        Assert.That(DocumentTypes.GetChildren(parent.Id).Select(t => t.Key), Is.EqualTo(new[] { child.Key }));
        Assert.That(DocumentTypes.GetDescendants(parent.Id, andSelf: true).Select(t => t.Key), Is.EquivalentTo(new[] { parent.Key, child.Key }));
        Assert.That(DocumentTypes.HasChildren(parent.Id), Is.True);
    }

    [Test]
    public async Task Deleting_a_type_deletes_those_below_it()
    {
        (IContentType parent, IContentType child) = await Inherit("deletes");
        IContent page = Save(Documents.Create("Rota", Folder().Id, child.Alias));
        DocumentTypes.Delete(DocumentTypes.Get(parent.Id)!);
        Assert.That(DocumentTypes.Get(parent.Id), Is.Null);
        Assert.That(DocumentTypes.Get(child.Id), Is.Null);
        Assert.That(Documents.GetById(page.Id), Is.Null);
    }

    [Test]
    public async Task A_change_of_a_part_that_is_rolled_back_is_not_had_by_the_whole()
    {
        (IContentType part, IContentType whole) = await Compose("rolledBack");
        IContent page = Save(Documents.Create("Rota", Folder().Id, whole.Alias));
        using (Scopes.CreateCoreScope())
        {
            Schema.Add(part, Schema.Text, "lost");
            await Schema.UpdateAsync(part);
            Assert.That(Reload(page).HasProperty("lost"), Is.True);
        }
        Assert.That(DocumentTypes.Get(part.Alias)!.PropertyTypes.Select(p => p.Alias), Is.EqualTo(new[] { "title" }));
        Assert.That(DocumentTypes.Get(whole.Alias)!.CompositionPropertyTypes.Select(p => p.Alias), Does.Not.Contain("lost"));
        Assert.That(Reload(page).HasProperty("lost"), Is.False);
    }

    [Test]
    public async Task Member_and_media_types_are_composed_in_the_same_way()
    {
        var strings = Service<IShortStringHelper>();
        IMemberTypeService memberTypes = Service<IMemberTypeService>();
        var part = new MemberType(strings, Constants.System.Root) { Alias = "memberPart", Name = "Part" };
        Schema.Add(part, Schema.Text, "phone");
        Assert.That((await memberTypes.CreateAsync(part, User)).Result, Is.EqualTo(ContentTypeOperationStatus.Success));
        var whole = new MemberType(strings, Constants.System.Root) { Alias = "memberWhole", Name = "Whole" };
        whole.AddContentType(memberTypes.Get("memberPart")!);
        Assert.That((await memberTypes.CreateAsync(whole, User)).Result, Is.EqualTo(ContentTypeOperationStatus.Success));

        IMember member = Members.CreateMember("composed", "composed@example.org", "Composed", "memberWhole");
        member.SetValue("phone", "01632 960 001");
        Members.Save(member);
        Assert.That(Members.GetById(member.Id)!.GetValue<string>("phone"), Is.EqualTo("01632 960 001"));
    }

    [Test]
    public void The_usual_media_and_member_types_are_there()
    {
        IMediaTypeService mediaTypes = Service<IMediaTypeService>();
        Assert.That(mediaTypes.Get(Constants.Conventions.MediaTypes.Folder), Is.Not.Null);
        Assert.That(mediaTypes.Get(Constants.Conventions.MediaTypes.File)!.PropertyTypes.Select(p => p.Alias),
            Is.SupersetOf(new[] { Constants.Conventions.Media.File, Constants.Conventions.Media.Extension, Constants.Conventions.Media.Bytes }));
        Assert.That(Service<IMemberTypeService>().Get(Constants.Conventions.MemberTypes.DefaultAlias), Is.Not.Null);
    }

    private async Task<(IContentType Part, IContentType Whole)> Compose(string name)
    {
        IContentType part = await Schema.DocumentTypeAsync(name + "Part", t => Schema.Add(t, Schema.Text, "title"));
        IContentType whole = await Schema.DocumentTypeAsync(name + "Whole", t =>
        {
            t.AddContentType(part);
            Schema.Add(t, Schema.Text, "weeks");
        });
        return (part, whole);
    }

    private async Task<(IContentType Parent, IContentType Child)> Inherit(string name)
    {
        IContentType parent = await Schema.DocumentTypeAsync(name + "Parent", t => Schema.Add(t, Schema.Text, "title"));
        IContentType child = await Schema.DocumentTypeAsync(name + "Child", t => Schema.Add(t, Schema.Text, "weeks"), parent);
        return (DocumentTypes.Get(parent.Id)!, child);
    }
}
