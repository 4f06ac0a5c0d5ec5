using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Guides.Suggestions;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Guides;

/// <summary>What a member takes along and leaves behind of their changes of guides.</summary>
internal sealed class GuidesOfMember(IDbContextFactory<PhbDbContext> contexts, GuidePictures pictures) : IMemberData, IMemberFarewell
{
    public async Task WriteAsync(Guid memberKey, ZipArchive archive, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        var changes = await context.Set<GuideRevision>().AsNoTracking().Where(row => row.MemberKey == memberKey).OrderBy(row => row.Sent)
            .Select(row => new { Guide = row.Title, row.Number, row.State, row.Sent, row.Decided, NamedAs = row.By, WhatIChanged = row.Note, row.Reason, row.Text }).ToListAsync(cancellationToken);
        var suggestions = await context.Set<TextSuggestion>().AsNoTracking().Where(row => row.MemberKey == memberKey).OrderBy(row => row.Sent)
            .Select(row => new { row.TemplateKey, row.State, row.Sent, row.Decided, NamedAs = row.By, row.Was, row.Becomes, row.Note, row.Reason }).ToListAsync(cancellationToken);
        if (changes.Count + suggestions.Count == 0)
            return;
        await using Stream entry = await archive.CreateEntry("guides/changes.json").OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(entry, new { Changes = changes, Suggestions = suggestions }, MemberArchive.Json, cancellationToken);
    }

    /// <summary>
    /// What waits goes. What was published stays: others have built on it, and a page without one of its versions would have no history. The name
    /// goes either way.
    /// </summary>
    public async Task LeaveAsync(Guid memberKey, bool keepShared, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<GuideRevision>().Where(row => row.MemberKey == memberKey && row.Number == null).ExecuteDeleteAsync(cancellationToken);
        await context.Set<GuideRevision>().Where(row => row.MemberKey == memberKey)
            .ExecuteUpdateAsync(row => row.SetProperty(to => to.MemberKey, Guid.Empty).SetProperty(to => to.By, "a former member"), cancellationToken);
        await context.Set<TextSuggestion>().Where(row => row.MemberKey == memberKey && row.State != RevisionState.Published).ExecuteDeleteAsync(cancellationToken);
        await context.Set<TextSuggestion>().Where(row => row.MemberKey == memberKey)
            .ExecuteUpdateAsync(row => row.SetProperty(to => to.MemberKey, Guid.Empty).SetProperty(to => to.By, "a former member"), cancellationToken);
        await pictures.ForgetAsync(memberKey, cancellationToken);
    }
}
