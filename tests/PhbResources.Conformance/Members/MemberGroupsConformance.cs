using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace PhbResources.Conformance.Members;

/// <summary>Member groups, which the member service calls roles.</summary>
public abstract class MemberGroupsConformance(ConformanceHost host) : ConformanceFixture(host)
{
    private IMemberGroupService Groups => Service<IMemberGroupService>();

    [Test]
    public void A_role_is_added_once()
    {
        string role = Unique("Curators");
        Members.AddRole(role);
        Members.AddRole(role);
        Assert.That(Members.GetAllRoles().Count(g => g.Name == role), Is.EqualTo(1));
    }

    [Test]
    public void Members_are_given_and_lose_roles_by_id_and_by_username()
    {
        string readers = Unique("Readers"), writers = Unique("Writers");
        IMember ann = Register(), ben = Register();
        Members.AssignRole(ann.Id, readers);
        Members.AssignRole(ben.Username, readers);
        Members.AssignRoles([ann.Id], [writers]);

        Assert.That(Members.GetAllRoles(ann.Id), Is.EquivalentTo(new[] { readers, writers }));
        Assert.That(Members.GetAllRoles(ben.Username), Is.EqualTo(new[] { readers }));
        Assert.That(Members.GetMembersInRole(readers).Select(m => m.Id), Is.EquivalentTo(new[] { ann.Id, ben.Id }));
        Assert.That(Members.GetMembersByGroup(writers).Select(m => m.Id), Is.EqualTo(new[] { ann.Id }));

        Members.DissociateRole(ann.Id, readers);
        Members.DissociateRole(ben.Username, readers);
        Assert.That(Members.GetAllRoles(ann.Id), Is.EqualTo(new[] { writers }));
        Assert.That(Members.GetMembersInRole(readers), Is.Empty);
    }

    [Test]
    public void A_role_given_twice_is_had_once()
    {
        string role = Unique("Once");
        IMember ann = Register();
        Members.AssignRole(ann.Id, role);
        Members.AssignRole(ann.Id, role);
        Assert.That(Members.GetAllRoles(ann.Id), Is.EqualTo(new[] { role }));
        Assert.That(Members.GetMembersInRole(role).Select(m => m.Id), Is.EqualTo(new[] { ann.Id }));
    }

    [Test]
    public void Roles_are_replaced()
    {
        string before = Unique("Before"), after = Unique("After");
        IMember ann = Register();
        Members.AssignRole(ann.Id, before);
        Members.ReplaceRoles([ann.Id], [after]);
        Assert.That(Members.GetAllRoles(ann.Id), Is.EqualTo(new[] { after }));
    }

    [Test]
    public void Members_of_a_role_are_searched_by_username()
    {
        string role = Unique("Searched");
        IMember one = Register("role-search-one"), two = Register("role-search-two"), outside = Register("role-search-outside");
        Members.AssignRoles([one.Id, two.Id], [role]);
        Assert.That(Members.FindMembersInRole(role, "role-search-").Select(m => m.Id), Is.EquivalentTo(new[] { one.Id, two.Id }));
        Assert.That(Members.FindMembersInRole(role, "two", StringPropertyMatchType.EndsWith).Select(m => m.Id), Is.EqualTo(new[] { two.Id }));
        Assert.That(Members.FindMembersInRole(role, outside.Username, StringPropertyMatchType.Exact), Is.Empty);
        Assert.That(Members.FindMembersInRole("No such role", "role-search-"), Is.Empty);
    }

    [Test]
    public void A_role_in_use_is_deleted_only_when_that_is_meant()
    {
        string role = Unique("Used");
        IMember ann = Register();
        Members.AssignRole(ann.Id, role);
        Assert.That(() => Members.DeleteRole(role, throwIfBeingUsed: true), Throws.InvalidOperationException);
        Assert.That(Members.GetAllRoles(ann.Id), Is.EqualTo(new[] { role }));

        Assert.That(Members.DeleteRole(role, throwIfBeingUsed: false), Is.True);
        Assert.That(Members.GetAllRoles(ann.Id), Is.Empty);
        Assert.That(Members.GetAllRoles().Select(g => g.Name), Does.Not.Contain(role));
        Assert.That(Members.GetById(ann.Id), Is.Not.Null, "the member stays");
    }

    [Test]
    public async Task Groups_are_created_renamed_and_deleted()
    {
        string name = Unique("Group");
        Attempt<IMemberGroup?, MemberGroupOperationStatus> created = await Groups.CreateAsync(new MemberGroup { Name = name });
        Assert.That(created.Status, Is.EqualTo(MemberGroupOperationStatus.Success));
        IMemberGroup group = created.Result!;
        Assert.That((await Groups.GetAsync(group.Key))!.Name, Is.EqualTo(name));
        Assert.That((await Groups.GetByNameAsync(name))!.Id, Is.EqualTo(group.Id));
        Assert.That((await Groups.GetAllAsync()).Select(g => g.Id), Does.Contain(group.Id));

        IMember ann = Register();
        Members.AssignRole(ann.Id, name);
        IMemberGroup renamed = (await Groups.GetAsync(group.Key))!;
        renamed.Name = name + " renamed";
        Assert.That((await Groups.UpdateAsync(renamed)).Status, Is.EqualTo(MemberGroupOperationStatus.Success));
        Assert.That(Members.GetAllRoles(ann.Id), Is.EqualTo(new[] { name + " renamed" }));

        Assert.That((await Groups.DeleteAsync(group.Key)).Status, Is.EqualTo(MemberGroupOperationStatus.Success));
        Assert.That(await Groups.GetAsync(group.Key), Is.Null);
        Assert.That(Members.GetAllRoles(ann.Id), Is.Empty);
    }

    [Test]
    public async Task Two_groups_never_share_a_name()
    {
        string name = Unique("Same");
        await Groups.CreateAsync(new MemberGroup { Name = name });
        Assert.That((await Groups.CreateAsync(new MemberGroup { Name = name })).Status, Is.EqualTo(MemberGroupOperationStatus.DuplicateName));
    }

    [Test]
    public void Giving_and_taking_a_role_is_told()
    {
        string role = Unique("Told");
        IMember ann = Register();
        Notifications.Clear();
        Members.AssignRole(ann.Id, role);
        Members.DissociateRole(ann.Id, role);
        AssignedMemberRolesNotification given = Notifications.Of<AssignedMemberRolesNotification>().Single();
        Assert.That(given.MemberIds, Is.EqualTo(new[] { ann.Id }));
        Assert.That(given.Roles, Is.EqualTo(new[] { role }));
        Assert.That(Notifications.Of<RemovedMemberRolesNotification>().Single().Roles, Is.EqualTo(new[] { role }));
    }

    [Test]
    public void A_role_that_was_given_in_a_lost_scope_is_not_had()
    {
        string role = Unique("Lost");
        IMember ann = Register();
        Members.AddRole(role);
        using (Scopes.CreateCoreScope())
        {
            Members.AssignRole(ann.Id, role);
            Assert.That(Members.GetAllRoles(ann.Id), Is.EqualTo(new[] { role }));
        }
        Assert.That(Members.GetAllRoles(ann.Id), Is.Empty);
        Assert.That(Members.GetMembersInRole(role), Is.Empty);
    }

    private IMember Register(string? name = null)
    {
        name ??= Unique("member").Replace(' ', '-');
        IMember member = Members.CreateMember(name, $"{name}@example.org", name, ConformanceSchema.Person);
        Assert.That(Members.Save(member).Success, Is.True);
        return member;
    }
}
