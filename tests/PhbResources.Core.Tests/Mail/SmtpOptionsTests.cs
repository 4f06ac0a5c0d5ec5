using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using PhbResources.Core.Mail;

namespace PhbResources.Core.Tests.Mail;

/// <summary>Settings of mail that make no sense are told from those that do.</summary>
internal sealed class SmtpOptionsTests
{
    private static SmtpOptions Good => new() { Host = "smtp.example.org", From = "library@example.org" };

    [Test]
    public void Nothing_set_is_fine_and_so_is_a_server_with_a_sender()
    {
        Assert.That(MistakesIn(new SmtpOptions(), publicUrl: null), Is.Empty);
        Assert.That(MistakesIn(Good), Is.Empty);
    }

    [Test]
    public void Each_mistake_names_its_setting()
    {
        Assert.Multiple(() =>
        {
            Assert.That(MistakesIn(Change(options => options.Host = "smtp://example.org")), Has.One.StartsWith("Phb:Smtp:Host"));
            Assert.That(MistakesIn(Change(options => options.From = null)), Has.One.StartsWith("Phb:Smtp:From is empty"));
            Assert.That(MistakesIn(Change(options => options.From = "Library <library@example.org>")), Has.One.StartsWith("Phb:Smtp:From is"));
            Assert.That(MistakesIn(Change(options => options.FromName = "x\r\nBcc: y")), Has.One.StartsWith("Phb:Smtp:FromName"));
            Assert.That(MistakesIn(Change(options => options.Port = 0)), Has.One.StartsWith("Phb:Smtp:Port"));
            Assert.That(MistakesIn(Change(options => options.Security = (SmtpSecurity)9)), Has.One.StartsWith("Phb:Smtp:Security"));
            Assert.That(MistakesIn(Change(options => options.User = "x")), Has.One.Contains("Phb:Smtp:Password"));
            Assert.That(MistakesIn(Change(options => (options.User, options.Password, options.Security) = ("x", "y", SmtpSecurity.None))), Has.One.StartsWith("Phb:Smtp:Security"));
            Assert.That(MistakesIn(Change(options => (options.Host, options.User, options.Password, options.Security) = ("localhost", "x", "y", SmtpSecurity.None))), Is.Empty);
            Assert.That(MistakesIn(Change(options => options.TimeoutSeconds = 0)), Has.One.StartsWith("Phb:Smtp:TimeoutSeconds"));
            Assert.That(MistakesIn(Change(options => options.KeepDays = 91)), Has.One.StartsWith("Phb:Smtp:KeepDays"));
        });
    }

    [Test]
    public void A_server_needs_the_public_address_but_in_development()
    {
        Assert.That(MistakesIn(Good, publicUrl: null), Has.One.Contains("Phb:PublicUrl"));
        Assert.That(MistakesIn(Good, publicUrl: null, Environments.Development), Is.Empty);
    }

    private static SmtpOptions Change(Action<SmtpOptions> change)
    {
        SmtpOptions options = Good;
        change(options);
        return options;
    }

    private static IEnumerable<string> MistakesIn(SmtpOptions options, string? publicUrl = "https://library.example", string? environment = null) =>
        new SmtpOptionsCheck(new OptionsWrapper<PhbOptions>(new PhbOptions { PublicUrl = publicUrl }), new HostingEnvironment { EnvironmentName = environment ?? Environments.Production })
            .Validate(null, options).Failures ?? [];
}
