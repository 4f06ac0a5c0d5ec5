using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Requests;

/// <summary>What people asked for, until a curator has seen to it.</summary>
public sealed class TemplateRequests(IDbContextFactory<PhbDbContext> contexts, TimeProvider clock)
{
    /// <summary>Longest text, in characters: a few sentences.</summary>
    public const int MaxLength = 600;

    /// <summary>How many may wait for a curator at once, so that a script cannot fill the disk.</summary>
    public const int MostOpen = 500;

    /// <summary>Days a request that was ticked off is kept.</summary>
    public const int KeptDays = 90;

    /// <summary>Keeps a request. The same words asked for again are kept once.</summary>
    /// <returns>False where too many wait already.</returns>
    public async Task<bool> AddAsync(string text, string words, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.TemplateRequests.AnyAsync(request => request.Done == null && request.Text == text, cancellationToken))
            return true;
        if (await context.TemplateRequests.CountAsync(request => request.Done == null, cancellationToken) >= MostOpen)
            return false;
        context.TemplateRequests.Add(new TemplateRequest { Text = text, Words = words, Asked = clock.GetUtcNow().UtcDateTime });
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>The open ones, the oldest first.</summary>
    public async Task<IReadOnlyList<TemplateRequest>> OpenAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.TemplateRequests.AsNoTracking().Where(request => request.Done == null).OrderBy(request => request.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Ticks a request off; one that is gone or ticked off already stays so. Old ones are forgotten.</summary>
    public async Task TickOffAsync(long id, CancellationToken cancellationToken)
    {
        DateTime now = clock.GetUtcNow().UtcDateTime;
        DateTime oldest = now.AddDays(-KeptDays);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.TemplateRequests.Where(request => request.Id == id && request.Done == null)
            .ExecuteUpdateAsync(request => request.SetProperty(open => open.Done, now), cancellationToken);
        await context.TemplateRequests.Where(request => request.Done < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
