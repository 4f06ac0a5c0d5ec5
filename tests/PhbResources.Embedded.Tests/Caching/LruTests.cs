using CsCheck;
using PhbResources.Embedded.Caching;

namespace PhbResources.Embedded.Tests.Caching;

[TestFixture]
internal sealed class LruTests
{
    [Test]
    public void The_least_recently_used_entry_goes_first()
    {
        var lru = new Lru<int, string>(2);
        lru.Put(1, "one");
        lru.Put(2, "two");
        lru.TryGet(1, out _);
        lru.Put(3, "three");
        Assert.That(lru.TryGet(2, out _), Is.False);
        Assert.That(lru.TryGet(1, out string? one) ? one : null, Is.EqualTo("one"));
    }

    [Test]
    public void It_holds_what_a_plain_list_would_hold() => Gen.Select(Gen.Int[1, 5], Gen.Select(Gen.Int[0, 2], Gen.Int[0, 8]).List[0, 60]).Sample((capacity, steps) =>
    {
        var lru = new Lru<int, int>(capacity);
        List<(int Key, int Value)> plain = []; // the most recently used last
        for (int i = 0; i < steps.Count; i++)
        {
            (int action, int key) = steps[i];
            int at = plain.FindIndex(x => x.Key == key);
            switch (action)
            {
                case 0:
                    if (at >= 0) plain.RemoveAt(at);
                    plain.Add((key, i));
                    if (plain.Count > capacity) plain.RemoveAt(0);
                    lru.Put(key, i);
                    break;
                case 1:
                    bool found = lru.TryGet(key, out int value);
                    if (found != at >= 0 || (found && value != plain[at].Value)) return false;
                    if (at >= 0)
                    {
                        (int, int) used = plain[at];
                        plain.RemoveAt(at);
                        plain.Add(used);
                    }
                    break;
                default:
                    if (at >= 0) plain.RemoveAt(at);
                    lru.Remove(key);
                    break;
            }
            if (lru.Count != plain.Count) return false;
        }
        return true;
    });
}
