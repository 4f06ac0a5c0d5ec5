using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Members;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Tests.Members;

[NonParallelizable]
public sealed class MemberSignInTests
{
    private const string Password = "four plain words here";

    private readonly Clock _clock = new();
    private LibraryHost _host = null!;
    private int _number;

    private MemberSignIn SignIn => _host.Get<MemberSignIn>();

    private IMemberService Members => _host.Get<IMemberService>();

    [OneTimeSetUp]
    public async Task Start() => _host = await LibraryHost.StartAsync(services: services => services.AddSingleton<TimeProvider>(_clock).AddDataProtection().UseEphemeralDataProtectionProvider());

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task The_right_password_opens_and_is_noted()
    {
        var member = Make();
        var found = await SignIn.CheckAsync($" {member.Email} ", Password, default);
        Assert.That(found?.Key, Is.EqualTo(member.Key));
        Assert.That(Read(member).LastLoginDate, Is.EqualTo(_clock.GetUtcNow().UtcDateTime).Within(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public async Task Two_first_visits_at_once_begin_one_time_without_a_second_factor()
    {
        var curator = Guid.NewGuid();
        var until = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _host.Get<SecondFactors>().MayWaitUntilAsync(curator, default))));
        Assert.That(until.Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Five_wrong_passwords_lock_an_account_for_ten_minutes_even_for_the_right_one()
    {
        var member = Make();
        for (var i = 0; i < MemberSignIn.MostFailures; i++)
            Assert.That(await SignIn.CheckAsync(member.Email, "wrong", default), Is.Null);
        Assert.That(Read(member).IsLockedOut);
        Assert.That(await SignIn.CheckAsync(member.Email, Password, default), Is.Null);
        _clock.Now += MemberSignIn.LockedFor - TimeSpan.FromSeconds(5);
        Assert.That(await SignIn.CheckAsync(member.Email, Password, default), Is.Null);
        _clock.Now += TimeSpan.FromSeconds(10);
        Assert.That(await SignIn.CheckAsync(member.Email, "wrong", default), Is.Null);
        Assert.That(Read(member).FailedPasswordAttempts, Is.EqualTo(1), "counting begins again");
        Assert.That(await SignIn.CheckAsync(member.Email, Password, default), Is.Not.Null);
        Assert.That(Read(member), Has.Property(nameof(IMember.IsLockedOut)).False.And.Property(nameof(IMember.FailedPasswordAttempts)).Zero);
    }

    [Test]
    public async Task Many_tries_at_once_count_one_by_one()
    {
        var member = Make();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SignIn.CheckAsync(member.Email, "wrong", default))));
        Assert.That(Read(member), Has.Property(nameof(IMember.IsLockedOut)).True.And.Property(nameof(IMember.FailedPasswordAttempts)).EqualTo(MemberSignIn.MostFailures));
    }

    [Test]
    public async Task An_account_that_is_not_approved_or_has_no_hash_of_ours_opens_to_nothing()
    {
        var unapproved = Make(member => member.IsApproved = false);
        var foreign = Make(member => member.RawPasswordValue = "___UIDEMPTYPWORD__not a hash");
        var without = Make(member => member.RawPasswordValue = null);
        foreach (var member in new[] { unapproved, foreign, without })
            Assert.That(await SignIn.CheckAsync(member.Email, Password, default), Is.Null, member.Email);
        Assert.That(await SignIn.CheckAsync("", "", default), Is.Null);
        Assert.That(await SignIn.CheckAsync(new string('a', 5000), new string('b', 5000), default), Is.Null);
    }

    private IMember Make(Action<IMember>? change = null)
    {
        var email = $"member{++_number}@library.example";
        var member = Members.CreateMember(email, email, "Member", "Member");
        member.IsApproved = true;
        member.RawPasswordValue = _host.Get<Microsoft.AspNetCore.Identity.IPasswordHasher<PhbMember>>().HashPassword(new PhbMember(member), Password);
        change?.Invoke(member);
        Members.Save(member);
        return member;
    }

    private IMember Read(IMember member) => Members.GetById(member.Key)!;

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
