using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace PhbResources.Conformance.Hosting;

/// <summary>Keeps every notification in the order in which it came, and lets a test act on one kind of them while it runs.</summary>
public sealed class NotificationRecorder
{
    private readonly Lock _lock = new();
    private readonly List<INotification> _seen = [];
    private readonly List<Action<INotification>> _reactions = [];

    public IReadOnlyList<INotification> Seen
    {
        get { lock (_lock) return [.. _seen]; }
    }

    /// <summary>Short names of what came, in order: <c>ContentSaving</c>, <c>ContentSaved</c> ...</summary>
    public IReadOnlyList<string> Names => [.. Seen.Select(n => n.GetType().Name.Replace("Notification", "", StringComparison.Ordinal))];

    public IReadOnlyList<T> Of<T>() where T : INotification => [.. Seen.OfType<T>()];

    /// <summary>Runs <paramref name="reaction"/> on each notification of the kind until the result is disposed.</summary>
    public IDisposable On<T>(Action<T> reaction) where T : INotification
    {
        Action<INotification> guarded = n => { if (n is T wanted) reaction(wanted); };
        lock (_lock) _reactions.Add(guarded);
        return new Subscription(() => { lock (_lock) _reactions.Remove(guarded); });
    }

    /// <summary>Cancels each notification of the kind until the result is disposed.</summary>
    public IDisposable Cancel<T>() where T : ICancelableNotification => On<T>(n => n.Cancel = true);

    public void Clear()
    {
        lock (_lock) _seen.Clear();
    }

    internal void Receive(INotification notification)
    {
        Action<INotification>[] reactions;
        lock (_lock)
        {
            _seen.Add(notification);
            reactions = [.. _reactions];
        }
        foreach (Action<INotification> reaction in reactions)
            reaction(notification);
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}

/// <summary>Hands what Umbraco publishes to the recorder.</summary>
public sealed class RecordingHandler<T>(NotificationRecorder recorder) : INotificationHandler<T> where T : INotification
{
    public void Handle(T notification) => recorder.Receive(notification);
}
