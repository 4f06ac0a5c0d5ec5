using PhbResources.Search.Querying;

namespace PhbResources.Search.Tests;

/// <summary>Who searches when more want to than can.</summary>
public sealed class TurnsTests
{
    [Test]
    public void Those_who_wait_are_let_in_in_the_order_in_which_they_came()
    {
        var turns = new Turns(1);
        turns.Begin();
        var served = new List<int>();
        var workers = new List<Thread>();
        for (var number = 0; number < 6; number++)
        {
            var mine = number;
            var worker = new Thread(() =>
            {
                turns.Begin();
                served.Add(mine);
                turns.End();
            });
            worker.Start();
            workers.Add(worker);
            Assert.That(() => worker.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Is.True.After(10_000, 5), "waits");
        }
        Assert.That(served, Is.Empty);
        turns.End();
        workers.ForEach(worker => worker.Join());
        Assert.That(served, Is.EqualTo(Enumerable.Range(0, 6)));
    }

    [Test]
    public void No_more_are_let_in_at_once_than_there_are_places()
    {
        var turns = new Turns(2);
        var (inside, most, served) = (0, 0, 0);
        var workers = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < 200; i++)
            {
                turns.Begin();
                var now = Interlocked.Increment(ref inside);
                if (now > Volatile.Read(ref most)) Volatile.Write(ref most, now);
                Thread.Yield();
                Interlocked.Decrement(ref inside);
                Interlocked.Increment(ref served);
                turns.End();
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        Assert.That((most, served), Is.EqualTo((2, 1_600)));
    }
}
