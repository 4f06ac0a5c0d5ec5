using System.Diagnostics;
using System.Net;
using PhbResources.Core.Library;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Submissions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Template = PhbResources.Core.Library.Template;

namespace PhbResources.Core.Tests.SpamDefence;

/// <summary>
/// A spam run against the real services: half of it written badly and half of it well, honest members in between, and a curator
/// who looks in now and then. With PHB_SLOW=1 it is 2,000 registrations, else 200.
/// </summary>
[TestFixture, NonParallelizable]
public sealed class SpamRunTests
{
    private static readonly bool IsSlow = Environment.GetEnvironmentVariable("PHB_SLOW") == "1";
    private static readonly int Spam = IsSlow ? 2_000 : 200, People = IsSlow ? 60 : 24;

    /// <summary>As many as the page of the queue shows at once.</summary>
    private const int Shown = 50;

    private readonly Dictionary<Guid, string> _sent = [];
    private readonly HashSet<Guid> _everQueued = [];
    private LibraryHost _host = null!;
    private SpamRunWriter _writer = null!;
    private Viewer _curator = null!;
    private int _removedInQueue, _queueActions, _groups, _actions, _refused, _peopleRefused, _limited;

    [OneTimeSetUp]
    public async Task Start()
    {
        _host = await LibraryHost.StartAsync();
        LibrarySnapshot library = _host.Get<PublishedLibrary>().Current;
        _writer = new SpamRunWriter([.. library.ByKey.Values.Where(template => template.HasBody).OrderBy(template => template.Slug, StringComparer.Ordinal)], 20261123);
        _curator = new Viewer(Register("curator@library.example", "Curator").Key, IsCurator: true);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public async Task Spammers_get_nowhere_and_people_hardly_notice()
    {
        Stopwatch watch = Stopwatch.StartNew();
        int every = Spam / People;
        for (int number = 0; number < Spam; number++)
        {
            if (number % every == every / 2 && number / every < People)
                await HonestAsync(number / every);
            if (number % 2 == 0)
                await BadAsync(number);
            else
                await WellAsync(number);
            if (number % (Spam / 10) == (Spam / 10) - 1)
                await LookInAsync();
        }

        int inPile = (await _host.Get<SpamPile>().ReadAsync(default)).Sum(group => group.Items.Count);
        int peopleHeld = (await _host.Get<SpamPile>().ReadAsync(default)).Sum(group => group.Items.Count(item => _sent[item.Id] == "person"));
        await ClearPileAsync();
        TestContext.Out.WriteLine($"""
            {Spam} registrations of scripts and {People} people, {watch.Elapsed.TotalSeconds:0} s.
            Stopped by the rate of registrations: {_limited}. Refused by the traps or as removed before: {_refused}; of people: {_peopleRefused}.
            Spam that a curator ever saw in the queue: {Count("bad")} written badly, {Count("one link of a campaign")} well with links of a campaign, {Count("a link of its own")} well, each with a link of its own.
            Ticked and removed in the queue: {_removedInQueue}, in {_queueActions} actions. In the pile at the end: {inPile}, of people {peopleHeld}. Groups in it: {_groups}; actions to clear it: {_actions}.
            """);
        Assert.Multiple(() =>
        {
            Assert.That(_peopleRefused, Is.Zero, "nobody honest is refused");
            Assert.That(peopleHeld, Is.LessThanOrEqualTo(2), "hardly anybody honest is held");
            Assert.That(_queueActions + _actions, Is.LessThan(20));
            Assert.That(Count("bad"), Is.LessThanOrEqualTo(Spam / 50), "what is written badly hardly reaches the queue");
        });
        Assert.That(await _host.Get<SpamPile>().ReadAsync(default), Is.Empty);

        int Count(string kind) => _everQueued.Count(id => _sent[id] == kind);
    }

    private async Task BadAsync(int number)
    {
        IPAddress address = IPAddress.Parse($"198.{18 + (number % 40 / 20)}.{number % 20}.{1 + (number % 200)}");
        string email = $"{_writer.Any(["xk7q", "zz9p", "qwx3"])}{number}v{number % 7}b{number % 11}@{_writer.Any(["mailinator.com", "gmail.com", "yopmail.com"])}";
        if (!_host.Get<PostRates>().Allows(PostKind.Register, address, email))
        {
            _limited++;
            return;
        }

        // Of the forms of a script that is badly made, many have the hidden field filled in or come back at once: the page refuses them.
        if (_writer.Number(0, 2) == 0)
        {
            _refused++;
            return;
        }

        (string title, string text) = _writer.Bad();
        await SendAsync("bad", Register(email, $"Brtzkw{number}"), title, text, new SentFrom(TimeSpan.FromSeconds(_writer.Number(3, 9)), address));
    }

    private async Task WellAsync(int number)
    {
        bool campaign = number % 3 != 0;
        IPAddress address = IPAddress.Parse($"100.{number / 250}.{number % 250}.7");
        string email = $"{_writer.Any(["anna", "ben", "carol", "dev", "ella", "femi"])}.{_writer.Any(["hill", "shah", "moore", "okafor", "reid"])}{number}@{_writer.Any(["gmail.com", "outlook.com", "btinternet.com"])}";
        Assert.That(_host.Get<PostRates>().Allows(PostKind.Register, address, email), Is.True);
        (string title, string text) = _writer.Well(campaign ? $"good-offers-{number / 3 % 12}.example" : $"shop-{number}.example");
        await SendAsync(campaign ? "one link of a campaign" : "a link of its own", Register(email, $"Anna Hill {number}"), title, text, new SentFrom(TimeSpan.FromSeconds(_writer.Number(40, 400)), address));
    }

    private async Task HonestAsync(int number)
    {
        string email = number % 20 == 3 ? $"someone{number}@mailinator.com" : $"member{number}@{_writer.Any(["gmail.com", "charity.example", "leeds.gov.uk"])}";
        Assert.That(_host.Get<PostRates>().Allows(PostKind.Register, IPAddress.Parse($"203.0.113.{number}"), email) || number >= 10, Is.True);
        (string title, string text) = _writer.Honest(number);
        await SendAsync("person", Register(email, $"Member {number}"), title, text, new SentFrom(TimeSpan.FromSeconds(_writer.Number(60, 1200)), IPAddress.Parse($"203.0.{number}.9")));
    }

    private IMember Register(string email, string name)
    {
        IMemberService members = _host.Get<IMemberService>();
        IMember member = members.CreateMember(email, email, name, Constants.Conventions.MemberTypes.DefaultAlias);
        member.IsApproved = true;
        member.EmailConfirmedDate = DateTime.UtcNow;
        members.Save(member);
        return member;
    }

    private async Task SendAsync(string kind, IMember member, string title, string text, SentFrom from)
    {
        SubmissionWorkflow workflow = _host.Get<SubmissionWorkflow>();
        Viewer viewer = new(member.Key, IsCurator: false);
        Template like = _writer.Any(_writer.Library);
        Guid id = ((BeginOutcome.Begun)await workflow.BeginAsync(member.Key, null, "site", default)).Id;
        _sent[id] = kind;
        SubmissionEntries entries = new()
        {
            Title = title,
            Kind = like.Kind.Alias,
            Category = like.Category.Slug,
            Summary = title,
            WhyItHelped = "It saved us time.",
            Text = text,
            CreditAs = "anonymous",
            Licence = like.Licence,
            Consent = true,
        };
        SaveOutcome saved = await workflow.SaveAsync(id, viewer, 1, entries, default);
        Assert.That(saved, Is.InstanceOf<SaveOutcome.Saved>());
        MoveOutcome outcome = await workflow.MoveAsync(id, viewer, SubmissionMove.Send, ((SaveOutcome.Saved)saved).Version, null, default, from: from);
        if (outcome is MoveOutcome.Incomplete { Mistakes: var mistakes } && mistakes.Values.Contains(SpamJudge.RemovedBefore))
        {
            _refused++;
            if (kind == "person")
                _peopleRefused++;
        }
        else
        {
            Assert.That(outcome, Is.InstanceOf<MoveOutcome.Moved>(), outcome is MoveOutcome.Incomplete incomplete ? string.Join(' ', incomplete.Mistakes) : outcome.ToString());
        }
    }

    /// <summary>A curator works through the queue: what people sent is published, what a script sent is spam. The pile can wait.</summary>
    private async Task LookInAsync()
    {
        SubmissionWorkflow workflow = _host.Get<SubmissionWorkflow>();
        await _host.Get<SubmissionSpam>().FollowAsync(default);
        while (await workflow.QueueAsync(default) is { Count: > 0 } queue)
        {
            _everQueued.UnionWith(queue.Select(item => item.Row.Id));
            // What is spam on the page is ticked and goes at once; what people sent is looked at one by one.
            List<Guid> ticked = [.. queue.Take(Shown).Select(item => item.Row.Id).Where(id => _sent[id] != "person")];
            if (ticked.Count > 0)
            {
                _queueActions++;
                _removedInQueue += (await _host.Get<SpamRemoval>().RemoveFromQueueAsync(ticked, _curator.MemberKey, default)).Submissions;
            }

            foreach (QueueItem item in queue.Take(Shown).Where(item => _sent[item.Row.Id] == "person"))
            {
                MoveOutcome outcome = await workflow.MoveAsync(item.Row.Id, _curator, SubmissionMove.Approve, item.Row.Version, null, default);
                Assert.That(outcome, Is.InstanceOf<MoveOutcome.Moved>(), outcome.ToString());
            }

            await _host.Get<SubmissionSpam>().FollowAsync(default);
        }
    }

    private async Task ClearPileAsync()
    {
        SpamPile pile = _host.Get<SpamPile>();
        foreach (PileItem item in (await pile.ReadAsync(default)).SelectMany(group => group.Items).Where(item => _sent[item.Id] == "person"))
        {
            _actions++;
            await _host.Get<SubmissionSpam>().ClearAsync(item.Id, default);
        }

        // The page shows the groups with some of each, and removes all of them with one action.
        while (await pile.ReadAsync(default) is { Count: > 0 } groups && _actions < 100)
        {
            _actions++;
            _groups += groups.Count;
            foreach (PileGroup group in groups)
                TestContext.Out.WriteLine($"  {group.Items.Count,5}  {group.Name}");
            SpamRemoved removed = await _host.Get<SpamRemoval>().RemoveAsync([.. groups.SelectMany(group => group.Items).Select(item => item.Id)], _curator.MemberKey, default);
            Assert.That(removed.Submissions, Is.Positive);
        }
    }
}
