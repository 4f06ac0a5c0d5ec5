using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PhbResources.Core.Library;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Documents.Inspection;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.SpamDefence;

/// <summary>Registers what keeps spam out.</summary>
[ComposeAfter(typeof(LibraryComposer)), ComposeAfter(typeof(SubmissionsComposer))]
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
        services.AddSingleton(provider => new SubmissionSpam(provider.GetRequiredService<SpamJudge>(), provider.GetRequiredService<SpamLessons>(), provider.GetRequiredService<PostRates>(),
            provider.GetRequiredService<RefusalCounter>(), provider.GetRequiredService<IDbContextFactory<PhbDbContext>>(), provider.GetRequiredService<PrivateFiles>(),
            provider.GetRequiredService<FileInspector>(), provider.GetRequiredService<IMemberService>()));
        services.AddSingleton<SpamOfMembers>();
        services.AddSingleton<SpamPile>();
        services.AddSingleton(provider => new SpamRemoval(provider.GetRequiredService<IDbContextFactory<PhbDbContext>>(), provider.GetRequiredService<SubmissionSteps>(), provider.GetRequiredService<SpamOfMembers>(), provider.GetRequiredService<SubmissionSpam>(), provider.GetRequiredService<SpamLessons>()));
        services.AddSingleton<TrustOffers>();
        services.AddHostedService<SpamRounds>();
        services.AddSingleton<RefusalCounter>();
        services.AddHostedService(provider => provider.GetRequiredService<RefusalCounter>());
    }
}
