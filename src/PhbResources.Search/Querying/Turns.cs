namespace PhbResources.Search.Querying;

/// <summary>
/// Lets so many searches work at once, first come, first served. More of them than processors would only keep each other
/// waiting half done: all would be as late as the last.
/// </summary>
internal sealed class Turns(int places)
{
    private readonly Lock _door = new();
    private readonly Queue<ManualResetEventSlim> _waiting = [];
    private int _free = places;

    /// <summary>Waits for a turn; <see cref="End"/> gives it to the next.</summary>
    public void Begin()
    {
        ManualResetEventSlim turn;
        lock (_door)
        {
            if (_free > 0)
            {
                _free--;
                return;
            }
            // No spinning: the processors are busy with the searches before.
            turn = new ManualResetEventSlim(false, 0);
            _waiting.Enqueue(turn);
        }
        turn.Wait();
    }

    public void End()
    {
        lock (_door)
        {
            if (_waiting.TryDequeue(out var next)) next.Set();
            else _free++;
        }
    }
}
