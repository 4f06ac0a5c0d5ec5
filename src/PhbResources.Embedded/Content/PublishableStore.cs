using PhbResources.Embedded.Caching;
using PhbResources.Embedded.Database;
using PhbResources.Embedded.Querying;
using PhbResources.Embedded.Types;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace PhbResources.Embedded.Content;

/// <summary>Adds to content that it can be published: a draft beside a live version, cultures, schedules.</summary>
internal abstract class PublishableStore<T>(ScopedDatabase db, ScopedEntities entities, ILanguageRepository languages, ITypeSource<IContentType> types)
    : ContentStore<T>(db, entities, languages), IPublishableContentRepository<T>
    where T : class, IPublishableContentBase
{
    private readonly ScheduleTable _schedules = new(db, languages);
    private readonly CultureTable _cultures = new(db, languages);
    private readonly PublishableNames _names = new(new CultureTable(db, languages), languages);

    /// <summary>An entity of this kind with nothing in it yet.</summary>
    protected abstract T New(ContentRow row, IContentType type);

    protected override IEnumerable<T> Build(IReadOnlyList<ContentRow> rows)
    {
        List<(ContentRow Row, IContentType Type)> typed = [.. rows.Select(row => (row, types.Shared(row.ContentTypeId)
            ?? throw new InvalidOperationException($"The content type {row.ContentTypeId} of content {row.Id} does not exist.")))];
        List<ContentRow> varying = [.. typed.Where(x => x.Type.VariesByCulture()).Select(x => x.Row)];
        ILookup<int, (string Culture, string Name, DateTime Date)> names = _cultures.Names(varying.SelectMany(x => x.PublishedVersion is null ? [x.Version.Id] : (int[])[x.Version.Id, x.PublishedVersion.Id]));
        ILookup<int, string> edited = _cultures.Edited(varying.Select(x => x.Id));
        return typed.Select(x => Build(x.Row, x.Type, names, edited));
    }

    protected override void Persist(T entity)
    {
        bool publishing = entity.PublishedState == PublishedState.Publishing, unpublishing = entity.PublishedState == PublishedState.Unpublishing;
        bool isNew = !entity.HasIdentity, wasEdited = entity.Edited;
        if (isNew)
        {
            entity.AddingEntity();
            GiveFreeNames(entity, publishing);
            Nodes.Insert(entity, ObjectType);
            Db.Execute("INSERT INTO content(nodeId, contentTypeId) VALUES(@0, @1)", entity.Id, entity.ContentTypeId);
        }
        else
        {
            if (!publishing && !unpublishing && !entity.IsDirty() && !entity.IsAnyUserPropertyDirty()) return;
            if (!VersionRows.IsCurrent(entity.VersionId)) throw new InvalidOperationException("Only the current version of content can be saved.");
            entity.UpdatingEntity();
            if (entity.IsMoving()) // below something that moves: only its place changes
            {
                Nodes.Update(entity);
                return;
            }
            GiveFreeNames(entity, publishing);
            Nodes.MoveIfParentChanged(entity, ObjectType);
            Nodes.Update(entity);
        }

        WriteVersions(entity, isNew, publishing, unpublishing);
        bool published = publishing || (entity.Published && !unpublishing);
        HashSet<string> editedCultures = new(StringComparer.OrdinalIgnoreCase);
        bool edited = EditedValues.Find(entity, Languages.GetDefaultIsoCode, editedCultures) || !published
            // once edited, only publishing makes it unedited: what is live may have other values than what was read when this was loaded
            || (!publishing && ((!isNew && wasEdited) || entity.PublishName != entity.Name));
        if (entity.ContentType.VariesByCulture())
        {
            foreach (ContentCultureInfos info in entity.CultureInfos ?? [])
            {
                if (info.Name != entity.GetPublishName(info.Culture)) editedCultures.Add(info.Culture);
            }
            edited |= editedCultures.Count > 0;
            entity.SetCultureEdited(editedCultures);
            entity.AdjustDates(entity.UpdateDate, publishing);
            _cultures.ReplaceNames(entity.VersionId, entity.CultureInfos, entity.WriterId);
            if (publishing) _cultures.ReplaceNames(entity.PublishedVersionId, entity.PublishCultureInfos, entity.WriterId);
            _cultures.ReplaceState(entity, published, editedCultures);
        }
        entity.Edited = edited;
        Db.Execute("UPDATE content SET contentTypeId = @1, published = @2, edited = @3 WHERE nodeId = @0", entity.Id, entity.ContentTypeId, published, edited);
        TellEntity(entity, publishing, unpublishing);
    }

    // --- schedules

    public ContentScheduleCollection GetContentSchedule(int contentId) => _schedules.Of(contentId);

    public IDictionary<int, IEnumerable<ContentSchedule>> GetContentSchedulesByIds(int[] contentIds) => _schedules.Of(contentIds);

    public void PersistContentSchedule(IPublishableContentBase content, ContentScheduleCollection schedule) => _schedules.Replace(content.Id, schedule);

    public void ClearSchedule(DateTime date) => _schedules.Clear(ObjectType, date, null);

    public void ClearSchedule(DateTime date, ContentScheduleAction action) => _schedules.Clear(ObjectType, date, action);

    public bool HasContentForExpiration(DateTime date) => _schedules.Any(ObjectType, date, ContentScheduleAction.Expire);

    public bool HasContentForRelease(DateTime date) => _schedules.Any(ObjectType, date, ContentScheduleAction.Release);

    public IEnumerable<T> GetContentForExpiration(DateTime date) => Scheduled(date, ContentScheduleAction.Expire);

    public IEnumerable<T> GetContentForRelease(DateTime date) => Scheduled(date, ContentScheduleAction.Release);

    // --- published

    public int CountPublished(string? contentTypeAlias = null) => CountOfType("c.published = 1 AND n.trashed = 0", new(), contentTypeAlias);

    public bool IsPathPublished(T? content)
    {
        if (content is null || content.Trashed || !content.Published) return false;
        int[] ids = [.. content.Path.Split(',').Select(int.Parse).Where(x => x > 0)];
        // Folders of elements have no content row: only what can be published counts.
        return !Db.Any("SELECT 1 FROM content WHERE published = 0 AND nodeId IN (SELECT value FROM json_each(@0)) LIMIT 1", Sql.List(ids));
    }

    private List<T> Scheduled(DateTime date, ContentScheduleAction action)
    {
        var arguments = new SqlArguments();
        return List($"n.trashed = 0 AND n.id IN (SELECT s.nodeId FROM contentSchedule s WHERE s.date <= {arguments.Add(date)} AND s.action = {arguments.Add(action)})", arguments);
    }

    private T Build(ContentRow row, IContentType type, ILookup<int, (string Culture, string Name, DateTime Date)> names, ILookup<int, string> editedCultures)
    {
        T entity = New(row, type);
        var tracked = entity as PublishableContentBase;
        tracked?.DisableChangeTracking();
        FillCommon(entity, row);
        entity.Properties = Values.Read(type.CompositionPropertyTypes, row.Version.Properties, row.PublishedVersion?.Properties);
        entity.Published = row.Published;
        entity.Edited = row.Edited;
        var templated = entity as ITemplatedContent;
        if (templated is not null) templated.TemplateId = row.Version.TemplateId;
        if (row.PublishedVersion is { } live)
        {
            entity.PublishedVersionId = live.Id;
            entity.PublishDate = live.Date;
            entity.PublishName = live.Name;
            entity.PublisherId = live.UserId;
            if (templated is not null) templated.PublishTemplateId = live.TemplateId;
            foreach ((string culture, string name, DateTime date) in names[live.Id]) entity.SetPublishInfo(culture, name, date);
        }
        foreach ((string culture, string name, DateTime date) in names[row.Version.Id]) entity.SetCultureInfo(culture, name, date);
        if (type.VariesByCulture()) entity.SetCultureEdited(editedCultures[row.Id]);
        entity.ResetDirtyProperties(false);
        tracked?.EnableChangeTracking();
        return entity;
    }

    private void GiveFreeNames(T entity, bool publishing) => _names.Give(entity, ObjectType, publishing, name => FreeName(entity, name));

    /// <summary>Publishing turns the current version into the live one, as it is, and goes on with a new current version that begins as its copy.</summary>
    private void WriteVersions(T entity, bool isNew, bool publishing, bool unpublishing)
    {
        string draft = Values.Write(entity.Properties, published: false);
        if (!isNew && (publishing || unpublishing)) VersionRows.Unpublish(entity.Id);
        if (publishing)
        {
            string live = Values.Write(entity.Properties, published: true);
            if (isNew) entity.PublishedVersionId = VersionRows.Insert(entity, current: false, published: true, live);
            else VersionRows.Update(entity, entity.PublishedVersionId = entity.VersionId, current: false, published: true, live);
            entity.VersionId = VersionRows.Insert(entity, current: true, published: false, draft);
        }
        else if (isNew) entity.VersionId = VersionRows.Insert(entity, current: true, published: false, draft);
        else VersionRows.Update(entity, entity.VersionId, current: true, published: false, draft);
    }

    private static void TellEntity(T entity, bool publishing, bool unpublishing)
    {
        if (!publishing && !unpublishing) return;
        entity.Published = publishing;
        entity.PublisherId = publishing ? entity.WriterId : null;
        entity.PublishName = publishing ? entity.Name : null;
        entity.PublishDate = publishing ? entity.UpdateDate : null;
        if (entity is ITemplatedContent templated) templated.PublishTemplateId = publishing ? templated.TemplateId : null;
        if (unpublishing)
        {
            entity.PublishedVersionId = 0;
            entity.ClearPublishInfos();
        }
    }
}
