using System.Text.Json;
using PhbResources.Embedded.Caching;
using PhbResources.Embedded.Content;
using PhbResources.Embedded.Database;
using PhbResources.Embedded.Querying;
using PhbResources.Embedded.Types;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace PhbResources.Embedded.Media;

/// <summary>Media items and their folders; the files themselves are <see cref="MediaFiles"/>' business.</summary>
internal sealed class MediaRepository(ScopedDatabase db, ScopedEntities entities, ILanguageRepository languages, ITypeSource<IMediaType> types)
    : ContentStore<IMedia>(db, entities, languages), IMediaRepository
{
    protected override Guid ObjectType => Constants.ObjectTypes.Media;

    public override int RecycleBinId => Constants.System.RecycleBinMedia;

    public IMedia? GetMediaByPath(string mediaPath)
    {
        var arguments = new SqlArguments();
        return List($"n.id IN (SELECT f.nodeId FROM mediaFile f WHERE f.path = {arguments.Add(mediaPath)})", arguments).FirstOrDefault();
    }

    /// <summary>The path of a media item's file: an upload field holds the path itself, an image cropper a JSON object with the path as "src".</summary>
    internal static string? FileOf(IContentBase media, string alias = Constants.Conventions.Media.File)
    {
        if (!media.HasProperty(alias) || media.GetValue(alias) is not string { Length: > 0 } value) return null;
        if (!value.TrimStart().StartsWith('{')) return value;
        try
        {
            using JsonDocument json = JsonDocument.Parse(value);
            return json.RootElement.TryGetProperty("src", out JsonElement source) && source.ValueKind is JsonValueKind.String ? source.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    protected override IEnumerable<IMedia> Build(IReadOnlyList<ContentRow> rows)
    {
        foreach (ContentRow row in rows)
        {
            IMediaType type = types.Shared(row.ContentTypeId) ?? throw new InvalidOperationException($"The media type {row.ContentTypeId} of media {row.Id} does not exist.");
            var media = new Umbraco.Cms.Core.Models.Media(row.Version.Name!, row.ParentId, type);
            media.DisableChangeTracking();
            FillCommon(media, row);
            media.Properties = Values.Read(type.CompositionPropertyTypes, row.Version.Properties, null);
            media.ResetDirtyProperties(false);
            media.EnableChangeTracking();
            yield return media;
        }
    }

    protected override void Persist(IMedia entity)
    {
        if (!entity.HasIdentity)
        {
            entity.AddingEntity();
            GiveFreeName(entity);
            Nodes.Insert(entity, ObjectType);
            Db.Execute("INSERT INTO content(nodeId, contentTypeId) VALUES(@0, @1)", entity.Id, entity.ContentTypeId);
            entity.VersionId = VersionRows.Insert(entity, current: true, published: false, Values.Write(entity.Properties, published: false));
        }
        else
        {
            if (!VersionRows.IsCurrent(entity.VersionId)) throw new InvalidOperationException("Only the current version of media can be saved.");
            entity.UpdatingEntity();
            if (entity.IsMoving()) // below something that moves: only its place changes
            {
                Nodes.Update(entity);
                return;
            }
            GiveFreeName(entity);
            Nodes.MoveIfParentChanged(entity, ObjectType);
            Nodes.Update(entity);
            Db.Execute("UPDATE content SET contentTypeId = @1 WHERE nodeId = @0", entity.Id, entity.ContentTypeId);
            VersionRows.Update(entity, entity.VersionId, current: true, published: false, Values.Write(entity.Properties, published: false));
        }
        Db.Execute("DELETE FROM mediaFile WHERE nodeId = @0", entity.Id);
        if (FileOf(entity) is { } file) Db.Execute("INSERT INTO mediaFile(nodeId, path) VALUES(@0, @1)", entity.Id, file);
    }

    private void GiveFreeName(IMedia entity)
    {
        if (string.IsNullOrWhiteSpace(entity.Name)) throw new InvalidOperationException("Media needs a name before it can be saved.");
        string name = FreeName(entity, entity.Name);
        if (name != entity.Name) entity.Name = name;
    }
}
