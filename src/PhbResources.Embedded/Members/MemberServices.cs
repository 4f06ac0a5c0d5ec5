using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace PhbResources.Embedded.Members;

/// <summary>Registers the store of members.</summary>
internal static class MemberServices
{
    public static IServiceCollection AddMembers(this IServiceCollection services) => services.AddSingleton<IMemberRepository, MemberRepository>();
}
