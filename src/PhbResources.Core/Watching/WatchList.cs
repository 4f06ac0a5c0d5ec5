using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Changes;
using PhbResources.Core.Discussions;
using PhbResources.Core.Library;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Watching;

/// <summary>Something that can be watched.</summary>
/// <param name="Key">Key of the page, or of the category.</param>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Title">Its title.</param>
/// <param name="Path">Its address, from the root.</param>
public sealed record WatchTarget(Guid Key, Watched Kind, string Title, string Path);

/// <summary>What members watch.</summary>
public sealed class WatchList(IDbContextFactory<PhbDbContext> contexts, PublishedLibrary library, DiscussionAreas areas, TimeProvider clock)
{
    /// <summary>What stands behind a key now, or <c>null</c> where that is nothing public.</summary>
    public async Task<WatchTarget?> FindTargetAsync(Guid key, CancellationToken cancellationToken)
    {
        LibrarySnapshot now = library.Current;
        if (now.ByKey.TryGetValue(key, out Template? template))
            return new WatchTarget(key, Watched.Template, template.Title, $"/templates/{template.Slug}");
        if (now.Categories.FirstOrDefault(shelf => shelf.Key == key) is { } category)
            return new WatchTarget(key, Watched.Category, category.Title, $"/templates?category={Uri.EscapeDataString(category.Slug)}");
        if (areas.All.FirstOrDefault(one => DiscussionKeys.Of(one) == key) is { } area)
            return new WatchTarget(key, Watched.Area, area.Name, area.Path);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        // Whatever is public has been noted when it became so.
        LoggedChange? last = await context.Set<LoggedChange>().AsNoTracking().Where(row => row.PageKey == key && !row.Hidden && row.Kind != ChangeKind.Template)
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        return last is null ? null : new WatchTarget(key, last.Kind == ChangeKind.Guide ? Watched.Guide : Watched.Discussion, last.Title, PageOf(last.Path));
    }

    /// <summary>Everything a member watches, what they began with last first.</summary>
    public async Task<IReadOnlyList<Watch>> OfAsync(Guid member, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<Watch>().AsNoTracking().Where(watch => watch.MemberKey == member).OrderByDescending(watch => watch.Since).ToListAsync(cancellationToken);
    }

    /// <summary>How often a member is mailed about something; <c>null</c> where they do not watch it.</summary>
    public async Task<HowOften?> FindAsync(Guid member, Guid target, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<Watch>().Where(watch => watch.MemberKey == member && watch.Target == target).Select(watch => (HowOften?)watch.HowOften).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Begins to watch, or changes how often there is a mail.</summary>
    /// <returns>False where the member watches <see cref="WatchRules.MostWatches"/> things already.</returns>
    public async Task<bool> WatchAsync(Guid member, WatchTarget target, HowOften howOften, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await ChangeAsync(context, member, target.Key, howOften, cancellationToken))
            return true;
        if (await context.Set<Watch>().CountAsync(watch => watch.MemberKey == member, cancellationToken) >= WatchRules.MostWatches)
            return false;
        context.Add(NewWatch(member, target, howOften, byItself: false));
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // A button that was pressed twice: the other one was faster.
            context.ChangeTracker.Clear();
            if (!await ChangeAsync(context, member, target.Key, howOften, cancellationToken))
                throw;
        }

        return true;
    }

    /// <summary>Changes how often there is a mail about something that is watched already; nothing where it is not.</summary>
    public async Task ChangeAsync(Guid member, Guid target, HowOften howOften, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await ChangeAsync(context, member, target, howOften, cancellationToken);
    }

    /// <summary>Stops to watch. What was to be mailed about it is mailed only where something else that is watched has it too.</summary>
    public async Task StopAsync(Guid member, Guid target, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<Watch>().Where(watch => watch.MemberKey == member && watch.Target == target).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>
    /// Watches a discussion for a member who has just written in it, in the transaction in which that is kept; nothing where they watch it
    /// already, have said that they do not want mails about it, or have switched this off. The caller saves.
    /// </summary>
    public async Task WatchOwnAsync(PhbDbContext context, Guid member, WatchTarget target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(target);
        if (context.Set<Watch>().Local.Any(watch => watch.MemberKey == member && watch.Target == target.Key)
            || await context.Set<Watch>().AnyAsync(watch => watch.MemberKey == member && watch.Target == target.Key, cancellationToken)
            || await context.Set<MailOff>().AnyAsync(off => off.MemberKey == member && off.Choice == MailChoice.OwnDiscussions, cancellationToken))
            return;
        context.Add(NewWatch(member, target, HowOften.AtOnce, byItself: true));
    }

    private Watch NewWatch(Guid member, WatchTarget target, HowOften howOften, bool byItself) => new()
    {
        MemberKey = member,
        Target = target.Key,
        Kind = target.Kind,
        Title = target.Title.Length <= Change.MaxTitle ? target.Title : target.Title[..Change.MaxTitle],
        Path = PageOf(target.Path),
        HowOften = howOften,
        Since = clock.GetUtcNow().UtcDateTime,
        ByItself = byItself,
    };

    private static async Task<bool> ChangeAsync(PhbDbContext context, Guid member, Guid target, HowOften howOften, CancellationToken cancellationToken) =>
        await context.Set<Watch>().Where(watch => watch.MemberKey == member && watch.Target == target)
            .ExecuteUpdateAsync(set => set.SetProperty(watch => watch.HowOften, howOften), cancellationToken) > 0;

    // The address of one answer without the answer.
    private static string PageOf(string path) => path.Split('#')[0];
}
