using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PhbResources.Core.Insights;
using PhbResources.Core.Library;
using PhbResources.Core.Mail;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Core.Watching;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Feedback;

/// <summary>
/// Thanks people by mail when visitors said that something they shared helped: at most once a week, and only while they want it. The mail
/// and how far it counts are written in one transaction, so that neither a crash nor a second server sends it twice.
/// </summary>
public sealed class Thanks(
    IDbContextFactory<PhbDbContext> contexts, PublishedLibrary library, Outbox outbox, PublicAddress address, IMemberService members,
    MailChoices choices, StopLinks stopLinks, TimeProvider clock) : IMemberData, IMemberFarewell
{
    /// <summary>Days between two mails to the same member, at least.</summary>
    public const int DaysBetween = 7;

    /// <summary>Answers older than this are not told of any more.</summary>
    public const int DaysBack = 60;

    /// <summary>Puts the mails that are due into the outbox.</summary>
    /// <returns>How many.</returns>
    internal async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        // Only whole days, so that no answer is told of twice or never.
        DateOnly through = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-1);
        DateOnly oldest = through.AddDays(-DaysBack);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<DayCount> answers = await context.Set<DayCount>().AsNoTracking()
            .Where(row => row.What == nameof(Counted.Helped) && row.Day >= oldest && row.Day <= through).ToListAsync(cancellationToken);
        if (answers.Count == 0)
            return 0;
        List<Guid> keys = [.. answers.Select(answer => answer.Content).Distinct()];
        var authors = await context.Set<Submission>().AsNoTracking()
            .Where(row => row.State == SubmissionState.Published && row.ContentKey != null && keys.Contains(row.ContentKey.Value) && row.MemberKey != Guid.Empty)
            .Select(row => new { row.MemberKey, Content = row.ContentKey!.Value }).Distinct().ToListAsync(cancellationToken);
        Dictionary<Guid, ThanksMark> marks = await context.Set<ThanksMark>().AsNoTracking().ToDictionaryAsync(mark => mark.MemberKey, cancellationToken);
        IReadOnlySet<Guid> unwilling = await choices.WithoutAsync(MailChoice.Thanks, cancellationToken);
        int sent = 0;
        foreach (var author in authors.GroupBy(row => row.MemberKey))
        {
            ThanksMark? mark = marks.GetValueOrDefault(author.Key);
            if (unwilling.Contains(author.Key) || mark?.Through > through.AddDays(-DaysBetween))
                continue;
            List<(Template Template, long Count)> helped =
            [
                .. author.Select(row => (Template: library.Current.ByKey.GetValueOrDefault(row.Content), Count: answers.Where(answer => answer.Content == row.Content && !(answer.Day <= mark?.Through)).Sum(answer => answer.Count)))
                    .Where(row => row.Template is not null && row.Count > 0).Select(row => (row.Template!, row.Count)).OrderByDescending(row => row.Count).ThenBy(row => row.Item1.Title, StringComparer.Ordinal),
            ];
            if (helped.Count == 0 || members.GetById(author.Key) is not { IsApproved: true } member || !EmailRules.IsAddress(member.Email))
                continue;
            Uri stop = await stopLinks.OfAsync(new StopOrder(author.Key, Choice: MailChoice.Thanks), cancellationToken);
            MailMessage mail = new(member.Email, "What you shared helped somebody", Text(helped, stop)) { Kind = "thanks", Unsubscribe = stop };
            if (await SendAsync(author.Key, mark, through, mail, cancellationToken))
                sent++;
        }

        return sent;
    }

    /// <inheritdoc />
    async Task IMemberData.WriteAsync(Guid memberKey, ZipArchive archive, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<ThanksMark>().AsNoTracking().SingleOrDefaultAsync(mark => mark.MemberKey == memberKey, cancellationToken) is not { } mark)
            return;
        await using Stream entry = await archive.CreateEntry("thanks.json").OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(entry, new { thankedThrough = mark.Through }, JsonSerializerOptions.Web, cancellationToken);
    }

    /// <inheritdoc />
    async Task IMemberFarewell.LeaveAsync(Guid memberKey, bool keepShared, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<ThanksMark>().Where(mark => mark.MemberKey == memberKey).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<bool> SendAsync(Guid member, ThanksMark? mark, DateOnly through, MailMessage mail, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (mark is null)
        {
            context.Add(new ThanksMark { MemberKey = member, Through = through });
        }
        else
        {
            DateOnly before = mark.Through;
            if (await context.Set<ThanksMark>().Where(row => row.MemberKey == member && row.Through == before)
                .ExecuteUpdateAsync(row => row.SetProperty(thanks => thanks.Through, through), cancellationToken) == 0)
                return false; // Another server was faster.
        }

        outbox.Add(context, mail);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (mark is null)
        {
            return false; // Another server was faster.
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private string Text(IReadOnlyList<(Template Template, long Count)> helped, Uri stop)
    {
        StringBuilder text = new("Hello,\n\nVisitors told us that something you shared with the PhbResources library helped them. Thank you!\n");
        foreach ((Template template, long count) in helped)
            text.Append(CultureInfo.InvariantCulture, $"\n{template.Title}\nIt helped {(count == 1 ? "once" : $"{count} times")}.\n{address.Of($"/templates/{Uri.EscapeDataString(template.Slug)}")}\n");
        return text.Append(CultureInfo.InvariantCulture, $"\nWe write this at most once a week, and only when there is something to tell. If you do not want such mails, open this:\n{stop}\n\nPhbResources").ToString();
    }
}
