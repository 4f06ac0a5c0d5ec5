using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Library;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using Umbraco.Cms.Core.Services;
using static PhbResources.Core.Submissions.SubmissionState;

namespace PhbResources.Core.Submissions;

/// <summary>What a member takes along and leaves behind.</summary>
internal sealed class SubmissionsOfMember(SubmissionStore store, PrivateFiles privateFiles, SubmissionContent content, SubmissionMedia media, IContentService contents) : IMemberData, IMemberFarewell
{
    public async Task WriteAsync(Guid memberKey, ZipArchive archive, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await store.OpenAsync(cancellationToken);
        List<Submission> rows = await context.Set<Submission>().AsNoTracking().Where(row => row.MemberKey == memberKey).OrderBy(row => row.Created).ToListAsync(cancellationToken);
        foreach (Submission row in rows)
        {
            string folder = $"shared/{row.Id}/";
            List<SubmissionFile> files = await context.Set<SubmissionFile>().AsNoTracking().Where(file => file.SubmissionId == row.Id).OrderBy(file => file.Added).ToListAsync(cancellationToken);
            List<SubmissionEvent> events = await context.Set<SubmissionEvent>().AsNoTracking().Where(entry => entry.SubmissionId == row.Id).OrderBy(entry => entry.Id).ToListAsync(cancellationToken);
            await using (Stream entry = await archive.CreateEntry(folder + "submission.json").OpenAsync(cancellationToken))
            {
                await JsonSerializer.SerializeAsync(entry, new
                {
                    row.Id,
                    row.State,
                    row.Created,
                    row.Changed,
                    row.Sent,
                    row.Decided,
                    Entries = SubmissionEntries.Read(row.Entries),
                    Files = files.Select(file => new { file.Id, file.Name, file.Bytes, file.Sha256, file.Added, Report = file.ReadReport() }),
                    History = events.Select(one => new { one.At, one.Actor, one.Move, one.From, one.To, one.Text }),
                }, MemberArchive.Json, cancellationToken);
            }

            foreach (SubmissionFile file in files)
            {
                await using Stream? stored = privateFiles.Open(row.Id, file.Id);
                if (stored is null)
                    continue;
                await using Stream entry = await archive.CreateEntry($"{folder}{file.Id:N}.{file.Kind.ToString().ToLowerInvariant()}").OpenAsync(cancellationToken);
                await stored.CopyToAsync(entry, cancellationToken);
            }
        }
    }

    /// <summary>What is in the library stays, without their name, or goes; everything else goes.</summary>
    public async Task LeaveAsync(Guid memberKey, bool keepShared, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await store.OpenAsync(cancellationToken);
        List<Submission> rows = await context.Set<Submission>().AsNoTracking().Where(row => row.MemberKey == memberKey).ToListAsync(cancellationToken);
        foreach (Submission row in rows)
        {
            if (keepShared && row.State == Published)
            {
                await ForgetAsync(row.Id, cancellationToken);
                continue;
            }

            List<Guid> files = await context.Set<SubmissionFile>().Where(file => file.SubmissionId == row.Id).Select(file => file.Id).ToListAsync(cancellationToken);
            if (row.Replaces is null)
                content.Delete(row);
            else if (row is { State: Published, VersionBefore: { } before } && content.Shows(row, files))
                content.RollBack(row.Replaces.Value, before);
            media.Remove(files);
            await store.RemoveAsync(privateFiles, row.Id, cancellationToken);
        }
    }

    /// <summary>The template stays as "a former member" shared it.</summary>
    private async Task ForgetAsync(Guid id, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await store.OpenAsync(cancellationToken);
        Submission row = await context.Set<Submission>().FirstAsync(submission => submission.Id == id, cancellationToken);
        SubmissionEntries entries = SubmissionEntries.Read(row.Entries);
        string credit = SubmissionContent.CreditOf(entries);
        if (credit.Length > 0 && content.Find(row) is { Trashed: false } item && item.GetValue<string>(LibraryAliases.Credit) is { } named && named.Contains(credit, StringComparison.Ordinal))
        {
            item.SetValue(LibraryAliases.Credit, named.Replace(credit, "a former member", StringComparison.Ordinal));
            contents.Save(item);
            if (item.Published)
                contents.Publish(item, ["*"]);
            context.ChangeTracker.Clear();
            row = await context.Set<Submission>().FirstAsync(submission => submission.Id == id, cancellationToken);
        }

        Guid leaving = row.MemberKey;
        row.MemberKey = Guid.Empty;
        row.Entries = (entries with { CreditAs = "anonymous", CreditName = "", WhyItHelped = "" }).Write();
        row.Filled = null;
        row.Version++;
        foreach (SubmissionEvent entry in await context.Set<SubmissionEvent>().Where(entry => entry.SubmissionId == id && (entry.Actor == Actor.Member || entry.ByKey == leaving)).ToListAsync(cancellationToken))
        {
            entry.ByKey = null;
            entry.Text = "";
        }

        await context.SaveChangesAsync(cancellationToken);
    }
}
