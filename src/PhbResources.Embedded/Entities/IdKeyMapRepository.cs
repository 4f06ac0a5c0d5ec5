using PhbResources.Embedded.Database;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace PhbResources.Embedded.Entities;

/// <summary>From key to id and back. An id that is reserved for a key counts for every kind.</summary>
internal sealed class IdKeyMapRepository(ScopedDatabase db) : IIdKeyMapRepository
{
    public int? GetIdForKey(Guid key, UmbracoObjectTypes umbracoObjectType) => umbracoObjectType is UmbracoObjectTypes.Unknown
        ? db.Scalar<int?>("SELECT id FROM node WHERE key = @0", key)
        : db.Scalar<int?>("SELECT id FROM node WHERE key = @0 AND objectType IN (@1, @2)", key, umbracoObjectType.GetGuid(), Constants.ObjectTypes.IdReservation);

    public Guid? GetIdForKey(int id, UmbracoObjectTypes umbracoObjectType) => umbracoObjectType is UmbracoObjectTypes.Unknown
        ? db.Scalar<Guid?>("SELECT key FROM node WHERE id = @0", id)
        : db.Scalar<Guid?>("SELECT key FROM node WHERE id = @0 AND objectType IN (@1, @2)", id, umbracoObjectType.GetGuid(), Constants.ObjectTypes.IdReservation);
}
