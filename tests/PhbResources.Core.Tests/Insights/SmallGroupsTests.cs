using CsCheck;
using PhbResources.Core.Insights;

namespace PhbResources.Core.Tests.Insights;

internal sealed class SmallGroupsTests
{
    [TestCase(new long[] { 10, 7, 5 }, new[] { 10, 7, 5 })]
    [TestCase(new long[] { 10, 0, 6 }, new[] { 10, 0, 6 })]
    [TestCase(new long[] { 20, 7, 3 }, new[] { 20, -1, -1 })]
    [TestCase(new long[] { 20, 7, 3, 2 }, new[] { 20, 7, -1, -1 })]
    [TestCase(new long[] { 20, 7, 1, 1 }, new[] { 20, -1, -1, -1 }, TestName = "Two_groups_of_one_are_not_told_by_their_sum")]
    [TestCase(new long[] { 4, 0 }, new[] { -1, 0 })]
    [TestCase(new long[] { }, new int[] { })]
    public void Groups_too_small_are_hidden_and_so_is_what_gives_them_away(long[] counts, int[] shown) =>
        Assert.That(SmallGroups.Shown(counts).Select(count => (int)(count ?? -1)), Is.EqualTo(shown));

    [Test]
    public void Whoever_knows_the_sum_cannot_work_out_a_small_group() =>
        Gen.Long[0, 12].Array[0, 8].Sample(counts =>
        {
            IReadOnlyList<long?> shown = SmallGroups.Shown(counts);
            long[] hidden = [.. counts.Where((_, at) => shown[at] is null)];
            Assert.That(counts.Where((_, at) => shown[at] is not null), Has.None.InRange(1, SmallGroups.Fewest - 1));
            Assert.That(shown.Where((count, at) => count is not null && count != counts[at]), Is.Empty, "what is shown is right");
            // Everything that could be hidden is, or those hidden are several with enough people between them.
            bool nothingLeft = counts.Where((count, at) => shown[at] is not null).All(count => count == 0);
            Assert.That(hidden.Length == 0 || nothingLeft || (hidden.Length > 1 && hidden.Sum() >= SmallGroups.Fewest));
        });
}
