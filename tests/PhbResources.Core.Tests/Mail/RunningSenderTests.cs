using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Mail;
using PhbResources.Core.Storage;
using PhbResources.Core.Tests.Schemas;

namespace PhbResources.Core.Tests.Mail;

/// <summary>The sender as it runs in a site.</summary>
[TestFixture, NonParallelizable]
internal sealed class RunningSenderTests
{
    private static readonly MailMessage s_hello = new("pat@example.org", "Hello", "A text.");

    [Test]
    public async Task The_running_site_sends_a_mail_at_once()
    {
        using SmtpSink sink = await SmtpSink.StartAsync();
        using ConfigFolder folder = new();
        await using (LibraryHost host = await LibraryHost.StartAsync(folder.Path, services =>
        {
            services.Configure<PhbOptions>(options => options.PublicUrl = "https://library.example");
            services.Configure<SmtpOptions>(options => (options.Host, options.Port, options.Security, options.From) = ("127.0.0.1", sink.Port, SmtpSecurity.Auto, "library@example.org"));
        }))
        {
            await Task.Delay(500); // It has looked once and now sleeps.
            await host.Get<Outbox>().AddAsync(s_hello, CancellationToken.None);
            Assert.That(() => sink.Mails.Count, Is.EqualTo(1).After(3000, 20));

            await using PhbDbContext context = await host.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync();
            await using (var transaction = await context.Database.BeginTransactionAsync())
            {
                host.Get<Outbox>().Add(context, s_hello);
                await context.SaveChangesAsync();
                await transaction.CommitAsync();
            }

            Assert.That(() => sink.Mails.Count, Is.EqualTo(2).After(3000, 20), "after the commit of a larger transaction too");
        }
    }
}
