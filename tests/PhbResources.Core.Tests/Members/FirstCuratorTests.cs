using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PhbResources.Core.Members;
using PhbResources.Core.Tests.Schemas;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Tests.Members;

/// <summary>How the first curator comes to be: by a link that works once, or from the settings.</summary>
[TestFixture, NonParallelizable]
public sealed class FirstCuratorTests
{
    private const string Email = "curator@example.org", Password = "four plain words here";

    private ConfigFolder _folder = null!;
    private CuratorOptions _settings = null!;
    private LibraryHost? _host;

    private FirstCurator Curator => _host!.Get<FirstCurator>();

    private IMemberService Members => _host!.Get<IMemberService>();

    [SetUp]
    public void Prepare()
    {
        _folder = new ConfigFolder();
        _settings = new CuratorOptions();
    }

    [TearDown]
    public async Task Stop()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _host = null;
        _folder.Dispose();
    }

    [Test]
    public async Task The_link_works_once_and_makes_a_curator_who_can_sign_in()
    {
        await StartAsync();
        string token = Curator.Token!;
        Assert.That(token, Has.Length.EqualTo(48));
        Assert.That(Curator.Allows(token));

        Assert.That(Curator.Create(token, $" {Email} ", Password), Is.Empty);

        AssertCurator();
        Assert.That(Curator.Token, Is.Null);
        Assert.That(Curator.Allows(token), Is.False);
        Assert.That(Curator.Create(token, "second@example.org", Password).Keys, Is.EqualTo(new[] { "token" }));
        Assert.That(Members.GetByEmail("second@example.org"), Is.Null);

        await _host!.RestartAsync();
        Assert.That(Curator.Token, Is.Null, "there is a curator");
        AssertCurator();
    }

    [Test]
    public async Task A_wrong_token_makes_nothing_and_a_mistake_does_not_use_the_token_up()
    {
        await StartAsync();
        string token = Curator.Token!;
        foreach (string wrong in new[] { "", "x", token[1..], token.ToUpperInvariant() + " ", new string('0', 48) })
        {
            Assert.That(Curator.Allows(wrong), Is.False);
            Assert.That(Curator.Create(wrong, Email, Password)["token"], Does.Contain("Restart the site to get a new one."));
        }

        Assert.That(Curator.Allows(null), Is.False);
        Assert.That(Curator.Create(token, "nobody", "short").Keys, Is.EquivalentTo(new[] { "email", "password" }));
        Assert.That(Members.GetMembersByGroup(FirstCurator.Group), Is.Empty);
        Assert.That(Curator.Create(token, Email, Password), Is.Empty);
    }

    [Test]
    public async Task Of_many_who_use_the_link_at_once_one_becomes_curator()
    {
        await StartAsync();
        string token = Curator.Token!;
        int made = 0;
        Parallel.For(0, 6, number =>
        {
            if (Curator.Create(token, $"curator{number}@example.org", Password).Count == 0)
                Interlocked.Increment(ref made);
        });
        Assert.That(made, Is.EqualTo(1));
        Assert.That(Members.GetMembersByGroup(FirstCurator.Group).Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_restart_without_a_curator_gives_another_token()
    {
        await StartAsync();
        string token = Curator.Token!;
        await _host!.RestartAsync();
        Assert.That(Curator.Token, Is.Not.Null.And.Not.EqualTo(token));
        Assert.That(Curator.Allows(token), Is.False);
    }

    [Test]
    public async Task A_curator_made_in_the_back_office_ends_the_link()
    {
        await StartAsync();
        string token = Curator.Token!;
        IMember member = Members.CreateMember("other@example.org", "other@example.org", "Other", "Member");
        Members.Save(member);
        Members.AssignRole(member.Id, FirstCurator.Group);

        Assert.That(Curator.Create(token, Email, Password).Keys, Is.EqualTo(new[] { "token" }));
        Assert.That(Curator.Token, Is.Null);
    }

    [Test]
    public async Task An_address_that_has_an_account_is_refused()
    {
        await StartAsync();
        Members.Save(Members.CreateMember(Email, Email, "Member", "Member"));
        Assert.That(Curator.Create(Curator.Token!, Email, Password)["email"], Does.Contain("already an account"));
    }

    [Test]
    public async Task The_settings_make_the_curator_on_the_first_start_only()
    {
        _settings = new CuratorOptions { Email = Email, Password = Password };
        await StartAsync();
        AssertCurator();
        Assert.That(Curator.Token, Is.Null);

        _settings = new CuratorOptions { Email = "broken", Password = "x" };
        await _host!.RestartAsync();
        AssertCurator();
    }

    [TestCase(Email, null, "Phb:Curator:password: Use at least 12 characters.")]
    [TestCase(Email, "short", "Phb:Curator:password: Use at least 12 characters.")]
    [TestCase(null, Password, "Phb:Curator:email: Enter an email address")]
    [TestCase("broken", Password, "Phb:Curator:email: Enter an email address")]
    public void Settings_that_cannot_make_a_curator_stop_the_start_with_what_to_do(string? email, string? password, string message)
    {
        _settings = new CuratorOptions { Email = email, Password = password };
        Assert.That(StartAsync, Throws.TypeOf<OptionsValidationException>().With.Message.Contains(message).And.Message.Contains("Or leave Phb:Curator out"));
    }

    private void AssertCurator()
    {
        IMember member = Members.GetMembersByGroup(FirstCurator.Group).Single();
        Assert.That((member.Email, member.Username, member.IsApproved, member.IsLockedOut), Is.EqualTo((Email, Email, true, false)));
        Assert.That(_host!.Get<IPasswordHasher<PhbMember>>().VerifyHashedPassword(new PhbMember(member), member.RawPasswordValue!, Password), Is.EqualTo(PasswordVerificationResult.Success));
        Assert.That(member.RawPasswordValue, Does.Not.Contain(Password));
        Assert.That(Members.GetAllRoles(member.Id), Is.EqualTo(new[] { FirstCurator.Group }));
    }

    private async Task StartAsync() => _host = await LibraryHost.StartAsync(_folder.Path, services => services.Configure<CuratorOptions>(options =>
        (options.Email, options.Password) = (_settings.Email, _settings.Password)));
}
