using PhbResources.Embedded.ContentTypes;
using PhbResources.Embedded.Database;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;

namespace PhbResources.Embedded.DataTypes;

/// <summary>Whether values would be lost or broken by a change. Core asks outside any scope, so each answer has its own.</summary>
internal sealed class ValueUsage(ScopedDatabase database, ICoreScopeProvider scopes) : IDataTypeUsageRepository, IPropertyTypeUsageRepository
{
    private readonly StoredValues _values = new(database);

    public Task<bool> HasSavedValuesAsync(Guid dataTypeKey) => Ask(() => _values.Any(database.Query(
        "SELECT p.id FROM propertyType p JOIN node n ON n.id = p.dataTypeId WHERE n.key = @0", row => row.GetInt32(0), dataTypeKey)));

    public Task<bool> HasSavedPropertyValuesAsync(Guid contentTypeKey, string propertyAlias) => Ask(() => _values.Any(database.Query(
        "SELECT p.id FROM propertyType p JOIN node n ON n.id = p.contentTypeId WHERE n.key = @0 AND p.alias = @1", row => row.GetInt32(0), contentTypeKey, propertyAlias)));

    public Task<bool> ContentTypeExistAsync(Guid contentTypeKey) => Ask(() => database.Any(
        "SELECT 1 FROM contentType t JOIN node n ON n.id = t.nodeId WHERE n.key = @0", contentTypeKey));

    private Task<bool> Ask(Func<bool> question)
    {
        using ICoreScope scope = scopes.CreateCoreScope(autoComplete: true);
        return Task.FromResult(question());
    }
}
