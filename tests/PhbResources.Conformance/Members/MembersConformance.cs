using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Querying;

namespace PhbResources.Conformance.Members;

/// <summary>Members: what is kept of them and how they are found.</summary>
public abstract class MembersConformance(ConformanceHost host) : ConformanceFixture(host)
{
    [Test]
    public void A_member_is_found_by_id_key_username_and_email()
    {
        IMember ann = Register("ann");
        Assert.That(Members.GetById(ann.Id)!.Name, Is.EqualTo("Ann ann"));
        Assert.That(Members.GetById(ann.Key)!.Id, Is.EqualTo(ann.Id));
        Assert.That(Members.GetByUsername("ann")!.Id, Is.EqualTo(ann.Id));
        Assert.That(Members.GetByEmail("ann@example.org")!.Id, Is.EqualTo(ann.Id));
        Assert.That(Members.GetByProviderKey(ann.Key)!.Id, Is.EqualTo(ann.Id));
        Assert.That(Members.Exists("ann"), Is.True);
        Assert.That(Members.Exists(ann.Id), Is.True);
    }

    [Test]
    public void Who_is_unknown_is_not_found()
    {
        Assert.That(Members.GetByUsername("nobody"), Is.Null);
        Assert.That(Members.GetByEmail("nobody@example.org"), Is.Null);
        Assert.That(Members.GetById(int.MaxValue), Is.Null);
        Assert.That(Members.GetById(Guid.NewGuid()), Is.Null);
        Assert.That(Members.Exists("nobody"), Is.False);
    }

    [Test]
    public void An_email_address_is_found_whatever_its_case()
    {
        IMember ben = Register("ben");
        Assert.That(Members.GetByEmail("BEN@Example.ORG")?.Id, Is.EqualTo(ben.Id));
    }

    [Test]
    public void A_password_is_kept_exactly_as_given()
    {
        const string hash = "AQAAAAIAAYagAAAAE+/=='; \" é";
        IMember member = Members.CreateMember("secret", "secret@example.org", "Secret", ConformanceSchema.Person);
        member.RawPasswordValue = hash;
        member.PasswordConfiguration = "{\"hashAlgorithm\":\"PBKDF2.ASPNETCORE.V3\"}";
        Members.Save(member);
        Assert.That(Members.GetById(member.Id)!.RawPasswordValue, Is.EqualTo(hash));
        Assert.That(Members.GetById(member.Id)!.PasswordConfiguration, Is.EqualTo("{\"hashAlgorithm\":\"PBKDF2.ASPNETCORE.V3\"}"));

        IMember renamed = Members.GetById(member.Id)!;
        renamed.Name = "Still secret";
        Members.Save(renamed);
        Assert.That(Members.GetById(member.Id)!.RawPasswordValue, Is.EqualTo(hash), "a change of something else leaves it");
    }

    [Test]
    public void Everything_about_a_member_is_kept()
    {
        var then = new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);
        IMember member = Register("full");
        member.IsApproved = false;
        member.IsLockedOut = true;
        member.FailedPasswordAttempts = 3;
        member.LastLoginDate = then;
        member.LastLockoutDate = then.AddDays(1);
        member.LastPasswordChangeDate = then.AddDays(2);
        member.EmailConfirmedDate = then.AddDays(3);
        member.SecurityStamp = "stamp";
        member.Comments = "Moved house";
        member.SetValue("organisation", "St Elsewhere");
        member.SetValue("credits", 7);
        Members.Save(member);

        IMember read = Members.GetById(member.Id)!;
        Assert.That(read.IsApproved, Is.False);
        Assert.That(read.IsLockedOut, Is.True);
        Assert.That(read.FailedPasswordAttempts, Is.EqualTo(3));
        Assert.That(read.LastLoginDate, Is.EqualTo(then));
        Assert.That(read.LastLockoutDate, Is.EqualTo(then.AddDays(1)));
        Assert.That(read.LastPasswordChangeDate, Is.EqualTo(then.AddDays(2)));
        Assert.That(read.EmailConfirmedDate, Is.EqualTo(then.AddDays(3)));
        Assert.That(read.SecurityStamp, Is.EqualTo("stamp"));
        Assert.That(read.GetValue<string>("organisation"), Is.EqualTo("St Elsewhere"));
        Assert.That(read.GetValue<int>("credits"), Is.EqualTo(7));
        Assert.That(read.ContentTypeAlias, Is.EqualTo(ConformanceSchema.Person));
    }

    [Test]
    public void A_member_who_changes_name_and_address_is_found_under_the_new_ones_only()
    {
        IMember member = Register("before");
        member.Username = "after";
        member.Email = "after@example.org";
        Members.Save(member);

        Assert.That(Members.GetByUsername("after")!.Id, Is.EqualTo(member.Id));
        Assert.That(Members.GetByEmail("after@example.org")!.Id, Is.EqualTo(member.Id));
        Assert.That(Members.GetByUsername("before"), Is.Null);
        Assert.That(Members.GetByEmail("before@example.org"), Is.Null);
    }

    [Test]
    public async Task Signing_in_can_be_noted_without_a_full_save()
    {
        IMember member = Register("signer");
        var then = new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);
        member.LastLoginDate = then;
        member.SecurityStamp = "after sign-in";
        await Members.UpdateLoginPropertiesAsync(member);
        Assert.That(Members.GetById(member.Id)!.LastLoginDate, Is.EqualTo(then));
        Assert.That(Members.GetById(member.Id)!.SecurityStamp, Is.EqualTo("after sign-in"));
    }

    [Test]
    public void Members_are_searched_by_email_in_every_way()
    {
        foreach (string name in new[] { "search-one", "search-two", "other-search" }) Register(name);
        Assert.That(ByEmail("search-", StringPropertyMatchType.StartsWith), Is.EqualTo(new[] { "search-one", "search-two" }));
        Assert.That(ByEmail("search", StringPropertyMatchType.Contains), Is.EquivalentTo(new[] { "other-search", "search-one", "search-two" }));
        Assert.That(ByEmail("two@example.org", StringPropertyMatchType.EndsWith), Is.EqualTo(new[] { "search-two" }));
        Assert.That(ByEmail("search-one@example.org", StringPropertyMatchType.Exact), Is.EqualTo(new[] { "search-one" }));
    }

    [Test]
    public void Members_are_searched_by_username_and_name_with_pages()
    {
        for (int i = 0; i < 5; i++) Register($"paged{i}");
        Assert.That(Members.FindByUsername("paged", 1, 2, out long total).Select(m => m.Username), Is.EqualTo(new[] { "paged2", "paged3" }));
        Assert.That(total, Is.EqualTo(5));
        Assert.That(Members.FindMembersByDisplayName("Ann paged", 0, 10, out total).Count(), Is.EqualTo(5));
        Assert.That(total, Is.EqualTo(5));
    }

    [Test]
    public async Task Members_are_filtered()
    {
        IMember blocked = Register("filter-blocked"), free = Register("filter-free");
        blocked.IsLockedOut = true;
        Members.Save(blocked);
        PagedModel<IMember> found = await Members.FilterAsync(new MemberFilter { Filter = "filter-", IsLockedOut = true });
        Assert.That(found.Items.Select(m => m.Id), Is.EqualTo(new[] { blocked.Id }));
        found = await Members.FilterAsync(new MemberFilter { Filter = "filter-" });
        Assert.That(found.Items.Select(m => m.Id), Is.EquivalentTo(new[] { blocked.Id, free.Id }));
        Assert.That(found.Total, Is.EqualTo(2));
    }

    [Test]
    public void Members_are_counted_and_listed_by_type()
    {
        int all = Members.GetCount(MemberCountType.All), typed = Members.Count(ConformanceSchema.Person);
        int locked = Members.GetCount(MemberCountType.LockedOut);
        IMember member = Register("counted");
        member.IsLockedOut = true;
        Members.Save(member);
        Assert.That(Members.GetCount(MemberCountType.All), Is.EqualTo(all + 1));
        Assert.That(Members.GetCount(MemberCountType.LockedOut), Is.EqualTo(locked + 1));
        Assert.That(Members.Count(ConformanceSchema.Person), Is.EqualTo(typed + 1));
        Assert.That(Members.GetMembersByMemberType(ConformanceSchema.Person).Select(m => m.Id), Does.Contain(member.Id));
    }

    [Test]
    public async Task Several_members_are_fetched_at_once()
    {
        IMember one = Register("several-one"), two = Register("several-two");
        Assert.That(Members.GetAllMembers(one.Id, two.Id).Select(m => m.Id), Is.EquivalentTo(new[] { one.Id, two.Id }));
        Assert.That((await Members.GetByKeysAsync(one.Key, two.Key)).Select(m => m.Id), Is.EquivalentTo(new[] { one.Id, two.Id }));
    }

    [Test]
    public void A_deleted_member_is_gone_and_the_name_is_free()
    {
        IMember member = Register("leaver");
        Members.AssignRole(member.Id, "Leavers");
        Members.Delete(member);
        Assert.That(Members.GetById(member.Id), Is.Null);
        Assert.That(Members.GetById(member.Key), Is.Null);
        Assert.That(Members.GetByUsername("leaver"), Is.Null);
        Assert.That(Members.GetByEmail("leaver@example.org"), Is.Null);
        Assert.That(Members.GetMembersInRole("Leavers"), Is.Empty);
        Assert.That(Register("leaver").Id, Is.Not.EqualTo(member.Id));
    }

    [Test]
    public void A_change_that_is_rolled_back_is_not_seen_again()
    {
        IMember member = Register("stable");
        using (Scopes.CreateCoreScope())
        {
            IMember changed = Members.GetById(member.Id)!;
            changed.Email = "lost@example.org";
            changed.SetValue("credits", 99);
            Members.Save(changed);
        }
        Assert.That(Members.GetById(member.Id)!.Email, Is.EqualTo("stable@example.org"));
        Assert.That(Members.GetByUsername("stable")!.GetValue("credits"), Is.Null);
        Assert.That(Members.GetByEmail("lost@example.org"), Is.Null);
        Assert.That(Members.GetByEmail("stable@example.org")!.Id, Is.EqualTo(member.Id));
    }

    private IMember Register(string name)
    {
        IMember member = Members.CreateMember(name, $"{name}@example.org", $"Ann {name}", ConformanceSchema.Person);
        member.IsApproved = true;
        Assert.That(Members.Save(member).Success, Is.True);
        return Members.GetById(member.Id)!;
    }

    private string[] ByEmail(string text, StringPropertyMatchType match) =>
        [.. Members.FindByEmail(text, 0, 100, out _, match).Select(m => m.Username)];
}
