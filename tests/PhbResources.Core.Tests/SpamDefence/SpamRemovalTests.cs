using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Members;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Core.Tests.Schemas;
using PhbResources.Core.Tests.Submissions;

namespace PhbResources.Core.Tests.SpamDefence;

/// <summary>Removing spam by the dozen, taking that back, and whom a curator may trust, with Umbraco's own services.</summary>
[TestFixture, NonParallelizable]
public sealed class SpamRemovalTests
{
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private Sharers _people = null!;
    private Viewer _curator = null!;

    private SpamRemoval Removal => _host.Get<SpamRemoval>();

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new ConfigFolder();
        _host = await LibraryHost.StartAsync(_folder.Path);
        _people = new Sharers(_host);
        _people.MakeShelf();
        _curator = _people.Curator();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task What_is_removed_goes_with_everything_of_its_members_and_comes_back_where_it_was()
    {
        Viewer one = _people.Member(), other = _people.Member(), bystander = _people.Member();
        Guid held = await HeldAsync(one), draft = await _people.DraftAsync(one), queued = await _people.SentAsync(other), alsoHeld = await HeldAsync(other), unmeant = await HeldAsync(bystander);

        SpamRemoved removed = await Removal.RemoveAsync([held, alsoHeld], _curator.MemberKey, default);
        Assert.That(removed, Is.EqualTo(new SpamRemoved(removed.Batch, 4, 2, 0)));
        Assert.That(States(held, draft, queued, alsoHeld, unmeant), Is.EqualTo([SubmissionState.Spam, SubmissionState.Spam, SubmissionState.Spam, SubmissionState.Spam, SubmissionState.Submitted]));
        await _host.Get<SubmissionRounds>().RunAsync(default);
        Assert.That(_people.ContentOf(queued) is null or { Trashed: true });

        Assert.That(await Removal.TakeBackAsync(removed.Batch, _people.Curator().MemberKey, default), Is.Zero, "only who did it takes it back");
        Assert.That(await Removal.TakeBackAsync("no-such-batch", _curator.MemberKey, default), Is.Zero);
        Assert.That(await Removal.TakeBackAsync(removed.Batch, _curator.MemberKey, default), Is.EqualTo(4));
        Assert.That(await Removal.TakeBackAsync(removed.Batch, _curator.MemberKey, default), Is.Zero, "once");
        Assert.That(States(held, draft, queued, alsoHeld), Is.EqualTo([SubmissionState.Submitted, SubmissionState.Draft, SubmissionState.Submitted, SubmissionState.Submitted]));
        await _host.Get<SubmissionRounds>().RunAsync(default);
        Assert.That(_people.ContentOf(queued), Is.Not.Null.And.Property("Trashed").False);
    }

    [Test]
    public async Task Members_with_something_published_stay_and_so_does_what_is_not_held_any_more()
    {
        Viewer known = _people.Member(), cleared = _people.Member();
        Guid published = await _people.PublishedAsync(known, _curator), held = await HeldAsync(known), back = await HeldAsync(cleared);
        await _host.Get<SubmissionSpam>().ClearAsync(back, default);

        SpamRemoved removed = await Removal.RemoveAsync([held, back, Guid.NewGuid()], _curator.MemberKey, default);

        Assert.That((removed.Submissions, removed.Left), Is.EqualTo((0, 1)));
        Assert.That(States(published, held, back), Is.EqualTo([SubmissionState.Published, SubmissionState.Submitted, SubmissionState.Submitted]));
    }

    [Test]
    public async Task What_a_curator_ticks_in_the_queue_goes_in_one_go_and_what_was_decided_meanwhile_stays()
    {
        Viewer[] members = [.. Enumerable.Range(0, 5).Select(_ => _people.Member())];
        List<Guid> ids = [];
        foreach (Viewer member in members)
            ids.Add(await _people.SentAsync(member));
        await _people.MustAsync(ids[4], _curator, SubmissionMove.Approve);
        await _people.MustAsync(ids[3], _curator, SubmissionMove.Decline, "We have one.");

        SpamRemoved removed = await Removal.RemoveFromQueueAsync(ids, _curator.MemberKey, default);

        Assert.That((removed.Submissions, removed.Members), Is.EqualTo((3, 3)));
        Assert.That(States([.. ids]), Is.EqualTo([SubmissionState.Spam, SubmissionState.Spam, SubmissionState.Spam, SubmissionState.Declined, SubmissionState.Published]));
        Assert.That(_people.Events(ids[0])[^1], Has.Property("Move").EqualTo(SubmissionMove.MarkSpam).And.Property("ByKey").EqualTo(_curator.MemberKey));
        Assert.That(await Removal.TakeBackAsync(removed.Batch, _curator.MemberKey, default), Is.EqualTo(3));
    }

    [Test]
    public async Task What_was_removed_is_learned_and_unlearned_with_it()
    {
        await _host.Get<SubmissionSpam>().FollowAsync(default);
        Guid id = await HeldAsync(_people.Member());
        long before = (await _host.Get<BayesFilter>().KnownAsync(default)).Bad;

        SpamRemoved removed = await Removal.RemoveAsync([id], _curator.MemberKey, default);
        Assert.That((await _host.Get<BayesFilter>().KnownAsync(default)).Bad, Is.EqualTo(before + 1));
        await Removal.TakeBackAsync(removed.Batch, _curator.MemberKey, default);
        Assert.That((await _host.Get<BayesFilter>().KnownAsync(default)).Bad, Is.EqualTo(before));
    }

    [Test]
    public async Task A_member_with_three_published_and_no_spam_is_offered_to_be_trusted_once()
    {
        TrustOffers offers = _host.Get<TrustOffers>();
        Viewer good = _people.Member(), few = _people.Member(), spammer = _people.Member(), trusted = _people.Member();
        foreach (Viewer member in (Viewer[])[good, spammer, trusted])
            for (int number = 0; number < TrustOffers.Published; number++)
                await _people.PublishedAsync(member, _curator);
        _people.Members.AssignRole(_people.Members.GetById(trusted.MemberKey)!.Id, MemberAccounts.TrustedGroup);
        await _people.PublishedAsync(few, _curator);
        Guid bad = await _people.SentAsync(spammer);
        await using (PhbDbContext context = _people.Context())
            await context.Set<Submission>().Where(row => row.Id == bad).ExecuteUpdateAsync(row => row.SetProperty(to => to.State, SubmissionState.Spam));

        IReadOnlyList<TrustOffer> offered = await offers.ReadAsync(default);
        Assert.That(offered.Single(offer => offer.Key == good.MemberKey).Published, Is.EqualTo(TrustOffers.Published));
        Assert.That(offered.Select(offer => offer.Key), Has.None.AnyOf(few.MemberKey, spammer.MemberKey, trusted.MemberKey));
        Assert.That(await offers.TrustAsync(few.MemberKey, default), Is.False);
        Assert.That(await offers.TrustAsync(good.MemberKey, default), Is.True);
        Assert.That(_people.Members.GetAllRoles(_people.Members.GetById(good.MemberKey)!.Id), Does.Contain(MemberAccounts.TrustedGroup));
        Assert.That(await offers.TrustAsync(good.MemberKey, default), Is.False, "who is trusted is offered no more");
    }

    /// <summary>Sent, and held as it looks like spam.</summary>
    private async Task<Guid> HeldAsync(Viewer member)
    {
        Guid id = await _people.SentAsync(member);
        await using PhbDbContext context = _people.Context();
        await context.Set<Submission>().Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(to => to.SpamScore, 0.9));
        return id;
    }

    private SubmissionState[] States(params Guid[] ids) => [.. ids.Select(id => _people.Row(id).State)];
}
