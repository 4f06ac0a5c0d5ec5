using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PhbResources.Core.Schemas;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace PhbResources.Core.Members;

/// <summary>Registers members' accounts with whichever Umbraco finds this package.</summary>
[ComposeAfter(typeof(SchemasComposer))]
public sealed class MembersComposer : IComposer
{
    /// <inheritdoc />
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        IServiceCollection services = builder.Services;
        services.AddOptions<CuratorOptions>().BindConfiguration("Phb:Curator");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IPasswordHasher<PhbMember>, PasswordHasher<PhbMember>>();
        services.AddSingleton<MemberStore>();
        services.AddSingleton<MemberAccounts>();
        services.AddSingleton<AccountTurns>();
        services.AddSingleton<MemberTokens>();
        services.AddSingleton<FirstCurator>();
        services.AddSingleton<MemberSignIn>();
        services.AddSingleton<Registration>();
        services.AddSingleton<MailedLinks>();
        services.AddSingleton<AccountChanges>();
        services.AddSingleton<SecondFactors>();
        services.AddSingleton<AccountDeparture>();
        services.AddSingleton<MemberArchive>();
        services.AddHostedService<ExpiredTokens>();
    }
}
