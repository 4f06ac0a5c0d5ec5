using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;
using PhbResources.Core.Tests.Library;
using PhbResources.Core.Tests.Schemas;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Tests.Mail;

/// <summary>A host whose mails are sent only when a test says so, by a clock the test moves.</summary>
internal sealed class MailDesk : IAsyncDisposable
{
    private readonly ConfigFolder _folder = new();
    private LibraryHost _host = null!;

    public LogLines Log { get; } = new();

    public MovableClock Clock { get; } = new();

    public SmtpOptions Options { get; } = new() { From = "library@example.org", TimeoutSeconds = 2, Security = SmtpSecurity.None, Host = "127.0.0.1", Port = 1 };

    public Outbox Outbox => _host.Get<Outbox>();

    public IDbContextFactory<PhbDbContext> Contexts => _host.Get<IDbContextFactory<PhbDbContext>>();

    public static async Task<MailDesk> OpenAsync()
    {
        MailDesk desk = new();
        desk._host = await LibraryHost.StartAsync(desk._folder.Path, services =>
        {
            services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(MailSender)));
            services.AddSingleton<TimeProvider>(desk.Clock);
            services.AddSingleton<ILoggerProvider>(desk.Log);
            services.Configure<SmtpOptions>(options => options.From = "library@example.org");
        });
        return desk;
    }

    /// <summary>Sends what is due through an SMTP server on a port of this computer.</summary>
    public MailSender SenderTo(int port)
    {
        Options.Port = port;
        return Sender(new SmtpTransport(Options, Clock));
    }

    public MailSender Sender(IMailTransport transport) => new(
        Contexts, transport, _host.Get<MailBell>(), new OptionsWrapper<SmtpOptions>(Options), _host.Get<IRuntimeState>(), Clock, _host.Get<ILogger<MailSender>>());

    public async Task<IReadOnlyList<OutboxMail>> RowsAsync()
    {
        await using PhbDbContext context = await Contexts.CreateDbContextAsync();
        return await context.Set<OutboxMail>().AsNoTracking().OrderBy(mail => mail.Id).ToListAsync();
    }

    /// <summary>Removes every mail and goes back to the time the clock began with.</summary>
    public async Task ClearAsync()
    {
        await using PhbDbContext context = await Contexts.CreateDbContextAsync();
        await context.Set<OutboxMail>().ExecuteDeleteAsync();
        Log.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Log.Dispose();
        _folder.Dispose();
    }
}

/// <summary>A clock that a test can put forward.</summary>
internal sealed class MovableClock : TimeProvider
{
    private TimeSpan _ahead;

    public void Advance(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}
