using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;
using static PhbResources.Core.Submissions.SubmissionState;

namespace PhbResources.Core.Submissions;

/// <summary>Reads submissions for whoever may see them. The one place that decides who may.</summary>
internal sealed class SubmissionStore(IDbContextFactory<PhbDbContext> contexts, TimeProvider clock)
{
    /// <summary>What somebody is told about a submission that does not exist or is not theirs: the same for both.</summary>
    public const string NotThere = "There is no such submission, or it is not yours.";

    public Task<PhbDbContext> OpenAsync(CancellationToken cancellationToken) => contexts.CreateDbContextAsync(cancellationToken);

    public PhbDbContext Open() => contexts.CreateDbContext();

    /// <summary>The row, followed by the context, when the viewer may see it. A draft is its member's alone, and so is what was withdrawn.</summary>
    public static async Task<Submission?> FindAsync(PhbDbContext context, Guid id, Viewer viewer, CancellationToken cancellationToken)
    {
        Submission? row = await context.Set<Submission>().FirstOrDefaultAsync(submission => submission.Id == id, cancellationToken);
        return row is not null && MaySee(row, viewer) ? row : null;
    }

    public static bool MaySee(Submission row, Viewer viewer) => IsOwn(row, viewer) || (viewer.IsCurator && row.State is not (Draft or Withdrawn));

    public static bool IsOwn(Submission row, Viewer viewer) => row.MemberKey == viewer.MemberKey && viewer.MemberKey != Guid.Empty;

    /// <summary>Who the viewer is to this submission. A curator acts as member on their own while it is with the member.</summary>
    public static Actor ActorFor(Submission row, Viewer viewer, SubmissionMove move) =>
        IsOwn(row, viewer) && (!viewer.IsCurator || SubmissionMoves.Find(row.State, move, Actor.Member) is not null) ? Actor.Member : Actor.Curator;

    /// <summary>Whether what is written may be changed now.</summary>
    public static bool MaySave(Submission row, Viewer viewer) =>
        (IsOwn(row, viewer) && row.State is (Draft or ChangesAskedFor)) || (viewer.IsCurator && row.State is (Submitted or InReview or ChangesAskedFor));

    /// <summary>Whether files may be added and taken away now: by the member alone.</summary>
    public static bool MayChangeFiles(Submission row, Viewer viewer) => IsOwn(row, viewer) && row.State is (Draft or ChangesAskedFor);

    public async Task<SubmissionView> ViewAsync(PhbDbContext context, Submission row, Viewer viewer, CancellationToken cancellationToken)
    {
        List<SubmissionFile> files = await context.Set<SubmissionFile>().AsNoTracking().Where(file => file.SubmissionId == row.Id).OrderBy(file => file.Added).ToListAsync(cancellationToken);
        List<SubmissionEvent> events = await context.Set<SubmissionEvent>().AsNoTracking().Where(entry => entry.SubmissionId == row.Id).OrderBy(entry => entry.Id).ToListAsync(cancellationToken);
        bool own = IsOwn(row, viewer);
        IEnumerable<SubmissionMove> allowed = own ? SubmissionMoves.Of(row.State, Actor.Member) : [];
        if (viewer.IsCurator)
            allowed = allowed.Concat(SubmissionMoves.Of(row.State, Actor.Curator));
        SubmissionUndo? undo = viewer.IsCurator ? SubmissionUndo.Of(row, events, viewer.MemberKey) : null;
        if (undo is null || undo.Until < clock.GetUtcNow().UtcDateTime)
            allowed = allowed.Where(move => move != SubmissionMove.Undo);
        if (row.Replaces is not null)
            allowed = allowed.Where(move => move != SubmissionMove.Unpublish);
        return new SubmissionView(
            row,
            SubmissionEntries.Read(row.Entries),
            [.. files.Where(file => own || IsForCurators(file, files))],
            events,
            [.. allowed.Distinct()])
        {
            MaySave = MaySave(row, viewer),
            UndoUntil = undo?.Until,
        };
    }

    /// <summary>An original that has a clean copy, or needs one, is nobody's but its member's.</summary>
    public static bool IsForCurators(SubmissionFile file, IEnumerable<SubmissionFile> files) =>
        file.Status is (FileStatus.Clean or FileStatus.Accepted) && !files.Any(other => other.CopyOf == file.Id);

    /// <summary>The files that are shared when it is sent: clean copies, and originals that need none.</summary>
    public static List<SubmissionFile> Shared(IReadOnlyList<SubmissionFile> files) =>
        [.. files.Where(file => file.Status != FileStatus.Refused && !files.Any(other => other.CopyOf == file.Id))];

    /// <summary>Saves with the next version.</summary>
    /// <returns>False when somebody else changed it meanwhile.</returns>
    public static async Task<bool> SaveAsync(PhbDbContext context, Submission row, DateTime now, CancellationToken cancellationToken)
    {
        row.Version++;
        row.Changed = now;
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            context.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Removes a submission with its files and history: the rows first, so that no row is left without its file.</summary>
    public async Task RemoveAsync(PrivateFiles privateFiles, Guid id, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await OpenAsync(cancellationToken);
        List<SubmissionFile> files = await context.Set<SubmissionFile>().Where(file => file.SubmissionId == id).ToListAsync(cancellationToken);
        context.RemoveRange(files);
        context.RemoveRange(await context.Set<SubmissionEvent>().Where(entry => entry.SubmissionId == id).ToListAsync(cancellationToken));
        context.RemoveRange(await context.Set<Submission>().Where(row => row.Id == id).ToListAsync(cancellationToken));
        await context.SaveChangesAsync(cancellationToken);
        files.ForEach(file => privateFiles.Delete(id, file.Id));
    }
}
