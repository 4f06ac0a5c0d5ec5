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
        services.AddOptions<SmtpOptions>().BindConfiguration(SmtpOptions.Section).PostConfigure<IServiceProvider>(UseFolderInDevelopment).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SmtpOptions>, SmtpOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<MailBell>();
        services.AddSingleton<IInterceptor>(provider => provider.GetRequiredService<MailBell>());
        services.AddSingleton<Outbox>();
        services.AddSingleton<MailFolder>();
        services.AddSingleton(Transport);
        services.AddHostedService<MailSender>();
    }

    private static void UseFolderInDevelopment(SmtpOptions options, IServiceProvider provider)
    {
        if (!options.HasServer && string.IsNullOrEmpty(options.Folder) && provider.GetRequiredService<IHostEnvironment>().IsDevelopment())
            options.Folder = Path.Combine(provider.GetRequiredService<Umbraco.Cms.Core.Hosting.IHostingEnvironment>().ApplicationPhysicalPath, "mail");
    }

    private static IMailTransport Transport(IServiceProvider provider)
    {
        SmtpOptions options = provider.GetRequiredService<IOptions<SmtpOptions>>().Value;
        return options.HasServer ? new SmtpTransport(options, provider.GetRequiredService<TimeProvider>())
            : options.HasFolder ? provider.GetRequiredService<MailFolder>()
            : new NoTransport();
    }
}
