using System.Net;
using Microsoft.Extensions.Options;
using PhbResources.Core.SpamDefence;

namespace PhbResources.Core.Tests.SpamDefence;

/// <summary>How often something may be sent.</summary>
[TestFixture]
public sealed class PostRatesTests
{
    private readonly SetClock _clock = new();

    [Test]
    public void A_network_is_a_24_of_IPv4_or_a_64_of_IPv6()
    {
        PostRates rates = Rates(perNetwork: 2);
        Assert.That(rates.MarkOf(IPAddress.Parse("192.0.2.7")), Is.EqualTo(rates.MarkOf(IPAddress.Parse("::ffff:192.0.2.250"))));
        Assert.That(rates.MarkOf(IPAddress.Parse("192.0.2.7")), Is.Not.EqualTo(rates.MarkOf(IPAddress.Parse("192.0.3.7"))));
        Assert.That(rates.MarkOf(IPAddress.Parse("2001:db8::1")), Is.EqualTo(rates.MarkOf(IPAddress.Parse("2001:db8:0:0:ffff::9"))));
        Assert.That(rates.MarkOf(IPAddress.Parse("2001:db8::1")), Is.Not.EqualTo(rates.MarkOf(IPAddress.Parse("2001:db8:0:1::1"))));
        Assert.That(rates.MarkOf(IPAddress.Parse("192.0.2.7")), Is.Not.EqualTo(Rates(2).MarkOf(IPAddress.Parse("192.0.2.7"))), "each start has a key of its own");
        Assert.That(rates.MarkOf(IPAddress.Parse("192.0.2.7")), Does.Not.Contain("192"));
    }

    [Test]
    public void A_network_may_send_so_often_in_an_hour_and_again_after_it()
    {
        PostRates rates = Rates(perNetwork: 3);
        bool[] tries = [.. Enumerable.Range(0, 5).Select(number => rates.Allows(PostKind.Register, IPAddress.Parse($"192.0.2.{number}"), null))];
        Assert.That(tries, Is.EqualTo(new[] { true, true, true, false, false }));
        Assert.That(rates.Allows(PostKind.Register, IPAddress.Parse("198.51.100.1"), null), Is.True);
        Assert.That(rates.Allows(PostKind.Upload, IPAddress.Parse("192.0.2.1"), null), Is.True, "each kind is counted by itself");
        _clock.Now += TimeSpan.FromMinutes(60);
        Assert.That(rates.Allows(PostKind.Register, IPAddress.Parse("192.0.2.1"), null), Is.True);
    }

    [Test]
    public void An_account_is_counted_wherever_it_comes_from_however_it_is_written()
    {
        PostRates rates = Rates(perNetwork: 100, perAccount: 2);
        Assert.That(rates.Allows(PostKind.SignInLink, IPAddress.Parse("192.0.2.1"), "Jo@charity.example"), Is.True);
        Assert.That(rates.Allows(PostKind.SignInLink, IPAddress.Parse("198.51.100.1"), " jo@charity.example"), Is.True);
        Assert.That(rates.Allows(PostKind.SignInLink, IPAddress.Parse("203.0.113.1"), "jo@CHARITY.example"), Is.False);
        Assert.That(rates.Allows(PostKind.SignInLink, IPAddress.Parse("203.0.113.1"), "sam@charity.example"), Is.True);
    }

    [Test]
    public void This_machine_itself_is_no_network_but_its_accounts_count()
    {
        PostRates rates = Rates(perNetwork: 1, perAccount: 2);
        Assert.That(Enumerable.Range(0, 9).Select(number => rates.Allows(PostKind.Register, number % 2 == 0 ? IPAddress.Loopback : IPAddress.IPv6Loopback, $"{number}")), Has.All.True);
        bool[] tries = [.. Enumerable.Range(0, 3).Select(_ => rates.Allows(PostKind.Register, IPAddress.Loopback, "one"))];
        Assert.That(tries, Is.EqualTo(new[] { true, true, false }));
    }

    [Test]
    public void Settings_that_make_no_sense_are_told()
    {
        ValidateOptionsResult result = new PostRateOptionsCheck().Validate(null, new PostRateOptions { Upload = new PostRate { PerNetwork = 0, Minutes = 9_999 } });
        Assert.That(result.Failures, Is.EqualTo(new[]
        {
            "Phb:PostRates:Upload:PerNetwork is 0. Write a number from 1 to 100000.",
            "Phb:PostRates:Upload:Minutes is 9999. Write a number from 1 to 1440.",
        }));
        Assert.That(new PostRateOptionsCheck().Validate(null, new PostRateOptions()).Succeeded, Is.True);
    }

    private PostRates Rates(int perNetwork, int perAccount = 100)
    {
        PostRate rate = new() { PerNetwork = perNetwork, PerAccount = perAccount };
        return new PostRates(Options.Create(new PostRateOptions { Register = rate, SignInLink = rate, Submission = rate, Upload = rate }), _clock);
    }
}
