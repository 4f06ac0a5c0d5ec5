using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Changes;
using PhbResources.Core.Discussions;
using PhbResources.Core.Guides;
using PhbResources.Core.Storage;
using PhbResources.Core.Wikis;

namespace PhbResources.Core.Exports;

/// <summary>Reads what exports have of our own tables, a few rows at a time.</summary>
public sealed class ExportReading(IDbContextFactory<PhbDbContext> contexts, DiscussionPlaces places, GuidePictures pictures)
{
    /// <summary>The discussions that everybody may read, the oldest first.</summary>
    public async IAsyncEnumerable<(DiscussionThread Thread, DiscussionPlace Place)> ThreadsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach ((DiscussionThread thread, DiscussionPlace place) in ExportedThreadReader.AllAsync(context, places, cancellationToken))
            yield return (thread, place);
    }

    /// <summary>What an export says of a discussion, and its posts.</summary>
    public async Task<(ExportedThread Record, ExportedPosts Posts)> ReadAsync(DiscussionThread thread, WriterKeys writers, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await ExportedThreadReader.ReadAsync(context, thread, writers, cancellationToken);
    }

    /// <summary>Writes the texts and pictures of a guide, and says what the index has of it.</summary>
    public async Task<ExportedGuide> WriteAsync(Guide guide, WriterKeys writers, ExportFolder folder, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await ExportedGuideReader.WriteAsync(guide, context, pictures, writers, folder, cancellationToken);
    }

    /// <summary>The names of those who were met while the others were read.</summary>
    public async IAsyncEnumerable<ExportedWriter> WritersAsync(WriterKeys writers, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(writers);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (DiscussionWriter writer in context.Set<DiscussionWriter>().AsNoTracking().AsAsyncEnumerable())
        {
            if (writers.Known.TryGetValue(writer.MemberKey, out Guid key))
                yield return new ExportedWriter(key, writer.Name, writer.IsCurator);
        }
    }

    /// <summary>The changes that everybody may see, in the order of their numbers.</summary>
    public async IAsyncEnumerable<ExportedChange> ChangesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (LoggedChange row in context.Set<LoggedChange>().AsNoTracking().Where(row => !row.Hidden).OrderBy(row => row.Id).AsAsyncEnumerable())
            yield return new ExportedChange(row.Id, row.PageKey, row.Kind.ToString(), row.IsNew, row.Title, row.Path, row.By, row.Note, row.At, row.Category, row.About, row.Item, row.Compare);
    }

    /// <summary>Pages of wikis that lead to something here.</summary>
    public async IAsyncEnumerable<ExportedOldPage> OldPagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (WikiPageRow row in context.Set<WikiPageRow>().AsNoTracking()
            .Where(row => row.Fate != WikiFate.LeftOut && row.Fate != WikiFate.HeldBack && (row.ContentKey != null || row.Target != null)).OrderBy(row => row.Title).AsAsyncEnumerable())
            yield return new ExportedOldPage(row.Id, row.Wiki, row.Title, row.Fate.ToString(), row.ContentKey, row.Target);
    }
}
