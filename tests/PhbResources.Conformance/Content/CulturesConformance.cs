using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Conformance.Content;

/// <summary>Documents that vary by culture: names and values of their own, published one by one.</summary>
public abstract class CulturesConformance(ConformanceHost host) : ConformanceFixture(host)
{
    private const string Variant = "conformanceVariant";
    private const string Welsh = "cy-GB";
    private const string Polish = "pl-PL";
    private string _main = null!;

    protected override async Task PrepareAsync()
    {
        ILanguageService languages = Service<ILanguageService>();
        _main = await languages.GetDefaultIsoCodeAsync();
        foreach ((string code, string name) in new[] { (Welsh, "Welsh"), (Polish, "Polish") })
            Assert.That((await languages.CreateAsync(new Language(code, name), User)).Success, Is.True, code);
        await Schema.DocumentTypeAsync(Variant, type =>
        {
            type.Variations = ContentVariation.Culture;
            Schema.Add(type, Schema.Text, "title", p => p.Variations = ContentVariation.Culture);
            Schema.Add(type, Schema.Text, "code");
        });
    }

    [Test]
    public void Each_culture_has_its_own_name_and_value_and_shares_what_does_not_vary()
    {
        IContent read = Reload(Draft());
        Assert.That(read.GetCultureName(_main), Is.EqualTo("Rota"));
        Assert.That(read.GetCultureName(Welsh), Is.EqualTo("Rota Cymraeg"));
        Assert.That(read.GetValue<string>("title", _main), Is.EqualTo("title"));
        Assert.That(read.GetValue<string>("title", Welsh), Is.EqualTo("teitl"));
        Assert.That(read.GetValue<string>("code"), Is.EqualTo("R1"));
        Assert.That(read.AvailableCultures, Is.EquivalentTo(new[] { _main, Welsh }));
        Assert.That(read.IsCultureAvailable(Polish), Is.False);
        Assert.That(read.GetValue("title", Polish), Is.Null);
    }

    [Test]
    public void The_name_of_the_default_culture_is_the_documents_name()
    {
        Assert.That(Reload(Draft()).Name, Is.EqualTo("Rota"));
    }

    [Test]
    public void One_culture_is_published_alone()
    {
        IContent page = Draft();
        PublishResult result = Documents.Publish(page, [_main]);
        Assert.That(result.Success, Is.True, result.Result.ToString());

        IContent read = Reload(page);
        Assert.That(read.Published, Is.True);
        Assert.That(read.PublishedCultures, Is.EqualTo(new[] { _main }));
        Assert.That(read.GetValue<string>("title", _main, published: true), Is.EqualTo("title"));
        Assert.That(read.GetValue("title", Welsh, published: true), Is.Null);
        Assert.That(read.GetPublishName(_main), Is.EqualTo("Rota"));
        Assert.That(read.GetPublishDate(_main), Is.Not.Null);
        Assert.That(read.GetPublishDate(Welsh), Is.Null);

        Assert.That(Documents.Publish(read, [Welsh]).Success, Is.True);
        Assert.That(Reload(page).PublishedCultures, Is.EquivalentTo(new[] { _main, Welsh }));
        Assert.That(Reload(page).GetValue<string>("title", Welsh, published: true), Is.EqualTo("teitl"));
    }

    [Test]
    public void A_star_publishes_every_culture()
    {
        IContent page = Draft();
        Assert.That(Documents.Publish(page, ["*"]).Success, Is.True);
        Assert.That(Reload(page).PublishedCultures, Is.EquivalentTo(new[] { _main, Welsh }));
        Assert.That(Reload(page).EditedCultures ?? [], Is.Empty);
    }

    [Test]
    public void A_culture_that_was_changed_is_the_edited_one()
    {
        IContent page = Draft();
        Documents.Publish(page, ["*"]);
        IContent changed = Reload(page);
        changed.SetValue("title", "teitl newydd", Welsh);
        Save(changed);

        IContent read = Reload(page);
        Assert.That(read.Edited, Is.True);
        Assert.That(read.IsCultureEdited(Welsh), Is.True);
        Assert.That(read.IsCultureEdited(_main), Is.False);
        Assert.That(read.GetValue<string>("title", Welsh), Is.EqualTo("teitl newydd"));
        Assert.That(read.GetValue<string>("title", Welsh, published: true), Is.EqualTo("teitl"));
    }

    [Test]
    public void One_culture_is_unpublished_and_the_others_stay()
    {
        IContent page = Draft();
        Documents.Publish(page, ["*"]);
        PublishResult result = Documents.Unpublish(Reload(page), Welsh);

        Assert.That(result.Result, Is.EqualTo(PublishResultType.SuccessUnpublishCulture));
        IContent read = Reload(page);
        Assert.That(read.Published, Is.True);
        Assert.That(read.PublishedCultures, Is.EqualTo(new[] { _main }));
        Assert.That(read.GetValue("title", Welsh, published: true), Is.Null);
        Assert.That(read.GetValue<string>("title", Welsh), Is.EqualTo("teitl"), "the draft stays");
    }

    [Test]
    public void Unpublishing_every_culture_unpublishes_the_document()
    {
        IContent page = Draft();
        Documents.Publish(page, ["*"]);
        Assert.That(Documents.Unpublish(Reload(page)).Success, Is.True);
        Assert.That(Reload(page).Published, Is.False);
        Assert.That(Reload(page).PublishedCultures, Is.Empty);
    }

    [Test]
    public void Handlers_learn_which_culture_is_published()
    {
        IContent page = Draft();
        Notifications.Clear();
        Documents.Publish(page, [_main]);
        ContentPublishedNotification told = Notifications.Of<ContentPublishedNotification>().Single();
        Assert.That(told.HasPublishedCulture(told.PublishedEntities.Single(), _main), Is.True);
        Assert.That(told.HasPublishedCulture(told.PublishedEntities.Single(), Welsh), Is.False);
    }

    [Test]
    public void Old_versions_keep_the_names_and_values_of_each_culture()
    {
        IContent page = Draft();
        Documents.Publish(page, ["*"]);
        IContent changed = Reload(page);
        changed.SetCultureName("Rota newydd", Welsh);
        changed.SetValue("title", "newydd", Welsh);
        Save(changed);
        Documents.Publish(Reload(page), ["*"]);

        int oldest = Documents.GetVersionIds(page.Id, int.MaxValue).Last();
        Assert.That(Documents.GetVersion(oldest)!.GetCultureName(Welsh), Is.EqualTo("Rota Cymraeg"));
        Assert.That(Documents.GetVersion(oldest)!.GetValue<string>("title", Welsh), Is.EqualTo("teitl"));

        Documents.Rollback(page.Id, oldest, Welsh);
        Assert.That(Reload(page).GetValue<string>("title", Welsh), Is.EqualTo("teitl"));
        Assert.That(Reload(page).GetValue<string>("title", _main), Is.EqualTo("title"));
    }

    [Test]
    public void Siblings_never_share_a_name_in_one_culture()
    {
        IContent folder = PublishedFolder();
        Draft(folder);
        IContent second = Draft(folder);
        Assert.That(Reload(second).GetCultureName(Welsh), Is.EqualTo("Rota Cymraeg (1)"));
        Assert.That(Reload(second).GetCultureName(_main), Is.EqualTo("Rota (1)"));
    }

    [Test]
    public void Documents_are_ordered_by_their_name_in_a_culture()
    {
        IContent folder = PublishedFolder();
        foreach ((string main, string welsh) in new[] { ("a", "z"), ("b", "y"), ("c", "x") })
        {
            IContent page = Documents.Create(main, folder.Id, Variant);
            page.SetCultureName(main, _main);
            page.SetCultureName(welsh, Welsh);
            Save(page);
        }
        string?[] names = [.. Documents
            .GetPagedChildren(folder.Id, 0, 10, out _, propertyAliases: null, filter: null, ordering: Ordering.By("name", culture: Welsh))
            .Select(x => x.GetCultureName(_main))];
        Assert.That(names, Is.EqualTo(new[] { "c", "b", "a" }));
    }

    [Test]
    public void A_copy_has_every_culture()
    {
        IContent folder = PublishedFolder(), page = Draft(folder);
        IContent copy = Documents.Copy(Reload(page), folder.Id, relateToOriginal: false)!;
        Assert.That(Reload(copy).GetValue<string>("title", Welsh), Is.EqualTo("teitl"));
        Assert.That(Reload(copy).AvailableCultures, Is.EquivalentTo(new[] { _main, Welsh }));
    }

    [Test]
    public void A_culture_can_be_scheduled()
    {
        IContent page = Draft();
        Documents.Publish(page, [_main]);
        DateTime due = DateTime.UtcNow.AddMinutes(5);
        Documents.PersistContentSchedule(Reload(page), ContentScheduleCollection.CreateWithEntry(Welsh, due, null));
        Assert.That(Documents.GetContentScheduleByContentId(page.Id).FullSchedule.Single().Culture, Is.EqualTo(Welsh));
        _ = Documents.PerformScheduledPublish(due.AddSeconds(1)).ToList();
        Assert.That(Reload(page).PublishedCultures, Is.EquivalentTo(new[] { _main, Welsh }));
    }

    private IContent Draft(IContent? parent = null)
    {
        IContent page = Documents.Create("Rota", (parent ?? PublishedFolder()).Id, Variant);
        page.SetCultureName("Rota", _main);
        page.SetCultureName("Rota Cymraeg", Welsh);
        page.SetValue("title", "title", _main);
        page.SetValue("title", "teitl", Welsh);
        page.SetValue("code", "R1");
        return Reload(Save(page));
    }
}
