using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PhbResources.Core.Library;
using PhbResources.Core.Storage;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace PhbResources.Core.Spam;

/// <summary>Registers what keeps spam out.</summary>
[ComposeAfter(typeof(LibraryComposer))]
public sealed class SpamComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddOptions<PostRateOptions>().BindConfiguration("Phb:PostRates").ValidateOnStart();
        services.AddSingleton<IValidateOptions<PostRateOptions>, PostRateOptionsCheck>();
        services.AddSingleton<PostRates>();
        services.AddSingleton<SpamLists>();
        services.AddSingleton<BayesFilter>();
        services.AddSingleton(provider => new SpamJudge(provider.GetRequiredService<SpamLists>(), provider.GetRequiredService<BayesFilter>(),
            provider.GetRequiredService<IDbContextFactory<PhbDbContext>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<SpamLessons>();
        services.AddSingleton<RefusalCounter>();
        services.AddHostedService(provider => provider.GetRequiredService<RefusalCounter>());
    }
}
