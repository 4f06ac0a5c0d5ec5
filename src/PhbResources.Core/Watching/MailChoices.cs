using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Watching;

/// <summary>Which mails members want, and how they end them with a link that works without signing in.</summary>
public sealed class MailChoices(IDbContextFactory<PhbDbContext> contexts)
{
    /// <summary>Whether a member wants mails of this kind: everybody does who has not said otherwise.</summary>
    public async Task<bool> WantsAsync(Guid member, MailChoice choice, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return !await context.Set<MailOff>().AnyAsync(off => off.MemberKey == member && off.Choice == choice, cancellationToken);
    }

    /// <summary>The members who do not want mails of this kind.</summary>
    public async Task<IReadOnlySet<Guid>> WithoutAsync(MailChoice choice, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await context.Set<MailOff>().Where(off => off.Choice == choice).Select(off => off.MemberKey).ToListAsync(cancellationToken)).ToHashSet();
    }

    /// <summary>Writes down what a member wants.</summary>
    public async Task SetAsync(Guid member, MailChoice choice, bool wanted, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await SetAsync(context, member, choice, wanted, cancellationToken);
    }

    /// <summary>Does what a link in a mail says. May be done again.</summary>
    public async Task StopAsync(StopOrder order, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        if (order.Choice is { } choice)
        {
            await SetAsync(context, order.Member, choice, wanted: false, cancellationToken);
            return;
        }

        // Kept as watched, so that a discussion does not begin again by itself, and the list in the account can be switched on again.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        IQueryable<Watch> watches = context.Set<Watch>().Where(watch => watch.MemberKey == order.Member);
        if (order.Target is { } target)
            watches = watches.Where(watch => watch.Target == target);
        await watches.ExecuteUpdateAsync(set => set.SetProperty(watch => watch.HowOften, HowOften.Never), cancellationToken);
        if (order.Target is null)
        {
            await context.Set<News>().Where(news => news.MemberKey == order.Member).ExecuteDeleteAsync(cancellationToken);
            await SetAsync(context, order.Member, MailChoice.OwnDiscussions, wanted: false, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task SetAsync(PhbDbContext context, Guid member, MailChoice choice, bool wanted, CancellationToken cancellationToken)
    {
        IQueryable<MailOff> off = context.Set<MailOff>().Where(row => row.MemberKey == member && row.Choice == choice);
        if (wanted)
        {
            await off.ExecuteDeleteAsync(cancellationToken);
            return;
        }

        if (await off.AnyAsync(cancellationToken))
            return;
        context.Add(new MailOff { MemberKey = member, Choice = choice });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // A mail program may press the button twice at once; it is off then, whoever was first.
            context.ChangeTracker.Clear();
            if (!await off.AnyAsync(cancellationToken))
                throw;
        }
    }
}
