using System.Data;
using Microsoft.Data.Sqlite;
using PhbResources.Embedded.Caching;
using PhbResources.Embedded.Content;
using PhbResources.Embedded.Database;
using PhbResources.Embedded.Querying;
using PhbResources.Embedded.Types;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace PhbResources.Embedded.Members;

/// <summary>Members. Usernames are unique; names and email addresses need not be.</summary>
internal sealed class MemberRepository(ScopedDatabase db, ScopedEntities entities, ILanguageRepository languages, ITypeSource<IMemberType> types)
    : ContentStore<IMember>(db, entities, languages), IMemberRepository
{
    private const string InGroup = "n.id IN (SELECT gm.memberId FROM memberGroupMember gm JOIN node g ON g.id = gm.memberGroupId WHERE g.name = ";

    protected override Guid ObjectType => Constants.ObjectTypes.Member;

    /// <summary>Not supported: a deleted member is gone.</summary>
    public override int RecycleBinId => throw new NotSupportedException("Members have no recycle bin: a deleted member is gone.");

    protected override string From => base.From + " JOIN member m ON m.nodeId = n.id";

    protected override string? Column(string property) => ContentColumns.OfMember(property);

    public bool Exists(string username) => Db.Any("SELECT 1 FROM member WHERE username = @0", username);

    public IMember? GetByUsername(string? username)
    {
        if (string.IsNullOrEmpty(username)) return null;
        int id = Db.Scalar<int>("SELECT nodeId FROM member WHERE username = @0", username);
        return id == 0 ? null : Get(id);
    }

    public int[] GetMemberIds(string[] names) =>
        [.. Db.Query("SELECT nodeId FROM member WHERE username IN (SELECT value FROM json_each(@0))", row => row.GetInt32(0), Sql.List(names))];

    public IEnumerable<IMember> GetByMemberGroup(string groupName)
    {
        var arguments = new SqlArguments();
        return List($"{InGroup}{arguments.Add(groupName)})", arguments, "m.username");
    }

    public IEnumerable<IMember> FindMembersInRole(string roleName, string usernameToMatch, StringPropertyMatchType matchType = StringPropertyMatchType.StartsWith)
    {
        var arguments = new SqlArguments();
        string text = Sql.Like(usernameToMatch);
        string pattern = matchType switch
        {
            StringPropertyMatchType.Exact => text,
            StringPropertyMatchType.Contains => $"%{text}%",
            StringPropertyMatchType.EndsWith => $"%{text}",
            StringPropertyMatchType.Wildcard => text.Replace('*', '%'),
            _ => $"{text}%",
        };
        return List($"{InGroup}{arguments.Add(roleName)}) AND m.username LIKE {arguments.Add(pattern)} ESCAPE '\\'", arguments, "m.username");
    }

    public int GetCountByQuery(IQuery<IMember>? query) => Count(query);

    public Task<PagedModel<IMember>> GetPagedByFilterAsync(MemberFilter memberFilter, int skip, int take, Ordering? ordering = null)
    {
        var arguments = new SqlArguments();
        string where = "1";
        if (memberFilter.MemberTypeId is { } type) where += $" AND c.contentTypeId = (SELECT t.id FROM node t WHERE t.key = {arguments.Add(type)})";
        if (!string.IsNullOrWhiteSpace(memberFilter.MemberGroupName)) where += $" AND {InGroup}{arguments.Add(memberFilter.MemberGroupName)})";
        if (memberFilter.IsApproved is { } approved) where += $" AND m.isApproved = {arguments.Add(approved)}";
        if (memberFilter.IsLockedOut is { } locked) where += $" AND m.isLockedOut = {arguments.Add(locked)}";
        if (!string.IsNullOrWhiteSpace(memberFilter.Filter))
        {
            string pattern = arguments.Add($"%{Sql.Like(memberFilter.Filter)}%");
            where += $" AND (n.name LIKE {pattern} ESCAPE '\\' OR m.username LIKE {pattern} ESCAPE '\\' OR m.email LIKE {pattern} ESCAPE '\\')";
        }
        List<IMember> page = Page(where, arguments, skip, take, ordering ?? Ordering.By("username"), out long total);
        return Task.FromResult(new PagedModel<IMember>(total, page));
    }

    /// <summary>Writes what a sign-in changes and nothing else: no new dates, no properties.</summary>
    public Task UpdateLoginPropertiesAsync(IMember member)
    {
        Db.Execute("UPDATE member SET securityStamp = @1, isLockedOut = @2, failedPasswordAttempts = @3, lastLockoutDate = @4, lastLoginDate = @5 WHERE nodeId = @0",
            member.Id, member.SecurityStamp, member.IsLockedOut, member.FailedPasswordAttempts, member.LastLockoutDate, member.LastLoginDate);
        Entities.Changed(Region, member.Id);
        return Task.CompletedTask;
    }

    protected override IEnumerable<IMember> Build(IReadOnlyList<ContentRow> rows)
    {
        Dictionary<int, MemberRow> logins = Db.Query($"SELECT {MemberRow.Columns} FROM member WHERE nodeId IN (SELECT value FROM json_each(@0))", MemberRow.Read, Sql.List(rows.Select(x => x.Id))).ToDictionary(x => x.Id);
        return rows.Select(row => Build(row, logins[row.Id]));
    }

    protected override void Persist(IMember entity)
    {
        if (string.IsNullOrWhiteSpace(entity.Username)) throw new InvalidOperationException("A member needs a username before it can be saved.");
        try
        {
            if (!entity.HasIdentity) Insert(entity);
            else Update(entity);
        }
        catch (SqliteException error) when (error.SqliteExtendedErrorCode == 2067 && error.Message.Contains("member.username", StringComparison.Ordinal)) // SQLITE_CONSTRAINT_UNIQUE
        {
            throw new DuplicateNameException($"There is already a member with the username {entity.Username}. Choose another username.", error);
        }
    }

    private void Insert(IMember entity)
    {
        entity.AddingEntity();
        entity.SecurityStamp = NullIfEmpty(entity.SecurityStamp) ?? NewStamp();
        Nodes.Insert(entity, ObjectType);
        Db.Execute("INSERT INTO content(nodeId, contentTypeId) VALUES(@0, @1)", entity.Id, entity.ContentTypeId);
        entity.VersionId = VersionRows.Insert(entity, current: true, published: false, Values.Write(entity.Properties, published: false));
        Db.Execute("INSERT INTO member(nodeId, username, email) VALUES(@0, @1, @2)", entity.Id, entity.Username, entity.Email);
        WriteLogin(entity);
    }

    private void Update(IMember entity)
    {
        entity.UpdatingEntity();
        Nodes.MoveIfParentChanged(entity, ObjectType);
        Nodes.Update(entity);
        // Whoever is signed in with the old credentials is signed out: the stamp in their cookie no longer matches.
        bool credentials = entity.IsPropertyDirty(nameof(IMember.Username)) || entity.IsPropertyDirty(nameof(IMember.Email)) || entity.IsPropertyDirty(nameof(IMember.RawPasswordValue));
        if ((credentials && !entity.IsPropertyDirty(nameof(IMember.SecurityStamp))) || string.IsNullOrEmpty(entity.SecurityStamp)) entity.SecurityStamp = NewStamp();
        Db.Execute("UPDATE content SET contentTypeId = @1 WHERE nodeId = @0", entity.Id, entity.ContentTypeId);
        VersionRows.Update(entity, entity.VersionId, current: true, published: false, Values.Write(entity.Properties, published: false));
        WriteLogin(entity);
    }

    /// <summary>A member saved without a password keeps the one it has.</summary>
    private void WriteLogin(IMember entity) => Db.Execute(
        "UPDATE member SET username = @1, email = @2, password = COALESCE(@3, password), passwordConfiguration = COALESCE(@4, passwordConfiguration), securityStamp = @5, isApproved = @6, isLockedOut = @7, "
        + "failedPasswordAttempts = @8, emailConfirmedDate = @9, lastLockoutDate = @10, lastLoginDate = @11, lastPasswordChangeDate = @12 WHERE nodeId = @0",
        entity.Id, entity.Username, entity.Email, NullIfEmpty(entity.RawPasswordValue), NullIfEmpty(entity.PasswordConfiguration), entity.SecurityStamp, entity.IsApproved, entity.IsLockedOut,
        entity.FailedPasswordAttempts, entity.EmailConfirmedDate, entity.LastLockoutDate, entity.LastLoginDate, entity.LastPasswordChangeDate);

    private Member Build(ContentRow row, MemberRow login)
    {
        IMemberType type = types.Shared(row.ContentTypeId) ?? throw new InvalidOperationException($"The member type {row.ContentTypeId} of member {row.Id} does not exist.");
        var member = new Member(row.Version.Name!, login.Email, login.Username, login.Password, type);
        member.DisableChangeTracking();
        FillCommon(member, row);
        member.Properties = Values.Read(type.CompositionPropertyTypes, row.Version.Properties, null);
        member.PasswordConfiguration = login.PasswordConfiguration;
        member.SecurityStamp = login.SecurityStamp;
        member.IsApproved = login.IsApproved;
        member.IsLockedOut = login.IsLockedOut;
        member.FailedPasswordAttempts = login.FailedPasswordAttempts;
        member.EmailConfirmedDate = login.EmailConfirmedDate;
        member.LastLockoutDate = login.LastLockoutDate;
        member.LastLoginDate = login.LastLoginDate;
        member.LastPasswordChangeDate = login.LastPasswordChangeDate;
        member.ResetDirtyProperties(false);
        member.EnableChangeTracking();
        return member;
    }

    private static string NewStamp() => Guid.NewGuid().ToString();

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
