using PhbResources.Core.Storage;

namespace PhbResources.Core.Discussions;

/// <summary>Tells of what can be read for the first time. The one place that does, in the transaction in which it happens.</summary>
internal sealed class PostNews
{
    /// <summary>A post can be read by everybody now.</summary>
    public Task TellAsync(PhbDbContext context, DiscussionThread thread, Post post, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A discussion is a decision now.</summary>
    public Task TellDecisionAsync(PhbDbContext context, DiscussionThread thread, CancellationToken cancellationToken) => Task.CompletedTask;
}
