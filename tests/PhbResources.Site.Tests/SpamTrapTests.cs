using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Storage;
using PhbResources.Site.Posting;

namespace PhbResources.Site.Tests;

/// <summary>The traps in forms: programs trip them, and a person who does is told what to do and loses nothing.</summary>
[TestFixture]
internal sealed class SpamTrapTests
{
    private readonly EphemeralDataProtectionProvider _protection = new();
    private DateTimeOffset _now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private SpamTraps _traps = null!;

    [SetUp]
    public void Open()
    {
        TimeProvider clock = Substitute.For<TimeProvider>();
        clock.GetUtcNow().Returns(_ => _now);
        _traps = new SpamTraps(_protection, new RefusalCounter(Substitute.For<IDbContextFactory<PhbDbContext>>(), clock, NullLogger<RefusalCounter>.Instance), clock);
    }

    [Test]
    public void A_person_who_takes_their_time_passes()
    {
        SpamTrapState page = _traps.New();
        _now += TimeSpan.FromSeconds(40);
        Assert.That(Send(page.Stamp), Is.EqualTo(new SpamTrapState(page.Stamp, TimeSpan.FromSeconds(40), null)));
    }

    [Test]
    public void A_form_that_comes_back_at_once_is_shown_again_and_may_be_sent_a_moment_later()
    {
        SpamTrapState page = _traps.New();
        _now += TimeSpan.FromSeconds(1);
        SpamTrapState again = Send(page.Stamp);
        Assert.That(again.Mistake, Does.Contain("Nothing you wrote is lost"));
        _now += TimeSpan.FromSeconds(2);
        Assert.That(Send(again.Stamp).Mistake, Is.Null);
    }

    [Test]
    public void A_browser_that_filled_in_the_hidden_field_is_no_dead_end()
    {
        SpamTrapState page = _traps.New();
        _now += TimeSpan.FromSeconds(40);
        SpamTrapState again = Send(page.Stamp, "https://spam.example");
        Assert.That(again.Mistake, Does.Contain("field that people cannot see"));
        Assert.That(Send(again.Stamp).Mistake, Is.Null);
    }

    [TestCase("")]
    [TestCase("AAAA")]
    [TestCase("not base64 !!")]
    public void A_time_that_we_did_not_sign_is_asked_for_again(string stamp)
    {
        SpamTrapState again = Send(stamp);
        Assert.That((again.Mistake is not null, again.Taken), Is.EqualTo((true, (TimeSpan?)null)));
        _now += TimeSpan.FromSeconds(4);
        Assert.That(Send(again.Stamp).Mistake, Is.Null);
    }

    [Test]
    public void A_page_that_was_open_for_days_is_shown_again()
    {
        SpamTrapState page = _traps.New();
        _now += SpamTraps.Longest + TimeSpan.FromSeconds(1);
        SpamTrapState again = Send(page.Stamp);
        Assert.That(again.Mistake, Does.Contain("very long time"));
        Assert.That(again.Stamp, Is.Not.EqualTo(page.Stamp));
    }

    private SpamTrapState Send(string stamp, string trap = "") =>
        _traps.Check(new FormCollection(new() { [SpamTraps.Time] = stamp, [SpamTraps.Trap] = trap }));
}
