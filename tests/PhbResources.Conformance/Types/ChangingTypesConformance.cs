using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Conformance.Types;

/// <summary>What becomes of values when a type starts or stops to vary by culture, or when a language or a type goes.</summary>
public abstract class ChangingTypesConformance(ConformanceHost host) : ConformanceFixture(host)
{
    private const string Welsh = "cy-GB";
    private string _main = null!;

    protected override async Task PrepareAsync() => _main = await Service<ILanguageService>().GetDefaultIsoCodeAsync();

    [SetUp]
    public async Task Add_Welsh()
    {
        if (await Service<ILanguageService>().GetAsync(Welsh) is null)
            await Service<ILanguageService>().CreateAsync(new Language(Welsh, "Welsh"), User);
    }

    [Test]
    public async Task A_value_that_starts_to_vary_becomes_the_default_cultures()
    {
        IContentType type = await Schema.DocumentTypeAsync("startsToVary", t => Schema.Add(t, Schema.Text, "note"));
        IContent page = Documents.Create("Note", Folder().Id, "startsToVary");
        page.SetValue("note", "kept");
        Save(page);
        Vary(type, ContentVariation.Culture);
        await Schema.UpdateAsync(type);

        Assert.That(Reload(page).GetValue<string>("note", _main), Is.EqualTo("kept"));
        Assert.That(Reload(page).GetCultureName(_main), Is.EqualTo("Note"));
    }

    [Test]
    public async Task A_value_that_stops_to_vary_is_that_of_the_default_culture()
    {
        (IContentType type, IContent page) = await VariantPage("stopsToVary");
        Vary(type, ContentVariation.Nothing);
        await Schema.UpdateAsync(type);

        Assert.That(Reload(page).GetValue<string>("note"), Is.EqualTo("english"));
        Assert.That(Reload(page).Name, Is.EqualTo("English"));
    }

    [Test]
    public async Task What_is_published_stays_published_when_a_type_starts_to_vary()
    {
        IContentType type = await Schema.DocumentTypeAsync("publishedVaries", t => Schema.Add(t, Schema.Text, "note"));
        IContent page = Documents.Create("Note", PublishedFolder().Id, "publishedVaries");
        page.SetValue("note", "public");
        Publish(Save(page));
        Vary(type, ContentVariation.Culture);
        await Schema.UpdateAsync(type);

        Assert.That(Reload(page).Published, Is.True);
        Assert.That(Reload(page).GetValue<string>("note", _main, published: true), Is.EqualTo("public"));
    }

    [Test]
    public async Task A_language_that_goes_takes_its_values_along()
    {
        (_, IContent page) = await VariantPage("losesALanguage");
        Assert.That((await Service<ILanguageService>().DeleteAsync(Welsh, User)).Status, Is.EqualTo(LanguageOperationStatus.Success));
        Assert.That(Reload(page).AvailableCultures, Is.EqualTo(new[] { _main }));
        Assert.That(Reload(page).GetValue<string>("note", _main), Is.EqualTo("english"));

        await Add_Welsh();
        Assert.That(Reload(page).GetValue("note", Welsh), Is.Null, "and does not bring them back");
    }

    [Test]
    public async Task A_member_type_that_goes_takes_its_members_along()
    {
        IMemberTypeService types = Service<IMemberTypeService>();
        await types.CreateAsync(new MemberType(Service<IShortStringHelper>(), Constants.System.Root) { Alias = "visitor", Name = "Visitor" }, User);
        IMember member = Members.CreateMember("visitor", "visitor@example.org", "Visitor", "visitor");
        Members.Save(member);
        await types.DeleteAsync(types.Get("visitor")!.Key, User);
        Assert.That(types.Get("visitor"), Is.Null);
        Assert.That(Members.GetByUsername("visitor"), Is.Null);
    }

    [Test]
    public async Task A_media_type_that_goes_takes_its_media_along()
    {
        IMediaTypeService types = Service<IMediaTypeService>();
        await types.CreateAsync(new MediaType(Service<IShortStringHelper>(), Constants.System.Root) { Alias = "leaflet", Name = "Leaflet", AllowedAsRoot = true }, User);
        IMedia media = Media.CreateMediaWithIdentity("Leaflet", Constants.System.Root, "leaflet");
        await types.DeleteAsync(types.Get("leaflet")!.Key, User);
        Assert.That(types.Get("leaflet"), Is.Null);
        Assert.That(Media.GetById(media.Id), Is.Null);
    }

    private async Task<(IContentType Type, IContent Page)> VariantPage(string alias)
    {
        IContentType type = await Schema.DocumentTypeAsync(alias, t =>
        {
            t.Variations = ContentVariation.Culture;
            Schema.Add(t, Schema.Text, "note", p => p.Variations = ContentVariation.Culture);
        });
        IContent page = Documents.Create("English", Folder().Id, alias);
        page.SetCultureName("English", _main);
        page.SetCultureName("Cymraeg", Welsh);
        page.SetValue("note", "english", _main);
        page.SetValue("note", "cymraeg", Welsh);
        return (type, Reload(Save(page)));
    }

    private static void Vary(IContentType type, ContentVariation variation)
    {
        // A property may not vary more than its type, so they change in this order.
        if (variation is ContentVariation.Nothing)
            foreach (IPropertyType property in type.PropertyTypes) property.Variations = variation;
        type.Variations = variation;
        foreach (IPropertyType property in type.PropertyTypes) property.Variations = variation;
    }
}
