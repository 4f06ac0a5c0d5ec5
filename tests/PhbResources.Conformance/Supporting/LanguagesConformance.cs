using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace PhbResources.Conformance.Supporting;

/// <summary>Languages, one of which is the default.</summary>
public abstract class LanguagesConformance(ConformanceHost host) : ConformanceFixture(host)
{
    private ILanguageService Languages => Service<ILanguageService>();

    [Test]
    public async Task There_is_always_one_default_language()
    {
        ILanguage main = (await Languages.GetDefaultLanguageAsync())!;
        Assert.That(main.IsDefault, Is.True);
        Assert.That(await Languages.GetDefaultIsoCodeAsync(), Is.EqualTo(main.IsoCode));
        Assert.That((await Languages.GetAllAsync()).Count(l => l.IsDefault), Is.EqualTo(1));
    }

    [Test]
    public async Task A_language_is_created_changed_and_deleted()
    {
        Assert.That((await Languages.CreateAsync(new Language("cy-GB", "Welsh"), User)).Status, Is.EqualTo(LanguageOperationStatus.Success));
        ILanguage welsh = (await Languages.GetAsync("cy-GB"))!;
        Assert.That(welsh.CultureName, Is.EqualTo("Welsh"));
        Assert.That((await Languages.GetMultipleAsync(["cy-GB"])).Select(l => l.IsoCode), Is.EqualTo(new[] { "cy-GB" }));

        welsh.CultureName = "Cymraeg";
        welsh.IsMandatory = true;
        welsh.FallbackIsoCode = await Languages.GetDefaultIsoCodeAsync();
        Assert.That((await Languages.UpdateAsync(welsh, User)).Status, Is.EqualTo(LanguageOperationStatus.Success));
        ILanguage read = (await Languages.GetAsync("cy-GB"))!;
        Assert.That((read.CultureName, read.IsMandatory, read.FallbackIsoCode), Is.EqualTo(("Cymraeg", true, welsh.FallbackIsoCode)));

        Assert.That((await Languages.DeleteAsync("cy-GB", User)).Status, Is.EqualTo(LanguageOperationStatus.Success));
        Assert.That(await Languages.GetAsync("cy-GB"), Is.Null);
    }

    [Test]
    public async Task What_makes_no_sense_is_refused()
    {
        string main = await Languages.GetDefaultIsoCodeAsync();
        Assert.That((await Languages.CreateAsync(new Language(main, "Again"), User)).Status, Is.EqualTo(LanguageOperationStatus.DuplicateIsoCode));
        Assert.That((await Languages.DeleteAsync(main, User)).Status, Is.EqualTo(LanguageOperationStatus.MissingDefault));
        Assert.That((await Languages.DeleteAsync("ga-IE", User)).Status, Is.EqualTo(LanguageOperationStatus.NotFound));
        Assert.That((await Languages.CreateAsync(new Language("gd-GB", "Gaelic") { FallbackIsoCode = "ga-IE" }, User)).Status, Is.EqualTo(LanguageOperationStatus.InvalidFallback));
    }

    [Test]
    public async Task Another_language_can_become_the_default()
    {
        string before = await Languages.GetDefaultIsoCodeAsync();
        await Languages.CreateAsync(new Language("fr-FR", "French") { IsDefault = true }, User);
        Assert.That(await Languages.GetDefaultIsoCodeAsync(), Is.EqualTo("fr-FR"));
        Assert.That((await Languages.GetAllAsync()).Where(l => l.IsDefault).Select(l => l.IsoCode), Is.EqualTo(new[] { "fr-FR" }));

        ILanguage old = (await Languages.GetAsync(before))!;
        old.IsDefault = true;
        await Languages.UpdateAsync(old, User);
        Assert.That(await Languages.GetDefaultIsoCodeAsync(), Is.EqualTo(before));
        await Languages.DeleteAsync("fr-FR", User);
    }

    [Test]
    public async Task A_language_that_is_rolled_back_is_not_there()
    {
        using (Scopes.CreateCoreScope())
        {
            await Languages.CreateAsync(new Language("de-DE", "German"), User);
            Assert.That(await Languages.GetAsync("de-DE"), Is.Not.Null);
        }
        Assert.That(await Languages.GetAsync("de-DE"), Is.Null);
        Assert.That((await Languages.GetAllAsync()).Select(l => l.IsoCode), Does.Not.Contain("de-DE"));
    }
}
