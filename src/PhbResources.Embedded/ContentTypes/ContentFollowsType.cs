using PhbResources.Embedded.Database;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace PhbResources.Embedded.ContentTypes;

/// <summary>
/// Brings content into line with a changed type: values of properties it no longer has go, values and names begin or cease to vary by culture.
/// What is without culture on one side is the default language's on the other, as in Umbraco.
/// </summary>
internal sealed class ContentFollowsType(ScopedDatabase database, Lazy<ILanguageRepository> languages)
{
    private readonly StoredValues _values = new(database);

    public void Follow(IContentTypeComposition before, IContentTypeComposition after)
    {
        int[] content = [after.Id];
        Dictionary<int, IPropertyType> had = before.CompositionPropertyTypes.ToDictionary(x => x.Id);
        Dictionary<int, IPropertyType> has = after.CompositionPropertyTypes.ToDictionary(x => x.Id);
        _values.Remove(had.Keys.Except(has.Keys).ToList(), content);

        int language = languages.Value.GetDefaultId()!.Value;
        List<int> both = had.Keys.Intersect(has.Keys).ToList();
        _values.BeginToVary(both.Where(id => !had[id].VariesByCulture() && has[id].VariesByCulture()).ToList(), content, language);
        _values.CeaseToVary(both.Where(id => had[id].VariesByCulture() && !has[id].VariesByCulture()).ToList(), content, language);

        if (!before.VariesByCulture() && after.VariesByCulture())
        {
            NamesBeginToVary(after.Id);
        }
        else if (before.VariesByCulture() && !after.VariesByCulture())
        {
            NamesCeaseToVary(after.Id);
        }
    }

    private void NamesBeginToVary(int contentTypeId)
    {
        int language = languages.Value.GetDefaultId()!.Value;
        database.Execute(
            """
            INSERT OR IGNORE INTO versionCulture(versionId, languageId, name, date, userId)
            SELECT v.id, @1, v.name, v.date, v.userId FROM version v JOIN content c ON c.nodeId = v.nodeId WHERE c.contentTypeId = @0 AND v.name IS NOT NULL
            """,
            contentTypeId, language);
        database.Execute(
            """
            INSERT OR IGNORE INTO contentCulture(nodeId, languageId, name, available, published, edited)
            SELECT n.id, @1, n.name, 1, c.published, c.edited FROM content c JOIN node n ON n.id = c.nodeId WHERE c.contentTypeId = @0
            """,
            contentTypeId, language);
    }

    private void NamesCeaseToVary(int contentTypeId)
    {
        int language = languages.Value.GetDefaultId()!.Value;
        database.Execute(
            """
            UPDATE version SET name = COALESCE((SELECT k.name FROM versionCulture k WHERE k.versionId = version.id AND k.languageId = @1), name)
            WHERE nodeId IN (SELECT nodeId FROM content WHERE contentTypeId = @0)
            """,
            contentTypeId, language);
        database.Execute(
            """
            UPDATE node SET name = COALESCE((SELECT v.name FROM version v WHERE v.nodeId = node.id AND v.isCurrent = 1), name)
            WHERE id IN (SELECT nodeId FROM content WHERE contentTypeId = @0)
            """,
            contentTypeId);
        database.Execute("DELETE FROM versionCulture WHERE versionId IN (SELECT v.id FROM version v JOIN content c ON c.nodeId = v.nodeId WHERE c.contentTypeId = @0)", contentTypeId);
        database.Execute("DELETE FROM contentCulture WHERE nodeId IN (SELECT nodeId FROM content WHERE contentTypeId = @0)", contentTypeId);
    }
}
