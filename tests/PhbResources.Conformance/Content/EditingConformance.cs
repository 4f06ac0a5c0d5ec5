using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace PhbResources.Conformance.Content;

/// <summary>The services that the back office edits and publishes with.</summary>
public abstract class EditingConformance(ConformanceHost host) : ConformanceFixture(host)
{
    private static readonly CulturePublishScheduleModel[] Invariant = [new() { Culture = Constants.System.InvariantCulture }];

    private IContentEditingService Editing => Service<IContentEditingService>();

    private IContentPublishingService Publishing => Service<IContentPublishingService>();

    /// <summary>These services hold to what a type allows below it; the content service itself does not.</summary>
    protected override async Task PrepareAsync()
    {
        IContentType page = DocumentTypes.Get(ConformanceSchema.Page)!, strict = DocumentTypes.Get(ConformanceSchema.Strict)!;
        IContentType folder = DocumentTypes.Get(ConformanceSchema.Folder)!;
        folder.AllowedContentTypes = [new ContentTypeSort(page.Key, 0, page.Alias), new ContentTypeSort(strict.Key, 1, strict.Alias)];
        await Schema.UpdateAsync(folder);
    }

    [Test]
    public async Task A_document_is_created_with_its_key_and_values()
    {
        IContent folder = PublishedFolder();
        ContentCreateModel model = Model("Created", folder, "title");
        Attempt<ContentCreateResult, ContentEditingOperationStatus> created = await Editing.CreateAsync(model, User);

        Assert.That(created.Status, Is.EqualTo(ContentEditingOperationStatus.Success));
        IContent read = Documents.GetById(model.Key!.Value)!;
        Assert.That(read.Name, Is.EqualTo("Created"));
        Assert.That(read.ParentId, Is.EqualTo(folder.Id));
        Assert.That(read.GetValue<string>("title"), Is.EqualTo("title"));
        Assert.That((await Editing.GetAsync(model.Key.Value))!.Id, Is.EqualTo(read.Id));
    }

    [Test]
    public async Task A_document_is_updated()
    {
        IContent page = Page("Before", PublishedFolder().Id, "before");
        Attempt<ContentUpdateResult, ContentEditingOperationStatus> updated = await Editing.UpdateAsync(
            page.Key,
            new ContentUpdateModel { Variants = [new VariantModel { Name = "After" }], Properties = [new PropertyValueModel { Alias = "title", Value = "after" }] },
            User);
        Assert.That(updated.Status, Is.EqualTo(ContentEditingOperationStatus.Success));
        Assert.That(Reload(page).Name, Is.EqualTo("After"));
        Assert.That(Reload(page).GetValue<string>("title"), Is.EqualTo("after"));
    }

    [Test]
    public async Task A_document_is_published_and_unpublished()
    {
        IContent page = Page("Public", PublishedFolder().Id);
        Assert.That((await Publishing.PublishAsync(page.Key, Invariant, User)).Status, Is.EqualTo(ContentPublishingOperationStatus.Success));
        Assert.That(Reload(page).Published, Is.True);
        Assert.That((await Publishing.UnpublishAsync(page.Key, null, User)).Result, Is.EqualTo(ContentPublishingOperationStatus.Success));
        Assert.That(Reload(page).Published, Is.False);
    }

    [Test]
    public async Task Publishing_below_an_unpublished_parent_is_refused()
    {
        IContent page = Page("Hidden", Folder().Id);
        Assert.That((await Publishing.PublishAsync(page.Key, Invariant, User)).Status, Is.EqualTo(ContentPublishingOperationStatus.PathNotPublished));
    }

    [Test]
    public async Task Publishing_what_is_invalid_is_refused()
    {
        IContent page = Save(Documents.Create("No title", PublishedFolder().Id, ConformanceSchema.Strict));
        Attempt<ContentPublishingResult, ContentPublishingOperationStatus> result = await Publishing.PublishAsync(page.Key, Invariant, User);
        Assert.That(result.Status, Is.EqualTo(ContentPublishingOperationStatus.ContentInvalid));
        Assert.That(Reload(page).Published, Is.False);
    }

    [Test]
    public async Task Validation_names_the_missing_value_and_a_draft_may_lack_it()
    {
        var model = new ContentCreateModel
        {
            Key = Guid.NewGuid(), ParentKey = PublishedFolder().Key, ContentTypeKey = DocumentTypes.Get(ConformanceSchema.Strict)!.Key,
            Variants = [new VariantModel { Name = "No title" }], Properties = [new PropertyValueModel { Alias = "title", Value = "" }],
        };
        Attempt<ContentValidationResult, ContentEditingOperationStatus> checkedFirst = await Editing.ValidateCreateAsync(model, User);
        Assert.That(checkedFirst.Status, Is.EqualTo(ContentEditingOperationStatus.PropertyValidationError));
        Assert.That(checkedFirst.Result.ValidationErrors.Select(e => e.Alias), Is.EqualTo(new[] { "title" }));

        await Editing.CreateAsync(model, User);
        Assert.That(Documents.GetById(model.Key.Value), Is.Not.Null);
    }

    [Test]
    public async Task What_does_not_exist_is_answered_with_a_status()
    {
        Guid unknown = Guid.NewGuid();
        Assert.That(await Editing.GetAsync(unknown), Is.Null);
        Assert.That((await Editing.DeleteAsync(unknown, User)).Status, Is.EqualTo(ContentEditingOperationStatus.NotFound));
        Assert.That((await Publishing.PublishAsync(unknown, Invariant, User)).Status, Is.EqualTo(ContentPublishingOperationStatus.ContentNotFound));

        ContentCreateModel model = Model("Lost", PublishedFolder(), "title");
        model.ParentKey = unknown;
        Assert.That((await Editing.CreateAsync(model, User)).Status, Is.EqualTo(ContentEditingOperationStatus.ParentNotFound));
        model.ContentTypeKey = unknown;
        Assert.That((await Editing.CreateAsync(model, User)).Status, Is.EqualTo(ContentEditingOperationStatus.ContentTypeNotFound));
    }

    [Test]
    public async Task A_document_is_moved_copied_trashed_restored_and_deleted()
    {
        IContent from = Folder(), to = Folder(), page = Page("Wanders", from.Id);
        Assert.That((await Editing.MoveAsync(page.Key, to.Key, User)).Status, Is.EqualTo(ContentEditingOperationStatus.Success));
        Assert.That(Reload(page).ParentId, Is.EqualTo(to.Id));

        Attempt<IContent?, ContentEditingOperationStatus> copy = await Editing.CopyAsync(page.Key, from.Key, relateToOriginal: false, includeDescendants: false, User);
        Assert.That(copy.Status, Is.EqualTo(ContentEditingOperationStatus.Success));
        Assert.That(ChildrenOf(from).Select(x => x.Id), Is.EqualTo(new[] { copy.Result!.Id }));

        Assert.That((await Editing.MoveToRecycleBinAsync(page.Key, User)).Status, Is.EqualTo(ContentEditingOperationStatus.Success));
        Assert.That(Reload(page).Trashed, Is.True);
        Assert.That((await Editing.RestoreAsync(page.Key, to.Key, User, includeDescendants: true)).Status, Is.EqualTo(ContentEditingOperationStatus.Success));
        Assert.That(Reload(page).ParentId, Is.EqualTo(to.Id));

        await Editing.MoveToRecycleBinAsync(page.Key, User);
        Assert.That((await Editing.DeleteFromRecycleBinAsync(page.Key, User)).Status, Is.EqualTo(ContentEditingOperationStatus.Success));
        Assert.That(Documents.GetById(page.Key), Is.Null);
    }

    [Test]
    public async Task Children_are_sorted()
    {
        IContent folder = Folder(), a = Page("a", folder.Id), b = Page("b", folder.Id);
        SortingModel[] order = [new() { Key = b.Key, SortOrder = 0 }, new() { Key = a.Key, SortOrder = 1 }];
        Assert.That(await Editing.SortAsync(folder.Key, order, User), Is.EqualTo(ContentEditingOperationStatus.Success));
        Assert.That(ChildNames(folder), Is.EqualTo(new[] { "b", "a" }));
    }

    [Test]
    public async Task A_release_is_scheduled()
    {
        IContent page = Page("Later", PublishedFolder().Id);
        var model = new CulturePublishScheduleModel
        {
            Culture = Constants.System.InvariantCulture, Schedule = new ContentScheduleModel { PublishDate = DateTimeOffset.UtcNow.AddHours(1) },
        };
        Assert.That((await Publishing.PublishAsync(page.Key, [model], User)).Status, Is.EqualTo(ContentPublishingOperationStatus.Success));
        Assert.That(Reload(page).Published, Is.False);
        Assert.That(Documents.GetContentScheduleByContentId(page.Id).FullSchedule, Has.Count.EqualTo(1));
    }

    private ContentCreateModel Model(string name, IContent parent, string title) => new()
    {
        Key = Guid.NewGuid(), ParentKey = parent.Key, ContentTypeKey = DocumentTypes.Get(ConformanceSchema.Page)!.Key,
        Variants = [new VariantModel { Name = name }], Properties = [new PropertyValueModel { Alias = "title", Value = title }],
    };
}
