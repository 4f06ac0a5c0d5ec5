using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace PhbResources.Conformance.Supporting;

/// <summary>The audit trail: who did what to which entity.</summary>
public abstract class AuditConformance(ConformanceHost host) : ConformanceFixture(host)
{
    private IAuditService Audit => Service<IAuditService>();

    [Test]
    public async Task The_life_of_a_document_is_written_down_newest_first()
    {
        IContent home = PublishedFolder(), page = Page("Audited", home.Id);
        Publish(page);
        Documents.Unpublish(Reload(page));
        Documents.Move(Reload(page), Folder().Id);
        Documents.MoveToRecycleBin(Reload(page));

        PagedModel<IAuditItem> trail = await Audit.GetItemsByEntityAsync(page.Id, 0, 50);
        Assert.That(trail.Items.Select(i => i.AuditType), Is.SupersetOf(new[] { AuditType.Save, AuditType.Publish, AuditType.Unpublish, AuditType.Move }));
        Assert.That(trail.Items.Select(i => i.Id), Is.All.EqualTo(page.Id));
        Assert.That(trail.Items.Select(i => i.UserId), Is.All.EqualTo(SuperUserId));
        Assert.That(trail.Items.Select(i => i.CreateDate), Is.Ordered.Descending);
        Assert.That(trail.Items.Last().AuditType, Is.EqualTo(AuditType.Save));
        Assert.That(trail.Total, Is.EqualTo(trail.Items.Count()));
    }

    [Test]
    public async Task The_trail_is_paged_filtered_and_turned_round()
    {
        IContent page = Page("Filtered", PublishedFolder().Id);
        for (int i = 0; i < 3; i++) Retitle(page, $"title {i}");
        Publish(Reload(page));

        PagedModel<IAuditItem> first = await Audit.GetItemsByEntityAsync(page.Id, 0, 2);
        PagedModel<IAuditItem> saves = await Audit.GetItemsByEntityAsync(page.Id, 0, 50, auditTypeFilter: [AuditType.Save]);
        PagedModel<IAuditItem> oldest = await Audit.GetItemsByEntityAsync(page.Id, 0, 1, Direction.Ascending);
        Assert.That(first.Items.Count(), Is.EqualTo(2));
        Assert.That(first.Total, Is.EqualTo(5));
        Assert.That(saves.Items.Select(i => i.AuditType), Is.EqualTo(Enumerable.Repeat(AuditType.Save, 4)));
        Assert.That(oldest.Items.Single().AuditType, Is.EqualTo(AuditType.Save));

        PagedModel<IAuditItem> byKey = await Audit.GetItemsByKeyAsync(page.Key, UmbracoObjectTypes.Document, 0, 50);
        Assert.That(byKey.Total, Is.EqualTo(5));
    }

    [Test]
    public async Task A_package_may_write_down_what_it_did()
    {
        IContent page = Page("Own entry", Folder().Id);
        Attempt<AuditLogOperationStatus> added = await Audit.AddAsync(AuditType.Custom, User, page.Id, "Document", "checked by a curator", "{\"ok\":true}");
        Assert.That(added.Result, Is.EqualTo(AuditLogOperationStatus.Success));

        IAuditItem entry = (await Audit.GetItemsByEntityAsync(page.Id, 0, 10, auditTypeFilter: [AuditType.Custom])).Items.Single();
        Assert.That(entry.Comment, Is.EqualTo("checked by a curator"));
        Assert.That(entry.Parameters, Is.EqualTo("{\"ok\":true}"));
        Assert.That(entry.EntityType, Is.EqualTo("Document"));
        Assert.That(entry.CreateDate, Is.EqualTo(DateTime.UtcNow).Within(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task What_was_rolled_back_is_not_written_down()
    {
        IContent page = Page("Rolled back", Folder().Id);
        long before = (await Audit.GetItemsByEntityAsync(page.Id, 0, 1)).Total;
        using (Scopes.CreateCoreScope())
            Retitle(page, "lost");
        Assert.That((await Audit.GetItemsByEntityAsync(page.Id, 0, 1)).Total, Is.EqualTo(before));
    }

    [Test]
    public async Task What_a_user_did_is_listed()
    {
        IContent page = Page("By user", Folder().Id);
        PagedModel<IAuditItem> mine = await Audit.GetPagedItemsByUserAsync(User, 0, 10);
        Assert.That(mine.Items.Select(i => i.Id), Does.Contain(page.Id));
        PagedModel<IAuditItem> recent = await Audit.GetItemsAsync(0, 10, sinceDate: DateTimeOffset.UtcNow.AddMinutes(-5));
        Assert.That(recent.Items.Select(i => i.Id), Does.Contain(page.Id));
        Assert.That((await Audit.GetItemsAsync(0, 10, sinceDate: DateTimeOffset.UtcNow.AddMinutes(5))).Items, Is.Empty);
    }
}
