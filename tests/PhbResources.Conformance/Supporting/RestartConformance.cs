using System.Text;
using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace PhbResources.Conformance.Supporting;

/// <summary>A host that is stopped and started again on the same data knows everything it knew.</summary>
public abstract class RestartConformance(ConformanceHost host) : ConformanceFixture(host)
{
    [Test]
    public async Task Documents_are_there_with_their_drafts_versions_and_schedule()
    {
        IContent page = PublishedPage("Survives", PublishedFolder().Id, "one");
        Publish(Retitle(page, "two"));
        Retitle(page, "draft");
        var release = new DateTime(2031, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        Documents.PersistContentSchedule(page, ContentScheduleCollection.CreateWithEntry(null, release));
        IContent trashed = Page("Trashed", Folder().Id);
        Documents.MoveToRecycleBin(trashed);

        await Restart();

        IContent read = Documents.GetById(page.Key)!;
        Assert.That(read.Id, Is.EqualTo(page.Id));
        Assert.That(read.GetValue<string>("title"), Is.EqualTo("draft"));
        Assert.That(read.GetValue<string>("title", published: true), Is.EqualTo("two"));
        Assert.That(Documents.GetVersionIds(page.Id, 100).Count(), Is.EqualTo(3));
        Assert.That(Documents.GetContentScheduleByContentId(page.Id).FullSchedule.Single().Date, Is.EqualTo(release));
        Assert.That(Reload(trashed).Trashed, Is.True);
    }

    [Test]
    public async Task Types_data_types_and_languages_are_there_and_not_there_twice()
    {
        await Service<ILanguageService>().CreateAsync(new Language("cy-GB", "Welsh"), User);
        int types = DocumentTypes.Count(), media = Service<IMediaTypeService>().Count(), members = Service<IMemberTypeService>().Count();
        int dataTypes = (await Service<IDataTypeService>().GetAllAsync()).Count();

        await Restart();

        Assert.That(DocumentTypes.Get(ConformanceSchema.Page)!.PropertyTypes.Select(p => p.Alias),
            Is.EqualTo(new[] { "title", "body", "pages", "rating", "featured", "reviewed" }));
        Assert.That((DocumentTypes.Count(), Service<IMediaTypeService>().Count(), Service<IMemberTypeService>().Count()), Is.EqualTo((types, media, members)));
        Assert.That((await Service<IDataTypeService>().GetAllAsync()).Count(), Is.EqualTo(dataTypes));
        Assert.That(await Service<ILanguageService>().GetAsync("cy-GB"), Is.Not.Null);
    }

    [Test]
    public async Task Members_roles_and_key_values_are_there()
    {
        IMember member = Members.CreateMember("survivor", "survivor@example.org", "Survivor", ConformanceSchema.Person);
        member.RawPasswordValue = "hash";
        member.SetValue("credits", 9);
        Members.Save(member);
        Members.AssignRole(member.Id, "Survivors");
        Service<IKeyValueService>().SetValue("survivor", "yes");

        await Restart();

        IMember read = Members.GetByEmail("survivor@example.org")!;
        Assert.That(read.RawPasswordValue, Is.EqualTo("hash"));
        Assert.That(read.GetValue<int>("credits"), Is.EqualTo(9));
        Assert.That(Members.GetAllRoles(read.Id), Is.EqualTo(new[] { "Survivors" }));
        Assert.That(Service<IKeyValueService>().GetValue("survivor"), Is.EqualTo("yes"));
    }

    [Test]
    public async Task Files_relations_and_the_audit_trail_are_there()
    {
        IMedia media = Media.CreateMedia("kept.txt", Constants.System.Root, Constants.Conventions.MediaTypes.File);
        media.SetValue(Service<MediaFileManager>(), Service<MediaUrlGeneratorCollection>(), Service<IShortStringHelper>(),
            Service<IContentTypeBaseServiceProvider>(), Constants.Conventions.Media.File, "kept.txt", new MemoryStream(Encoding.UTF8.GetBytes("kept")));
        Media.Save(media);
        IContent page = Page("Original", Folder().Id);
        IContent copy = Documents.Copy(page, page.ParentId, relateToOriginal: true)!;
        long audited = (await Service<IAuditService>().GetItemsByEntityAsync(page.Id, 0, 10)).Total;

        await Restart();

        using var reader = new StreamReader(Service<MediaFileManager>().GetFile(Media.GetById(media.Key)!, out _));
        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo("kept"));
        Assert.That(Service<IRelationService>().GetByParentId(page.Id)!.Select(r => r.ChildId), Is.EqualTo(new[] { copy.Id }));
        Assert.That((await Service<IAuditService>().GetItemsByEntityAsync(page.Id, 0, 10)).Total, Is.EqualTo(audited));
    }

    [Test]
    public async Task New_ids_never_repeat_old_ones()
    {
        IContent last = Page("Last", Folder().Id);
        Documents.Delete(last);
        await Restart();
        Assert.That(Page("Next", Folder().Id).Id, Is.GreaterThan(last.Id));
    }

    private async Task Restart()
    {
        await Host.StopAsync();
        await Host.StartAsync();
    }
}
