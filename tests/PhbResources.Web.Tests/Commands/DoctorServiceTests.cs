using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PhbResources.Core.Mail;
using PhbResources.Core.Scanning;
using PhbResources.Core.Tests.Mail;
using PhbResources.Core.Tests.Scanning;
using PhbResources.Web.Commands.Doctor;

namespace PhbResources.Web.Tests.Commands;

/// <summary>What <c>doctor</c> says of the mail server and the virus scanner.</summary>
internal sealed class DoctorServiceTests
{
    [Test]
    public async Task A_mail_server_that_takes_mails_is_well()
    {
        using SmtpSink sink = await SmtpSink.StartAsync();
        Finding mail = (await RunAsync(sink.Port)).Single(finding => finding.About == "Mail");
        Assert.That(mail.Level, Is.EqualTo(FindingLevel.Well));
        Assert.That(mail.Found, Does.Contain($"127.0.0.1:{sink.Port} takes mails"));
        Assert.That(sink.Mails, Is.Empty, "nobody is mailed for that");
    }

    [Test]
    public async Task A_mail_server_that_is_not_there_is_broken_and_no_mail_is_lost()
    {
        using SmtpSink sink = SmtpSink.Stopped();
        Finding mail = (await RunAsync(sink.Port)).Single(finding => finding.About == "Mail");
        Assert.That(mail.Level, Is.EqualTo(FindingLevel.Broken));
        Assert.That(mail.Found, Does.StartWith($"127.0.0.1:{sink.Port}: "));
        Assert.That(mail.WhatToDo, Does.Contain("Phb:Smtp").And.Contain("none is lost"));
    }

    [Test]
    public async Task Where_no_mail_server_is_set_it_is_not_tried() =>
        Assert.That((await RunAsync(null)).Select(finding => finding.About), Does.Not.Contain("Mail"));

    [TestCase("stream: OK\0", FindingLevel.Well, "clamd answers")]
    [TestCase("INSTREAM size limit exceeded. ERROR\0", FindingLevel.Broken, "size limit exceeded")]
    [TestCase("", FindingLevel.Broken, "hung up")]
    public async Task What_clamd_says_is_passed_on(string said, FindingLevel level, string found)
    {
        await using FakePeer clamd = new(said);
        Finding scanner = (await RunAsync(null, clamd.Address)).Single(finding => finding.About == "Virus scanner");
        Assert.That(scanner.Level, Is.EqualTo(level));
        Assert.That(scanner.Found, Does.Contain(found));
    }

    [Test]
    public async Task A_scanner_that_is_not_set_or_not_there_is_told_apart()
    {
        Finding unset = (await RunAsync(null)).Single(finding => finding.About == "Virus scanner");
        Assert.That(unset.Level, Is.EqualTo(FindingLevel.Look));
        Assert.That(unset.WhatToDo, Does.Contain("Phb:Clamd:Address"));
        Finding away = (await RunAsync(null, "unix:///nowhere/clamd.ctl")).Single(finding => finding.About == "Virus scanner");
        Assert.That(away.Level, Is.EqualTo(FindingLevel.Broken));
        Assert.That(away.WhatToDo, Does.Contain("wait meanwhile"));
    }

    private static async Task<List<Finding>> RunAsync(int? smtpPort, string? clamd = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddSingleton(Options.Create(smtpPort is { } port
            ? new SmtpOptions { Host = "127.0.0.1", Port = port, Security = SmtpSecurity.None, From = "library@example.org", TimeoutSeconds = 5 } : new SmtpOptions()));
        builder.Services.AddSingleton(new ClamdScanner(Options.Create(new ClamdOptions { Address = clamd, TimeoutSeconds = 5 }), TimeProvider.System, NullLogger<ClamdScanner>.Instance));
        await using WebApplication app = builder.Build();
        List<Finding> findings = [];
        await foreach (Finding finding in ServiceChecks.RunAsync(app, CancellationToken.None))
            findings.Add(finding);
        return findings;
    }
}
