using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PhbResources.Core.Scanning;

namespace PhbResources.Core.Tests.Scanning;

internal sealed class ClamdScannerTests
{
    private static ClamdScanner Scanner(string? address, int seconds = 5) =>
        new(Options.Create(new ClamdOptions { Address = address, TimeoutSeconds = seconds }), TimeProvider.System, NullLogger<ClamdScanner>.Instance);

    [Test]
    public async Task Without_an_address_nothing_is_scanned() =>
        Assert.That(await Scanner(null).ScanAsync(new byte[3], CancellationToken.None), Is.EqualTo(new ScanAnswer(ScanVerdict.NotConfigured)));

    [Test]
    public async Task A_scanner_that_is_down_is_unavailable()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        var answer = await Scanner($"tcp://127.0.0.1:{port}").ScanAsync(new byte[3], CancellationToken.None);
        Assert.That(answer.Verdict, Is.EqualTo(ScanVerdict.Unavailable));
        Assert.That((await Scanner("unix:///nowhere/clamd.ctl").ScanAsync(new byte[3], CancellationToken.None)).Verdict, Is.EqualTo(ScanVerdict.Unavailable));
    }

    [TestCase("stream: OK\0", ScanVerdict.Clean, null)]
    [TestCase("stream: Eicar-Test FOUND\0", ScanVerdict.Infected, "Eicar-Test")]
    [TestCase("INSTREAM size limit exceeded. ERROR\0", ScanVerdict.Unavailable, "clamd answered: INSTREAM size limit exceeded. ERROR")]
    [TestCase("", ScanVerdict.Unavailable, "clamd hung up without an answer")]
    [TestCase("HTTP/1.1 200 OK\r\n", ScanVerdict.Unavailable, "clamd answered: HTTP/1.1 200 OK")]
    [TestCase("stream: OK FOUND or not\0", ScanVerdict.Unavailable, "clamd answered: stream: OK FOUND or not")]
    public async Task An_answer_is_understood_or_taken_for_none(string said, ScanVerdict verdict, string? detail)
    {
        await using var peer = new FakePeer(said);
        var answer = await Scanner(peer.Address).ScanAsync(Encoding.ASCII.GetBytes("hello"), CancellationToken.None);
        Assert.That(answer, Is.EqualTo(new ScanAnswer(verdict, detail)));
        Assert.That(Encoding.Latin1.GetString(peer.Heard), Is.EqualTo("zINSTREAM\0\0\0\0\u0005hello\0\0\0\0"));
    }

    [Test]
    public async Task Endless_garbage_is_cut_off()
    {
        await using var peer = new FakePeer(new string('x', 100_000));
        Assert.That((await Scanner(peer.Address).ScanAsync(new byte[5], CancellationToken.None)).Verdict, Is.EqualTo(ScanVerdict.Unavailable));
    }

    [Test]
    public async Task A_scanner_that_stalls_is_unavailable_after_the_timeout()
    {
        await using var peer = new FakePeer(null);
        var watch = Stopwatch.StartNew();
        var answer = await Scanner(peer.Address, seconds: 1).ScanAsync(new byte[5], CancellationToken.None);
        Assert.That(answer, Is.EqualTo(new ScanAnswer(ScanVerdict.Unavailable, "no answer within 1 seconds")));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public async Task A_caller_that_gives_up_is_heard()
    {
        await using var peer = new FakePeer(null);
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        Assert.That(async () => await Scanner(peer.Address, seconds: 60).ScanAsync(new byte[5], gone.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase("tcp://127.0.0.1:3310", 30, true)]
    [TestCase("unix:///run/clamav/clamd.ctl", 30, true)]
    [TestCase("", 30, true)]
    [TestCase("127.0.0.1:3310", 30, false)]
    [TestCase("http://example.org:3310", 30, false)]
    [TestCase("tcp://127.0.0.1", 30, false)]
    [TestCase("tcp://127.0.0.1:3310", 0, false)]
    public void Settings_that_make_no_sense_stop_the_start(string address, int seconds, bool good) =>
        Assert.That(new ClamdOptionsCheck().Validate(null, new ClamdOptions { Address = address, TimeoutSeconds = seconds }).Succeeded, Is.EqualTo(good));

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_real_clamd_finds_what_its_signatures_say(bool overUnixSocket)
    {
        using var clamd = await RealClamd.StartAsync(overUnixSocket);
        var scanner = Scanner(clamd.Address, seconds: 60);

        Assert.That(await scanner.ScanAsync(Encoding.ASCII.GetBytes("a harmless rota"), CancellationToken.None), Is.EqualTo(new ScanAnswer(ScanVerdict.Clean)));
        var found = await scanner.ScanAsync(Encoding.ASCII.GetBytes("some text, then " + RealClamd.Marker), CancellationToken.None);
        Assert.That(found.Verdict, Is.EqualTo(ScanVerdict.Infected));
        Assert.That(found.Detail, Does.Contain("Phb.Test"));
        Assert.That((await scanner.ScanAsync(new byte[3 * 1024 * 1024], CancellationToken.None)).Verdict, Is.EqualTo(ScanVerdict.Unavailable), "more than its StreamMaxLength");
    }
}
