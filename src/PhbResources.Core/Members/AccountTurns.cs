namespace PhbResources.Core.Members;

/// <summary>
/// Tries at one account go one after the other, so that many at once do not slip past a limit. Accounts share a turn by chance.
/// </summary>
public sealed class AccountTurns : IDisposable
{
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 32).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Waits for the turn of an email address; ends it when disposed of.</summary>
    public async Task<IDisposable> TakeAsync(string email, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(email);
        SemaphoreSlim turn = _turns[(uint)StringComparer.OrdinalIgnoreCase.GetHashCode(email) % (uint)_turns.Length];
        await turn.WaitAsync(cancellationToken);
        return new Turn(turn);
    }

    /// <inheritdoc />
    public void Dispose() => Array.ForEach(_turns, turn => turn.Dispose());

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
