namespace PhbResources.Core.Members;

/// <summary>Answers that must not tell by the time they take what was found, such as whether there is an account.</summary>
internal static class SameTime
{
    /// <summary>Does the work and waits until <paramref name="least"/> has gone by since the start.</summary>
    public static async Task<T> TakeAsync<T>(TimeProvider clock, TimeSpan least, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        T result = await work();
        TimeSpan left = least - clock.GetElapsedTime(start);
        if (left > TimeSpan.Zero)
            await Task.Delay(left, clock, cancellationToken);
        return result;
    }
}
