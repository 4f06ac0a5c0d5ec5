using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Core.Curating.Review;
using PhbResources.Core.Facts;
using PhbResources.Core.Insights;
using PhbResources.Core.Mail;
using PhbResources.Core.Members;
using PhbResources.Core.Requests;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Core.Watching;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Curating.Digest;

/// <summary>
/// Mails every curator once a week how the library is. That a week's mail is on its way is written down with the mails themselves,
/// in one transaction: neither a restart nor a second server sends it again.
/// </summary>
public sealed partial class WeeklyDigest(
    IDbContextFactory<PhbDbContext> contexts,
    Outbox outbox,
    PublicAddress address,
    IMemberService members,
    SubmissionWorkflow workflow,
    DeskFigures figures,
    QueryCounter queries,
    TemplateRequests requests,
    MailChoices choices,
    StopLinks stopLinks,
    IOptions<CuratorOptions> options,
    TimeProvider clock,
    ILogger<WeeklyDigest> logger) : BackgroundService
{
    /// <summary>Name under which is kept which week was mailed last: the day of its Monday.</summary>
    internal const string Name = "digest";

    /// <summary>Hour of Monday, in the United Kingdom, after which the mail goes out.</summary>
    private const int Hour = 7;

    /// <summary>Searches and requests that are named in the mail.</summary>
    private const int Most = 10;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(15);

    /// <summary>Puts this week's mails into the outbox where that has not been done.</summary>
    /// <returns>How many.</returns>
    internal async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        DateOnly today = clock.Today();
        DateOnly monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        if (clock.GetUtcNow().UtcDateTime < ClockDays.StartOf(monday).AddHours(Hour))
            monday = monday.AddDays(-7);
        string week = monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        StoredText? last = await context.StoredTexts.AsNoTracking().SingleOrDefaultAsync(text => text.Name == Name, cancellationToken);
        if (last is not null && string.CompareOrdinal(last.Text, week) >= 0)
            return 0;
        IReadOnlySet<Guid> unwilling = await choices.WithoutAsync(MailChoice.CuratorDigest, cancellationToken);
        List<(string Email, Uri Stop)> to = [];
        if (last is not null && options.Value.WeeklyDigest)
        {
            foreach (IMember curator in members.GetMembersByGroup(FirstCurator.Group).Where(member => member.IsApproved && !unwilling.Contains(member.Key) && EmailRules.IsAddress(member.Email)).DistinctBy(member => member.Email, StringComparer.OrdinalIgnoreCase))
                to.Add((curator.Email, await stopLinks.OfAsync(new StopOrder(curator.Key, Choice: MailChoice.CuratorDigest), cancellationToken)));
        }

        string text = to.Count == 0 ? "" : await WriteAsync(cancellationToken);

        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // A library that has just been set up has nothing to tell: its first mail comes the week after.
        if (last is null)
            context.StoredTexts.Add(new StoredText { Name = Name, Text = week, Version = 1 });
        else if (await context.StoredTexts.Where(stored => stored.Name == Name && stored.Version == last.Version)
            .ExecuteUpdateAsync(stored => stored.SetProperty(row => row.Text, week).SetProperty(row => row.Version, last.Version + 1), cancellationToken) == 0)
            return 0; // Another server was faster.
        foreach ((string email, Uri stop) in to)
            outbox.Add(context, new MailMessage(email, "Your library this week", $"{text}If you do not want it, open this and press the button:\n{stop}\n\nPhbResources") { Kind = "digest", Unsubscribe = stop });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (to.Count > 0)
            LogSent(to.Count);
        return to.Count;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(LookEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogNotSent(exception);
            }
        }
    }

    private async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        DateTime now = clock.GetUtcNow().UtcDateTime;
        IReadOnlyList<QueueItem> queue = await workflow.QueueAsync(cancellationToken);
        DeskWeek week = await figures.SinceAsync(now.AddDays(-7), cancellationToken);
        IReadOnlyList<QueryFigure> fruitless = await queries.FiguresAsync(corrected: false, clock.Today().AddDays(-7), Most, cancellationToken);
        IReadOnlyList<TemplateRequest> open = await requests.OpenAsync(cancellationToken);

        StringBuilder text = new("Hello,\n\n");
        text.Append(queue.Count switch { 0 => "Nothing is waiting for you.", 1 => "One item is waiting for you.", var count => $"{count} items are waiting for you." });
        if (queue.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $" The oldest has waited for {Days(now - queue.Min(item => item.WaitingSince))}.");
        text.Append(CultureInfo.InvariantCulture, $"\n{address.Of("/curator/queue")}\n\nIn the last seven days:\n- {week.Published} published\n- {week.Decided} decided, which took about {week.Minutes} minutes\n\n");
        if (fruitless.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"People searched for these and found nothing:\n{string.Join('\n', fruitless.Select(figure => $"- {figure.Words} ({figure.Count})"))}\n\n");
        if (open.Count > 0)
            text.Append(CultureInfo.InvariantCulture, $"{open.Count} {(open.Count == 1 ? "request is" : "requests are")} open. What people asked for:\n{string.Join('\n', open.Take(Most).Select(request => $"- {Start(request.Text)}"))}\n{address.Of("/curator")}\n\n");
        return text.Append("This mail comes once a week to every curator. ").ToString();
    }

    private static string Days(TimeSpan waited) => waited.TotalDays < 1 ? "less than a day" : waited.TotalDays < 2 ? "a day" : $"{(int)waited.TotalDays} days";

    private static string Start(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= 120 ? line : string.Concat(line.AsSpan(0, 120), "…");
    }

    [LoggerMessage(1621, LogLevel.Information, "The weekly mail is on its way to {Count} curators.")]
    private partial void LogSent(int count);

    [LoggerMessage(1622, LogLevel.Warning, "The weekly mail could not be written; it is tried again.")]
    private partial void LogNotSent(Exception exception);
}
