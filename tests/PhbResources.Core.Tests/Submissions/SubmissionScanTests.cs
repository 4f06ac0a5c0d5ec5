using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Scanning;
using PhbResources.Core.Submissions;
using PhbResources.Core.Tests.Scanning;
using PhbResources.Core.Tests.Schemas;
using static PhbResources.Core.Submissions.SubmissionMove;
using static PhbResources.Core.Submissions.SubmissionState;

namespace PhbResources.Core.Tests.Submissions;

/// <summary>Quarantine: a scanner that is configured and does not answer, answers again, and finds something.</summary>
[TestFixture, NonParallelizable]
public sealed class SubmissionScanTests
{
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private Sharers _people = null!;
    private string _address = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new ConfigFolder();
        _host = await LibraryHost.StartAsync(_folder.Path, services => services.Configure<ClamdOptions>(options => options.Address = _address));
        _people = new Sharers(_host);
        _people.MakeShelf();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [SetUp]
    public void ScannerIsDown() => Scanner("tcp://127.0.0.1:9");

    [Test]
    public async Task While_the_scanner_is_down_the_file_waits_and_nobody_gets_it_and_then_it_goes_on()
    {
        Viewer member = _people.Member(), curator = _people.Curator();
        Guid id = await SentAsync(member, "Who comes when.");
        Assert.That(_people.Row(id).State, Is.EqualTo(Checking));
        Assert.That(_people.ContentOf(id), Is.Null);
        Assert.That(await _people.Files.OpenFileAsync(id, curator, _people.FilesOf(id).Single().Id, default), Is.Null);
        Assert.That((await _people.Workflow.QueueAsync(default)).Select(item => item.Row.Id), Does.Not.Contain(id));
        await _host.Get<SubmissionRounds>().RunAsync(default);
        Assert.That(_people.Row(id).State, Is.EqualTo(Checking), "still down");

        await using FakePeer clamd = new("stream: OK\0");
        Scanner(clamd.Address);
        await _host.Get<SubmissionRounds>().RunAsync(default);

        Assert.That(Encoding.UTF8.GetString(clamd.Heard), Does.Contain("Who comes when."));
        Assert.That(_people.Row(id).State, Is.EqualTo(Submitted));
        Assert.That(_people.FilesOf(id).Single().Status, Is.EqualTo(FileStatus.Accepted));
        Assert.That(_people.ContentOf(id), Is.Not.Null);
    }

    [Test]
    public async Task Malware_that_is_found_late_is_deleted_and_the_member_is_asked_for_another_file()
    {
        Viewer member = _people.Member();
        Guid id = await SentAsync(member, "Bad words.");
        await using FakePeer clamd = new("stream: Win.Test.FOUND FOUND\0");
        Scanner(clamd.Address);
        await _host.Get<SubmissionRounds>().RunAsync(default);

        Assert.That(_people.Row(id).State, Is.EqualTo(ChangesAskedFor));
        Assert.That(_people.PrivateOnDisk(id), Is.Empty);
        Assert.That(_people.FilesOf(id), Is.Empty);
        Assert.That((await _people.Workflow.FindAsync(id, member, default))!.OpenQuestion, Does.Contain("harmful program"));
        Assert.That(_people.MailsTo(member)[^1].Kind, Is.EqualTo("share-ChecksFailed"));

        Scanner("");
        Assert.That(await _people.Files.AttachAsync(id, member, "other.txt", Sharers.Stream("Good words."), default), Is.InstanceOf<AttachOutcome.Attached>());
        await _people.MustAsync(id, member, Answer, "Another one.");
        Assert.That(_people.Row(id).State, Is.EqualTo(Submitted));
    }

    [Test]
    public async Task Malware_that_is_found_at_once_is_never_written()
    {
        Viewer member = _people.Member();
        Guid id = await _people.DraftAsync(member);
        await using FakePeer clamd = new("stream: Win.Test.FOUND FOUND\0");
        Scanner(clamd.Address);
        AttachOutcome outcome = await _people.Files.AttachAsync(id, member, "bad.txt", Sharers.Stream("Bad words."), default);
        Assert.That(((AttachOutcome.Refused)outcome).Reasons.Single().Code, Is.EqualTo("malware"));
        Assert.That(_people.PrivateOnDisk(id), Is.Empty);
    }

    [Test]
    public async Task What_waits_for_the_scanner_can_be_taken_back()
    {
        Viewer member = _people.Member();
        Guid id = await SentAsync(member, "Who comes when.");
        await _people.MustAsync(id, member, Withdraw);
        Assert.That(_people.Row(id).State, Is.EqualTo(Withdrawn));
        Assert.That(_people.PrivateOnDisk(id), Is.Empty);
    }

    private async Task<Guid> SentAsync(Viewer member, string text)
    {
        Guid id = await _people.DraftAsync(member, _people.Entries(text: ""));
        AttachOutcome attached = await _people.Files.AttachAsync(id, member, "rota.txt", Sharers.Stream(text), default);
        Assert.That(((AttachOutcome.Attached)attached).File.Status, Is.EqualTo(FileStatus.Checking));
        await _people.MustAsync(id, member, Send);
        return id;
    }

    private void Scanner(string address)
    {
        _address = address;
        _host.Get<Microsoft.Extensions.Options.IOptions<ClamdOptions>>().Value.Address = address;
    }
}
