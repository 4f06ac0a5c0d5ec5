using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace PhbResources.Core.Mail;

/// <summary>Registers the outbox, and what sends its mails: to a server, into a folder, or not at all.</summary>
public sealed class MailComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddOptions<SmtpOptions>().BindConfiguration(SmtpOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SmtpOptions>, SmtpOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<MailBell>();
        services.AddSingleton<IInterceptor>(provider => provider.GetRequiredService<MailBell>());
        services.AddSingleton<Outbox>();
        services.AddSingleton(Transport);
        services.AddHostedService<MailSender>();
    }

    private static IMailTransport Transport(IServiceProvider provider)
    {
        SmtpOptions options = provider.GetRequiredService<IOptions<SmtpOptions>>().Value;
        if (options.HasServer)
            return new SmtpTransport(options, provider.GetRequiredService<TimeProvider>());
        if (options.Folder is { Length: > 0 } folder)
            return new MailFolder(folder);
        return provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ? new MailFolder(Path.Combine(provider.GetRequiredService<Umbraco.Cms.Core.Hosting.IHostingEnvironment>().ApplicationPhysicalPath, "mail"))
            : new NoTransport();
    }
}
