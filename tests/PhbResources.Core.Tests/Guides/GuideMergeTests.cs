using CsCheck;
using PhbResources.Core.Guides;

namespace PhbResources.Core.Tests.Guides;

internal sealed class GuideMergeTests
{
    private const string Common = "First.\n\nSecond.\n\nThird.\n";

    private static readonly Gen<string> s_paragraph = Gen.OneOf(new[] { "alpha", "beta", "gamma\ndelta", "- one\n- two", "# head" }.Select(Gen.Const).ToArray());

    private static readonly Gen<string[]> s_paragraphs = s_paragraph.Array[0, 8];

    [Test]
    public void Changes_of_different_paragraphs_are_put_together() =>
        Assert.That(GuideMerge.Of(Common, "First, better.\n\nSecond.\n\nThird.\n", "First.\n\nSecond.\n\nThird, longer.\n"), Is.EqualTo("First, better.\n\nSecond.\n\nThird, longer.\n"));

    [Test]
    public void Changes_of_paragraphs_next_to_each_other_are_put_together() =>
        Assert.That(GuideMerge.Of(Common, "First, better.\n\nSecond.\n\nThird.\n", "First.\n\nSecond, too.\n\nThird.\n"), Is.EqualTo("First, better.\n\nSecond, too.\n\nThird.\n"));

    [Test]
    public void A_new_paragraph_and_a_change_elsewhere_are_put_together() =>
        Assert.That(GuideMerge.Of(Common, "First.\n\nSecond, better.\n\nThird.\n", "First.\n\nSecond.\n\nThird.\n\nFourth.\n"), Is.EqualTo("First.\n\nSecond, better.\n\nThird.\n\nFourth.\n"));

    [Test]
    public void Two_changes_of_one_paragraph_are_for_somebody_to_decide() =>
        Assert.That(GuideMerge.Of(Common, "First.\n\nSecond, so.\n\nThird.\n", "First.\n\nSecond, or so.\n\nThird.\n"), Is.Null);

    [Test]
    public void Two_new_paragraphs_at_the_same_place_are_for_somebody_to_decide() =>
        Assert.That(GuideMerge.Of(Common, "First.\n\nOne.\n\nSecond.\n\nThird.\n", "First.\n\nOther.\n\nSecond.\n\nThird.\n"), Is.Null);

    [Test]
    public void The_same_change_twice_is_one_change() =>
        Assert.That(GuideMerge.Of(Common, "First.\n\nBetter.\n\nThird.\n", "First.\n\nBetter.\n\nThird.\n"), Is.EqualTo("First.\n\nBetter.\n\nThird.\n"));

    [Test]
    public void Where_one_changed_nothing_the_other_stands() =>
        Gen.Select(s_paragraphs, s_paragraphs).Sample((common, changed) =>
        {
            string before = string.Join("\n\n", common), after = string.Join("\n\n", changed);
            return GuideMerge.Of(before, before, after) == after && GuideMerge.Of(before, after, before) == after && GuideMerge.Of(before, after, after) == after;
        }, iter: 2_000);

    [Test]
    public void Whoever_was_first_it_comes_to_the_same_and_no_word_of_either_is_lost() =>
        // Each paragraph is kept, changed or followed by another; who changes what is drawn.
        Gen.Select(Gen.Int[1, 6], Gen.Int[0, 2].Array[6], Gen.Int[0, 2].Array[6]).Sample((count, one, other) =>
        {
            string common = Text(count, _ => 0, "");
            string theirs = Text(count, at => one[at], "t"), mine = Text(count, at => other[at], "m");
            string? merged = GuideMerge.Of(common, theirs, mine);
            bool collide = Enumerable.Range(0, count).Any(at => one[at] != 0 && other[at] != 0);
            if (merged is null)
                return Enumerable.Range(0, count).Any(at => one[at] != 0 && (other[at] != 0 || (at > 0 && other[at - 1] != 0) || (at + 1 < count && other[at + 1] != 0))); // Only what touches collides.
            return !collide && merged == GuideMerge.Of(common, mine, theirs)
                && Words(theirs, common).Concat(Words(mine, common)).All(word => merged.Contains(word, StringComparison.Ordinal));
        }, iter: 5_000);

    private static string Text(int count, Func<int, int> change, string who) => string.Join("\n\n", Enumerable.Range(0, count).SelectMany<int, string>(at => change(at) switch
    {
        1 => [$"changed-{who}-{at}"],
        2 => [$"paragraph-{at} and more of {who}"],
        _ => [$"paragraph-{at}"],
    })) + "\n";

    private static IEnumerable<string> Words(string changed, string common) => changed.Split(["\n\n", "\n"], StringSplitOptions.RemoveEmptyEntries).Except(common.Split(["\n\n", "\n"], StringSplitOptions.RemoveEmptyEntries));
}
