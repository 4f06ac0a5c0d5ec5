using PhbResources.Core.SpamDefence;

namespace PhbResources.Core.Tests.SpamDefence;

/// <summary>How the pile is put together.</summary>
[TestFixture]
public sealed class SpamPileTests
{
    private static readonly Guid s_member = Guid.NewGuid();

    [Test]
    public void Each_thing_is_in_one_group_with_those_it_has_most_in_common_with()
    {
        (PileItem Item, SpamMark Mark)[] pile =
        [
            .. Enumerable.Range(0, 5).Select(_ => Of(hosts: "slots.example")),
            .. Enumerable.Range(0, 3).Select(number => Of(hosts: number == 0 ? "loans.example" : "", print: 0x0F0F0F0F0F0F | (1L << number))),
            .. Enumerable.Range(0, 4).Select(_ => Of(member: s_member)),
            .. Enumerable.Range(0, 3).Select(_ => Of(network: "n1")),
            Of(hosts: "slots.example", reason: "removed-link"), Of(hosts: "slots.example", reason: "link-often"), Of(reason: "text-often"),
            Of(reason: "sales", why: "Sales talk: buy now."), Of(reason: "sales", why: "Sales talk: call now."), Of(reason: "script", why: "Most of it is not in Latin letters."),
        ];
        IReadOnlyList<PileGroup> groups = SpamPile.Group(pile);
        Assert.That(groups.Select(group => (group.Name, group.Items.Count)), Is.EqualTo(new[]
        {
            ("Like what was removed before", 1), ("The same link or text from several members", 2), ("Links to slots.example", 5), ("From one member", 4), ("From one network", 3), ("Nearly the same text", 3), ("Sales talk", 2), ("Most of it is not in Latin letters", 1),
        }));
        Assert.That(groups.SelectMany(group => group.Items).Select(item => item.Id), Is.EquivalentTo(pile.Select(entry => entry.Item.Id)));
        Assert.That(groups.Select(group => group.Key), Is.Unique);
        Assert.That(SpamPile.Group([]), Is.Empty);
    }

    private static (PileItem, SpamMark) Of(string hosts = "", long print = 0, Guid? member = null, string? network = null, string reason = "words", string why = "Words.")
    {
        Guid id = Guid.NewGuid(), of = member ?? Guid.NewGuid();
        return (new PileItem(id, of, "Title", "Text", 0.9, [why], DateTime.UnixEpoch), new SpamMark { Submission = id, Member = of, Hosts = hosts, Print = print, Network = network, Reason = reason });
    }
}
