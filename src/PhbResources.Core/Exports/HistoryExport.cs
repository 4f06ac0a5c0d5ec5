using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Discussions;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Suggestions;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Exports;

/// <summary>
/// What curators see besides what is public, as lines of JSON in a folder of its own: what members sent and what became of it. Each value is named here, so
/// that none comes along because somebody added a column: there are no addresses, passwords, second factors or links that open anything, and nothing of drafts.
/// </summary>
public sealed class HistoryExport(IDbContextFactory<PhbDbContext> contexts, IMemberService members)
{
    /// <summary>The folder.</summary>
    public const string FolderName = "all";

    private const int AtOnce = 500;

    private const string ReadFirst = """
        This folder is not public. It says who sent what to the library, what curators decided, and what was taken away.

        Give it only to people who look after the library. Every file has a value of JSON (RFC 8259) in each line. Members are named by the
        key of their account and by the name they wish to be known by; there are no mail addresses, passwords or files of drafts in it.
        """;

    /// <summary>Writes the folder into an export.</summary>
    public async Task WriteAsync(ExportFolder folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await folder.WriteAsync($"{FolderName}/READ-FIRST.txt", ReadFirst, cancellationToken);
        await LinesAsync(folder, "members", Members(), cancellationToken);
        await LinesAsync(folder, "submissions", Submissions(context, cancellationToken), cancellationToken);
        await LinesAsync(folder, "submission-steps", context.Set<SubmissionEvent>().AsNoTracking()
            .Where(step => context.Set<Submission>().Any(row => row.Id == step.SubmissionId && row.Sent != null)).OrderBy(step => step.Id)
            .Select(step => new { Submission = step.SubmissionId, step.At, Actor = step.Actor.ToString(), By = step.ByKey, Move = step.Move.ToString(), From = step.From.ToString(), To = step.To.ToString(), step.Text }).AsAsyncEnumerable(), cancellationToken);
        await LinesAsync(folder, "guide-changes", context.Set<GuideRevision>().AsNoTracking().OrderBy(row => row.Sent)
            .Select(row => new { Key = row.Id, Guide = row.GuideKey, row.Number, row.Title, row.Text, row.Note, row.By, Member = row.MemberKey, Origin = row.Origin.ToString(), MadeFrom = row.BaseNumber, State = row.State.ToString(), row.Sent, row.Decided, row.DecidedBy, row.Reason }).AsAsyncEnumerable(), cancellationToken);
        await LinesAsync(folder, "suggestions", context.Set<TextSuggestion>().AsNoTracking().OrderBy(row => row.Sent)
            .Select(row => new { Key = row.Id, Template = row.TemplateKey, row.Was, row.Becomes, row.Note, row.By, Member = row.MemberKey, State = row.State.ToString(), row.Sent, row.Decided, row.DecidedBy, row.Reason }).AsAsyncEnumerable(), cancellationToken);
        await LinesAsync(folder, "posts", context.Set<Post>().AsNoTracking().OrderBy(post => post.Id)
            .Select(post => new { Number = post.Id, post.Key, Thread = post.ThreadId, Member = post.AuthorKey, Answers = post.RepliesTo, post.Text, post.Written, post.Edited, State = post.State.ToString(), post.Reason, post.DecidedBy, post.Decided }).AsAsyncEnumerable(), cancellationToken);
        await LinesAsync(folder, "post-versions", context.Set<PostVersion>().AsNoTracking().OrderBy(version => version.Id).Select(version => new { Post = version.PostId, version.Text, version.Until }).AsAsyncEnumerable(), cancellationToken);
        await LinesAsync(folder, "post-reports", context.Set<PostReport>().AsNoTracking().OrderBy(report => report.Id).Select(report => new { Post = report.PostId, Member = report.MemberKey, report.Reason, report.At, report.Closed }).AsAsyncEnumerable(), cancellationToken);
    }

    // What a member has not sent yet is theirs alone.
    private static async IAsyncEnumerable<object> Submissions(PhbDbContext context, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<Guid> ids = await context.Set<Submission>().Where(row => row.Sent != null).OrderBy(row => row.Created).Select(row => row.Id).ToListAsync(cancellationToken);
        foreach (Guid[] some in ids.Chunk(AtOnce))
        {
            ILookup<Guid, SubmissionFile> files = (await context.Set<SubmissionFile>().AsNoTracking().Where(file => some.Contains(file.SubmissionId)).ToListAsync(cancellationToken)).ToLookup(file => file.SubmissionId);
            foreach (Submission row in await context.Set<Submission>().AsNoTracking().Where(row => some.Contains(row.Id)).OrderBy(row => row.Created).ToListAsync(cancellationToken))
            {
                SubmissionEntries entries = SubmissionEntries.Read(row.Entries);
                yield return new
                {
                    Key = row.Id, Member = row.MemberKey, State = row.State.ToString(), row.Version, row.Created, row.Changed, row.Sent, row.Decided, Template = row.ContentKey, row.Replaces, row.Via, Reviewer = row.ReviewerKey,
                    Entries = entries, Files = files[row.Id].Select(file => new { Key = file.Id, file.Name, Kind = file.Kind.ToString(), file.Bytes, file.Sha256, Status = file.Status.ToString(), file.IsCleanCopy, file.Added }),
                };
            }
        }
    }

    private async IAsyncEnumerable<object> Members()
    {
        for (int page = 0; ; page++)
        {
            List<IMember> some = [.. members.GetAll(page, AtOnce, out long total, "loginName", Umbraco.Cms.Core.Direction.Ascending)];
            foreach (IMember member in some)
                yield return new { member.Key, Name = new PhbMember(member).CreditName, Joined = member.CreateDate, Groups = members.GetAllRoles(member.Id).ToList() };
            if (some.Count == 0 || (page + 1L) * AtOnce >= total)
                break;
        }

        await Task.CompletedTask;
    }

    private static Task LinesAsync<T>(ExportFolder folder, string name, IAsyncEnumerable<T> rows, CancellationToken cancellationToken) =>
        folder.WriteAsync($"{FolderName}/{name}.jsonl", async stream =>
        {
            await foreach (T row in rows.WithCancellation(cancellationToken))
                stream.Write(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(row, ExportJson.Options) + "\n"));
        }, cancellationToken);
}
