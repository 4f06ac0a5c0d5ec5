using PhbResources.Embedded.Database;
using PhbResources.Embedded.Tests.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Embedded.Tests.ContentTypes;

/// <summary>What happens to types around a changed type, and to the content below it.</summary>
[TestFixture]
public sealed class TypeCascadeTests
{
    private TestSite _site = null!;
    private IDataType _text = null!;

    private IContentTypeService Types => _site.Get<IContentTypeService>();

    private IContentService Documents => _site.Get<IContentService>();

    [OneTimeSetUp]
    public void Start()
    {
        _site = TestSite.Start();
        _text = _site.DataType(Constants.PropertyEditors.Aliases.TextBox);
    }

    [OneTimeTearDown]
    public void Stop() => _site.Dispose();

    [Test]
    public void A_renamed_property_keeps_its_values()
    {
        IContentType type = _site.DocumentType("renames", null, ("before", _text));
        IContent document = _site.Document(type, ("before", "kept"));
        type.PropertyTypes.Single().Alias = "after";
        _site.Update(type);
        Assert.That(Documents.GetById(document.Key)!.GetValue<string>("after"), Is.EqualTo("kept"));
    }

    [Test]
    public void Two_properties_can_swap_their_aliases()
    {
        IContentType type = _site.DocumentType("swaps", null, ("left", _text), ("right", _text));
        IContent document = _site.Document(type, ("left", "L"), ("right", "R"));
        IPropertyType left = type.PropertyTypes.Single(x => x.Alias == "left"), right = type.PropertyTypes.Single(x => x.Alias == "right");
        left.Alias = "right";
        right.Alias = "left";
        using (ICoreScope scope = _site.Get<ICoreScopeProvider>().CreateCoreScope())
        {
            _site.Get<IContentTypeRepository>().Save(type);
            scope.Complete();
        }

        Assert.That(Documents.GetById(document.Key)!.GetValue<string>("left"), Is.EqualTo("R"));
    }

    [Test]
    public void A_removed_property_leaves_no_values_behind()
    {
        IContentType type = _site.DocumentType("removes", null, ("note", _text));
        IContent document = _site.Document(type, ("note", "gone"));
        type.RemovePropertyType("note");
        _site.Update(type);
        Assert.That(StoredProperties(document), Is.EqualTo("{}"));
    }

    [Test]
    public async Task A_part_taken_out_takes_its_values_along_also_from_types_further_down()
    {
        IContentType part = _site.DocumentType("cascadePart", null, ("weeks", _text));
        IContentType whole = _site.DocumentType("cascadeWhole", x => x.AddContentType(part), ("title", _text));
        IContentType top = _site.DocumentType("cascadeTop", x => x.AddContentType(whole));
        IContent document = _site.Document(top, ("weeks", "4"), ("title", "T"));
        var usage = _site.Get<IPropertyTypeUsageRepository>();
        Assert.That(await usage.HasSavedPropertyValuesAsync(part.Key, "weeks"), Is.True);

        whole = Types.Get(whole.Key)!;
        whole.RemoveContentType(part.Alias);
        _site.Update(whole);

        Assert.That(Documents.GetById(document.Key)!.Properties.Select(x => x.Alias), Is.EqualTo(new[] { "title" }));
        Assert.That(await usage.HasSavedPropertyValuesAsync(part.Key, "weeks"), Is.False);
    }

    [Test]
    public async Task A_value_begins_and_ceases_to_vary_by_culture()
    {
        IContentType type = _site.DocumentType("varies", null, ("note", _text));
        IContent document = _site.Document(type, ("note", "hello"));
        string language = await _site.Get<ILanguageService>().GetDefaultIsoCodeAsync();

        type.Variations = ContentVariation.Culture;
        type.PropertyTypes.Single().Variations = ContentVariation.Culture;
        _site.Update(type);
        IContent varying = Documents.GetById(document.Key)!;
        Assert.That((varying.GetValue<string>("note", language), varying.GetCultureName(language)), Is.EqualTo(("hello", document.Name)));

        type = Types.Get(type.Key)!;
        type.PropertyTypes.Single().Variations = ContentVariation.Nothing;
        type.Variations = ContentVariation.Nothing;
        _site.Update(type);
        IContent invariant = Documents.GetById(document.Key)!;
        Assert.That((invariant.GetValue<string>("note"), invariant.Name), Is.EqualTo(("hello", document.Name)));
    }

    [Test]
    public async Task Moving_a_type_or_its_folder_moves_the_paths_below()
    {
        var folders = _site.Get<IContentTypeContainerService>();
        EntityContainer outer = (await folders.CreateAsync(null, "Outer", null, Constants.Security.SuperUserKey)).Result!;
        EntityContainer inner = (await folders.CreateAsync(null, "Inner", null, Constants.Security.SuperUserKey)).Result!;
        IContentType type = _site.DocumentType("moves");
        Assert.That((await Types.MoveAsync(type.Key, inner.Key)).Success, Is.True);
        Assert.That(Types.Get(type.Key)!.Path, Is.EqualTo($"-1,{inner.Id},{type.Id}"));

        using (ICoreScope scope = _site.Get<ICoreScopeProvider>().CreateCoreScope())
        {
            inner.ParentId = outer.Id;
            _site.Get<IDocumentTypeContainerRepository>().Save(inner);
            scope.Complete();
        }

        IContentType moved = Types.Get(type.Key)!;
        Assert.That((moved.Path, moved.Level), Is.EqualTo(($"-1,{outer.Id},{inner.Id},{type.Id}", 3)));
    }

    [Test]
    public void What_a_rolled_back_scope_did_to_a_type_is_not_seen_after_it()
    {
        IContentType type = _site.DocumentType("rollsBack");
        using (_site.Get<ICoreScopeProvider>().CreateCoreScope())
        {
            type.Name = "Changed";
            _site.Update(type);
            Assert.That(Types.Get(type.Key)!.Name, Is.EqualTo("Changed"));
        }

        Assert.That(Types.Get(type.Key)!.Name, Is.EqualTo("rollsBack"));
    }

    [Test]
    public async Task A_rolled_back_language_is_not_seen_after_its_scope()
    {
        var languages = _site.Get<ILanguageService>();
        using (_site.Get<ICoreScopeProvider>().CreateCoreScope())
        {
            Assert.That((await languages.CreateAsync(new Language("cy-GB", "Welsh"), Constants.Security.SuperUserKey)).Success, Is.True);
            Assert.That(await languages.GetAsync("cy-GB"), Is.Not.Null);
        }

        Assert.That(await languages.GetAsync("cy-GB"), Is.Null);
    }

    [Test]
    public void A_type_handed_out_can_be_changed_without_changing_the_type()
    {
        IContentType type = _site.DocumentType("handedOut", null, ("note", _text));
        type.Name = "Not saved";
        type.RemovePropertyType("note");
        IContentType again = Types.Get(type.Key)!;
        Assert.That((again.Name, again.PropertyTypes.Count()), Is.EqualTo(("handedOut", 1)));
    }

    [Test]
    public async Task A_deleted_data_type_takes_its_properties_along()
    {
        IDataType passing = _site.DataType(Constants.PropertyEditors.Aliases.TextBox);
        IContentType type = _site.DocumentType("losesDataType", null, ("stays", _text), ("goes", passing));
        IContent document = _site.Document(type, ("stays", "s"), ("goes", "g"));
        Assert.That((await _site.Get<IDataTypeService>().DeleteAsync(passing.Key, Constants.Security.SuperUserKey)).Success, Is.True);
        Assert.That(Documents.GetById(document.Key)!.Properties.Select(x => x.Alias), Is.EqualTo(new[] { "stays" }));
        Assert.That(StoredProperties(document), Does.Not.Contain("\"g\""));
    }

    private string StoredProperties(IContent document)
    {
        using ICoreScope scope = _site.Get<ICoreScopeProvider>().CreateCoreScope(autoComplete: true);
        return _site.Get<ScopedDatabase>().Scalar<string>("SELECT properties FROM version WHERE nodeId = @0 AND isCurrent = 1", document.Id)!;
    }
}
