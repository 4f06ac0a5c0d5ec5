using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PhbResources.Core.Changes;
using PhbResources.Core.Discussions;
using PhbResources.Core.Library;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;
using PhbResources.Core.Tests.Schemas;
using PhbResources.Core.Tests.SpamDefence;
using PhbResources.Core.Watching;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Tests.Watching;

/// <summary>A host whose rounds of telling and mailing are made only when a test says so, by a clock the test sets, and which can be killed at any command to its database.</summary>
internal sealed class WatchDesk : IAsyncDisposable, IDbContextFactory<PhbDbContext>
{
    private static int s_count;
    private readonly ConfigFolder _folder = new();
    private DbContextOptions<PhbDbContext> _options = null!;

    public LibraryHost Host { get; private set; } = null!;

    public SetClock Clock { get; } = new();

    public Death Death { get; } = new();

    public WatchList Watches => new(this, Host.Get<PublishedLibrary>(), Host.Get<DiscussionAreas>(), Clock);

    public MailChoices Choices => new(this);

    public StopLinks Links => new(this, Host.Get<PublicAddress>());

    public static async Task<WatchDesk> OpenAsync()
    {
        WatchDesk desk = new();
        desk.Host = await LibraryHost.StartAsync(desk._folder.Path, services =>
        {
            foreach (ServiceDescriptor hosted in services.Where(service => service.ServiceType == typeof(IHostedService) && (service.ImplementationType == typeof(NewsRounds) || service.ImplementationType == typeof(MailSender))).ToList())
                services.Remove(hosted);
            services.AddSingleton<TimeProvider>(desk.Clock);
            services.Configure<SmtpOptions>(options => options.From = "library@example.org");
            services.Configure<PhbOptions>(options => options.PublicUrl = "https://library.example");
        });
        string connection = desk.Host.Get<IOptionsMonitor<ConnectionStrings>>().CurrentValue.ConnectionString!;
        desk._options = new DbContextOptionsBuilder<PhbDbContext>().UseSqlite(connection).AddInterceptors(desk.Death).Options;
        return desk;
    }

    public PhbDbContext CreateDbContext() => new(_options);

    /// <summary>A member, who is new or not, and whom mails reach.</summary>
    public Guid Member(bool confirmed = true)
    {
        IMemberService members = Host.Get<IMemberService>();
        string email = $"watcher{Interlocked.Increment(ref s_count)}@example.org";
        IMember member = members.CreateMember(email, email, "Somebody", Constants.Conventions.MemberTypes.DefaultAlias);
        member.IsApproved = true;
        if (confirmed)
            member.EmailConfirmedDate = Clock.Now.UtcDateTime;
        members.Save(member);
        return member.Key;
    }

    public string EmailOf(Guid member) => Host.Get<IMemberService>().GetById(member)!.Email;

    public async Task<long> ChangeAsync(Guid page, string title = "Rota", Guid? by = null, Guid? category = null, Guid? about = null, ChangeKind kind = ChangeKind.Guide, string? note = "A line")
    {
        await using PhbDbContext context = CreateDbContext();
        ChangeLog.Add(context, new Change(page, kind, title, "/guides/rota", "A. N.", note, Clock.Now) { ByMember = by, Category = category, About = about });
        await context.SaveChangesAsync();
        return await context.Set<LoggedChange>().MaxAsync(row => row.Id);
    }

    public Task WatchAsync(Guid member, Guid target, HowOften howOften = HowOften.AtOnce, Watched kind = Watched.Guide) =>
        Watches.WatchAsync(member, new WatchTarget(target, kind, "Rota", "/guides/rota"), howOften, default);

    /// <summary>One round, by a program that has just been started.</summary>
    public async Task RoundAsync()
    {
        Outbox outbox = new(this, Host.Get<IOptions<SmtpOptions>>(), Clock);
        using NewsRounds rounds = new(this, outbox, new WatchMails(Host.Get<PublicAddress>(), Links), Host.Get<IMemberService>(), Options.Create(new WatchingOptions()), Host.Get<IRuntimeState>(), Clock, NullLogger<NewsRounds>.Instance);
        await rounds.TellAsync(default);
        await rounds.MailDueAsync(default);
    }

    /// <summary>Goes on by this time and makes a round.</summary>
    public Task LaterAsync(TimeSpan by)
    {
        Clock.Now += by;
        return RoundAsync();
    }

    /// <summary>Sends what is in the outbox through an SMTP server on a port of this computer.</summary>
    public MailSender SenderTo(int port)
    {
        SmtpOptions options = new() { Host = "127.0.0.1", Port = port, Security = SmtpSecurity.None, From = "library@example.org", TimeoutSeconds = 5 };
        return new MailSender(this, new SmtpTransport(options, Clock), Host.Get<MailBell>(), Options.Create(options), Host.Get<IRuntimeState>(), Clock, NullLogger<MailSender>.Instance);
    }

    public async Task<List<OutboxMail>> MailsAsync()
    {
        await using PhbDbContext context = CreateDbContext();
        return await context.Set<OutboxMail>().AsNoTracking().Where(mail => mail.Kind == "watching").OrderBy(mail => mail.Id).ToListAsync();
    }

    public async Task ClearAsync()
    {
        await using PhbDbContext context = CreateDbContext();
        await context.Set<OutboxMail>().ExecuteDeleteAsync();
        await context.Set<LoggedChange>().ExecuteDeleteAsync();
        await context.Set<Watch>().ExecuteDeleteAsync();
        await context.Set<News>().ExecuteDeleteAsync();
        await context.Set<MailOff>().ExecuteDeleteAsync();
        Clock.Now = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero); // A Wednesday.
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Ends the program, as seen from the database, at a command that a test chooses.</summary>
internal sealed class Death : DbCommandInterceptor, IDbTransactionInterceptor
{
    /// <summary>Commands and commits left to live; <c>null</c> to live on.</summary>
    public int? CommandsLeft { get; set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => Count(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => Count(result);

    public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => Count(result);

    private ValueTask<T> Count<T>(T result)
    {
        if (CommandsLeft is { } left && (CommandsLeft = left - 1) < 0)
            throw new KilledException();
        return ValueTask.FromResult(result);
    }
}

/// <summary>The program is gone.</summary>
internal sealed class KilledException : Exception;
