using PhbResources.Embedded.Caching;
using PhbResources.Embedded.ContentTypes;
using PhbResources.Embedded.Database;
using PhbResources.Embedded.Querying;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace PhbResources.Embedded.Languages;

/// <summary>Languages, cached as one set, from which callers get clones.</summary>
internal sealed class LanguageRepository(ScopedDatabase database, ScopedEntities cache) : ILanguageRepository
{
    private const string Region = "languages";

    private IReadOnlyList<ILanguage> All => cache.GetOrLoad(Region, 0, Load)!;

    public ILanguage? Get(int id) => Clones(All.Where(x => x.Id == id)).SingleOrDefault();

    public IEnumerable<ILanguage> Get(IQuery<ILanguage> query) => Clones(EntityQuery<ILanguage>.From(query)!.Filter(All));

    public IEnumerable<ILanguage> GetMany(params int[]? ids) => Clones(ids is { Length: > 0 } ? All.Where(x => ids.Contains(x.Id)) : All);

    public ILanguage? GetByIsoCode(string isoCode) => Clones(All.Where(x => IsCode(x, isoCode))).SingleOrDefault();

    public int Count(IQuery<ILanguage>? query) => EntityQuery<ILanguage>.From(query)?.Filter(All).Count() ?? All.Count;

    public bool Exists(int id) => All.Any(x => x.Id == id);

    public int? GetIdByIsoCode(string? isoCode, bool throwOnNotFound = true)
    {
        if (string.IsNullOrEmpty(isoCode))
        {
            return null;
        }

        return All.SingleOrDefault(x => IsCode(x, isoCode))?.Id
            ?? (throwOnNotFound ? throw new ArgumentException($"There is no language '{isoCode}' here. Add it first.", nameof(isoCode)) : null);
    }

    public string? GetIsoCodeById(int? id, bool throwOnNotFound = true)
    {
        if (id is null)
        {
            return null;
        }

        return All.SingleOrDefault(x => x.Id == id)?.IsoCode
            ?? (throwOnNotFound ? throw new ArgumentException($"There is no language with the id {id}.", nameof(id)) : null);
    }

    public string[] GetIsoCodesByIds(ICollection<int> ids, bool throwOnNotFound = true)
        => ids.Select(id => GetIsoCodeById(id, throwOnNotFound)).OfType<string>().ToArray();

    public string GetDefaultIsoCode() => Default.IsoCode;

    public int? GetDefaultId() => Default.Id;

    public void Save(ILanguage entity)
    {
        if (All.Any(x => x.Id != entity.Id && IsCode(x, entity.IsoCode)))
        {
            throw new InvalidOperationException($"There is already a language '{entity.IsoCode}'.");
        }

        if (entity.IsDefault)
        {
            database.Execute("UPDATE language SET isDefault = 0 WHERE id <> @0 AND isDefault = 1", entity.Id);
        }
        else if (entity.HasIdentity && All.Single(x => x.Id == entity.Id).IsDefault)
        {
            throw new InvalidOperationException($"'{entity.IsoCode}' is the default language. Make another the default instead.");
        }

        int? fallback = GetIdByIsoCode(entity.FallbackIsoCode);
        if (entity.HasIdentity)
        {
            entity.UpdatingEntity();
            database.Execute("UPDATE language SET isoCode = @1, cultureName = @2, isDefault = @3, isMandatory = @4, fallbackLanguageId = @5 WHERE id = @0",
                entity.Id, entity.IsoCode, entity.CultureName, entity.IsDefault, entity.IsMandatory, fallback);
        }
        else
        {
            entity.AddingEntity();
            entity.Id = database.Insert("INSERT INTO language(key, isoCode, cultureName, isDefault, isMandatory, fallbackLanguageId) VALUES(@0, @1, @2, @3, @4, @5)",
                entity.Key, entity.IsoCode, entity.CultureName, entity.IsDefault, entity.IsMandatory, fallback);
        }

        cache.ChangedAll();
        entity.ResetDirtyProperties();
    }

    /// <summary>Deletes a language and all names and values in it.</summary>
    public void Delete(ILanguage entity)
    {
        if (All.SingleOrDefault(x => x.Id == entity.Id) is { IsDefault: true })
        {
            throw new InvalidOperationException($"'{entity.IsoCode}' is the default language. Make another the default, then delete this one.");
        }

        new StoredValues(database).RemoveLanguage(entity.Id);
        database.Execute("DELETE FROM language WHERE id = @0", entity.Id);
        cache.ChangedAll();
        entity.DeleteDate = DateTime.UtcNow;
    }

    private ILanguage Default => All.SingleOrDefault(x => x.IsDefault) ?? throw new InvalidOperationException("No language is the default. The database was not installed to its end.");

    private static bool IsCode(ILanguage language, string code) => string.Equals(language.IsoCode, code, StringComparison.OrdinalIgnoreCase);

    private IReadOnlyList<ILanguage> Load() => database.Query(
        """
        SELECT l.id, l.key, l.isoCode, l.cultureName, l.isDefault, l.isMandatory, f.isoCode
        FROM language l LEFT JOIN language f ON f.id = l.fallbackLanguageId ORDER BY l.id
        """,
        row =>
        {
            var language = new Language(row.GetString(2), row.GetString(3))
            {
                Id = row.GetInt32(0),
                Key = row.Key(1),
                IsDefault = row.Flag(4),
                IsMandatory = row.Flag(5),
                FallbackIsoCode = row.Text(6),
            };
            language.ResetDirtyProperties(false);
            return (ILanguage)language;
        });

    private static List<ILanguage> Clones(IEnumerable<ILanguage> languages) => languages.Select(x =>
    {
        var clone = (ILanguage)x.DeepClone();
        clone.ResetDirtyProperties(false);
        return clone;
    }).ToList();
}
