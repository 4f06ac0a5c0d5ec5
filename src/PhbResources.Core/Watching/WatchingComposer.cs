using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PhbResources.Core.Library;
using PhbResources.Core.Members;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace PhbResources.Core.Watching;

/// <summary>Registers watching, and the mails about what is watched.</summary>
[ComposeAfter(typeof(LibraryComposer))]
public sealed class WatchingComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddOptions<WatchingOptions>().BindConfiguration(WatchingOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<WatchingOptions>, WatchingOptionsCheck>();
        services.AddSingleton<WatchList>();
        services.AddSingleton<MailChoices>();
        services.AddSingleton<StopLinks>();
        services.AddSingleton<WatchMails>();
        services.AddSingleton<WatchesOfMember>();
        services.AddSingleton<IMemberData>(provider => provider.GetRequiredService<WatchesOfMember>());
        services.AddSingleton<IMemberFarewell>(provider => provider.GetRequiredService<WatchesOfMember>());
        services.AddHostedService<NewsRounds>();
    }
}
