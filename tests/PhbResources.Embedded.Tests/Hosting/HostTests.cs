using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Embedded.Tests.Hosting;

[TestFixture]
public sealed class HostTests
{
    [Test]
    public void Options_out_of_range_are_refused_all_at_once_and_say_what_to_write()
    {
        var services = new ServiceCollection();
        Assert.That(
            () => services.AddEmbeddedUmbraco(new ConfigurationBuilder().Build(), options => (options.DataPath, options.CachedEntities, options.ScheduledPublishingInterval) = (" ", 0, TimeSpan.Zero)),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("DataPath").And.Message.Contains("100 to 1000000").And.Message.Contains("00:00:01"));
    }

    [Test]
    public void Umbracos_start_and_stop_are_told_in_Umbracos_order()
    {
        var heard = new Heard();
        using (TestSite.Start(services: services =>
        {
            services.AddSingleton<INotificationHandler<UmbracoApplicationStartingNotification>>(heard);
            services.AddSingleton<INotificationHandler<UmbracoApplicationStartedNotification>>(heard);
            services.AddSingleton<INotificationHandler<UmbracoApplicationStoppingNotification>>(heard);
            services.AddSingleton<INotificationHandler<UmbracoApplicationStoppedNotification>>(heard);
        }))
        {
            Assert.That(heard.Names, Is.EqualTo(new[] { "starting", "started" }));
        }

        Assert.That(heard.Names, Is.EqualTo(new[] { "starting", "started", "stopping", "stopped" }));
    }

    [Test]
    public void A_package_finds_the_same_database_in_the_connection_string()
    {
        using TestSite site = TestSite.Start();
        ConnectionStrings connection = site.Get<IOptionsMonitor<ConnectionStrings>>().CurrentValue;
        Assert.That(connection.ProviderName, Is.EqualTo("Microsoft.Data.Sqlite"));
        Assert.That(connection.ConnectionString, Does.Contain(Path.Combine(site.Folder, "umbraco.db")));
    }

    [Test]
    public async Task A_new_database_has_what_every_new_Umbraco_has_and_what_is_deleted_stays_deleted()
    {
        TestSite site = TestSite.Start();
        string folder = site.Folder;
        string[] aliases = ["Folder", "Image", "File", "umbracoMediaVideo", "umbracoMediaAudio", "umbracoMediaArticle", "umbracoMediaVectorGraphics"];
        Assert.That(site.Get<IMediaTypeService>().GetAll().Select(x => x.Alias), Is.EquivalentTo(aliases));
        Assert.That(site.Get<IMediaTypeService>().Get("Folder")!.AllowedContentTypes!.Select(x => x.Alias), Is.EquivalentTo(aliases));
        Assert.That(site.Get<IMediaTypeService>().Get("Image")!.PropertyTypes.Select(x => x.Alias),
            Is.EquivalentTo(new[] { "umbracoFile", "umbracoWidth", "umbracoHeight", "umbracoBytes", "umbracoExtension" }));
        Assert.That(site.Get<IMemberTypeService>().Get("Member")!.Key, Is.EqualTo(Guid.Parse("d59be02f-1df9-4228-aa1e-01917d806cda")));
        Assert.That(await site.Get<ILanguageService>().GetDefaultIsoCodeAsync(), Is.EqualTo("en-GB"));
        Assert.That(site.Get<IRelationService>().GetAllRelationTypes().Select(x => x.Alias), Does.Contain(Constants.Conventions.RelationTypes.RelatedMediaAlias));

        IMediaType video = site.Get<IMediaTypeService>().Get("umbracoMediaVideo")!;
        await site.Get<IMediaTypeService>().DeleteAsync(video.Key, Constants.Security.SuperUserKey);
        site.Stop();

        using TestSite again = TestSite.Start(folder);
        Assert.That(again.Get<IMediaTypeService>().GetAll().Select(x => x.Alias), Is.EquivalentTo(aliases.Except(["umbracoMediaVideo"])));
    }

    [Test]
    public void Content_whose_time_has_come_is_published_by_itself()
    {
        using TestSite site = TestSite.Start(configure: options => options.ScheduledPublishingInterval = TimeSpan.FromSeconds(1));
        IContentType type = site.DocumentType("scheduled");
        var service = site.Get<IContentService>();
        IContent document = service.Create("Soon", -1, type.Alias);
        service.Save(document, null, ContentScheduleCollection.CreateWithEntry(DateTime.UtcNow.AddMilliseconds(200), null));
        Assert.That(() => service.GetById(document.Key)!.Published, Is.True.After(10).Seconds.PollEvery(100).MilliSeconds);
    }

    private sealed class Heard : INotificationHandler<UmbracoApplicationStartingNotification>, INotificationHandler<UmbracoApplicationStartedNotification>,
        INotificationHandler<UmbracoApplicationStoppingNotification>, INotificationHandler<UmbracoApplicationStoppedNotification>
    {
        public List<string> Names { get; } = [];

        public void Handle(UmbracoApplicationStartingNotification notification) => Names.Add("starting");

        public void Handle(UmbracoApplicationStartedNotification notification) => Names.Add("started");

        public void Handle(UmbracoApplicationStoppingNotification notification) => Names.Add("stopping");

        public void Handle(UmbracoApplicationStoppedNotification notification) => Names.Add("stopped");
    }
}
