using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Changes;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Watching;

/// <summary>What is kept of a member about watching and changing: it is given to them, and goes with them.</summary>
internal sealed class WatchesOfMember(IDbContextFactory<PhbDbContext> contexts) : IMemberData, IMemberFarewell
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task WriteAsync(Guid memberKey, ZipArchive archive, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<Watch> watches = await context.Set<Watch>().AsNoTracking().Where(watch => watch.MemberKey == memberKey).OrderBy(watch => watch.Since).ToListAsync(cancellationToken);
        List<MailChoice> off = await context.Set<MailOff>().Where(row => row.MemberKey == memberKey).Select(row => row.Choice).ToListAsync(cancellationToken);
        var changes = await context.Set<LoggedChange>().AsNoTracking().Where(row => row.ByMember == memberKey).OrderBy(row => row.Id)
            .Select(row => new { row.At, row.Title, row.Path, row.Note, NamedAs = row.By }).ToListAsync(cancellationToken);
        await using Stream entry = await archive.CreateEntry("watching.json").OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(entry, new
        {
            Watches = watches.Select(watch => new { watch.Title, watch.Path, Mails = watch.HowOften.ToString(), watch.Since, BeganByWriting = watch.ByItself }),
            MailsSwitchedOff = off.Select(choice => choice.ToString()),
            RecentChangesByYou = changes,
        }, s_json, cancellationToken);
    }

    public async Task LeaveAsync(Guid memberKey, bool keepShared, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Set<Watch>().Where(row => row.MemberKey == memberKey).ExecuteDeleteAsync(cancellationToken);
        await context.Set<News>().Where(row => row.MemberKey == memberKey).ExecuteDeleteAsync(cancellationToken);
        await context.Set<MailOff>().Where(row => row.MemberKey == memberKey).ExecuteDeleteAsync(cancellationToken);
        await context.Set<LoggedChange>().Where(row => row.ByMember == memberKey)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.By, (string?)null).SetProperty(row => row.ByMember, (Guid?)null), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
