using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Core.Mail;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Submissions.Forwarded;

/// <summary>Registers what makes submissions of mails.</summary>
[ComposeAfter(typeof(SubmissionsComposer))]
public sealed class ForwardedMailComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddOptions<ImapOptions>().BindConfiguration(ImapOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ImapOptions>, ImapOptionsCheck>();
        services.AddSingleton(provider => new ForwardedMails(
            provider.GetRequiredService<SubmissionStore>(),
            provider.GetRequiredService<PrivateFiles>(),
            provider.GetRequiredService<SubmissionWorkflow>(),
            provider.GetRequiredService<SubmissionFiles>(),
            provider.GetRequiredService<IMemberService>(),
            provider.GetRequiredService<Outbox>(),
            provider.GetRequiredService<PublicAddress>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ForwardedMails>>()));
        services.AddSingleton<Mailbox>();
        services.AddHostedService<MailboxRounds>();
    }
}
