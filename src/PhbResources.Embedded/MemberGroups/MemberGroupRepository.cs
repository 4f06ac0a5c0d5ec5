using PhbResources.Embedded.Database;
using PhbResources.Embedded.Querying;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace PhbResources.Embedded.MemberGroups;

/// <summary>Member groups, which are also the members' roles.</summary>
internal sealed class MemberGroupRepository(ScopedDatabase database) : IMemberGroupRepository
{
    public IMemberGroup? Get(int id) => Read("n.id = @1", id).SingleOrDefault();

    public IMemberGroup? Get(Guid uniqueId) => Read("n.key = @1", uniqueId).SingleOrDefault();

    public IMemberGroup? GetByName(string? name) => Read("n.name = @1", name).FirstOrDefault();

    public IEnumerable<IMemberGroup> Get(IQuery<IMemberGroup> query) => EntityQuery<IMemberGroup>.From(query)!.Filter(Read("1")).ToList();

    public IEnumerable<IMemberGroup> GetMany(params int[]? ids)
        => ids is { Length: > 0 } ? Read("n.id IN (SELECT value FROM json_each(@1))", Sql.List(ids)) : Read("1");

    public int Count(IQuery<IMemberGroup>? query) => EntityQuery<IMemberGroup>.From(query)?.Filter(Read("1")).Count() ?? Read("1").Count;

    public bool Exists(int id) => Get(id) is not null;

    public IEnumerable<IMemberGroup> GetMemberGroupsForMember(int memberId)
        => Read("n.id IN (SELECT memberGroupId FROM memberGroupMember WHERE memberId = @1)", memberId);

    public IEnumerable<IMemberGroup> GetMemberGroupsForMember(string? username)
        => Read("n.id IN (SELECT g.memberGroupId FROM memberGroupMember g JOIN member m ON m.nodeId = g.memberId WHERE m.username = @1)", username);

    public void Save(IMemberGroup entity)
    {
        if (GetByName(entity.Name) is { } other && other.Id != entity.Id)
        {
            throw new InvalidOperationException($"There is already a member group named '{entity.Name}'. Choose another name.");
        }

        if (entity.HasIdentity)
        {
            entity.UpdatingEntity();
            database.Execute("UPDATE node SET name = @1, updated = @2 WHERE id = @0", entity.Id, entity.Name, entity.UpdateDate);
        }
        else
        {
            entity.AddingEntity();
            entity.Id = database.Insert(
                "INSERT INTO node(key, objectType, parentId, path, level, sortOrder, name, creatorId, created, updated) VALUES(@0, @1, @2, '', 1, 0, @3, @4, @5, @5)",
                entity.Key, Constants.ObjectTypes.MemberGroup, Constants.System.Root, entity.Name, entity.CreatorId, entity.CreateDate);
            database.Execute("UPDATE node SET path = '-1,' || id WHERE id = @0", entity.Id);
        }

        entity.ResetDirtyProperties();
    }

    public void Delete(IMemberGroup entity)
    {
        database.Execute("DELETE FROM node WHERE id = @0 AND objectType = @1", entity.Id, Constants.ObjectTypes.MemberGroup);
        entity.DeleteDate = DateTime.UtcNow;
    }

    public IMemberGroup? CreateIfNotExists(string roleName)
    {
        if (GetByName(roleName) is { } found)
        {
            return found;
        }

        var group = new MemberGroup { Name = roleName };
        Save(group);
        return group;
    }

    public void AssignRoles(int[] memberIds, string[] roleNames)
    {
        foreach (string role in roleNames.Where(x => !string.IsNullOrWhiteSpace(x)))
        {
            int group = CreateIfNotExists(role)!.Id;
            foreach (int member in memberIds)
            {
                database.Execute("INSERT OR IGNORE INTO memberGroupMember(memberId, memberGroupId) VALUES(@0, @1)", member, group);
            }
        }
    }

    public void DissociateRoles(int[] memberIds, string[] roleNames) => database.Execute(
        """
        DELETE FROM memberGroupMember WHERE memberId IN (SELECT value FROM json_each(@0))
          AND memberGroupId IN (SELECT n.id FROM node n JOIN json_each(@1) r ON n.name = r.value WHERE n.objectType = @2)
        """,
        Sql.List(memberIds), Sql.List(roleNames), Constants.ObjectTypes.MemberGroup);

    public void ReplaceRoles(int[] memberIds, string[] roleNames)
    {
        database.Execute("DELETE FROM memberGroupMember WHERE memberId IN (SELECT value FROM json_each(@0))", Sql.List(memberIds));
        AssignRoles(memberIds, roleNames);
    }

    private List<IMemberGroup> Read(string where, params object?[] args) => database.Query(
        $"SELECT n.id, n.key, n.name, n.creatorId, n.created, n.updated FROM node n WHERE n.objectType = @0 AND ({where}) ORDER BY n.name, n.id",
        row =>
        {
            var group = new MemberGroup { Id = row.GetInt32(0), Key = row.Key(1), Name = row.Text(2), CreatorId = row.GetInt32(3), CreateDate = row.Date(4), UpdateDate = row.Date(5) };
            group.ResetDirtyProperties(false);
            return (IMemberGroup)group;
        },
        [Constants.ObjectTypes.MemberGroup, .. args]);
}
