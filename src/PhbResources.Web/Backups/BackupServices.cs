using Microsoft.Extensions.Options;
using PhbResources.Core.Operations;

namespace PhbResources.Web.Backups;

/// <summary>Registers the backups that the site makes by itself.</summary>
internal static class BackupServices
{
    public static void AddBackups(this IServiceCollection services, IConfiguration configuration)
    {
        DataPlaces places = DataPlaces.From(configuration);
        services.AddOptions<BackupOptions>().Bind(configuration.GetSection(BackupOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<BackupOptions>, BackupOptionsCheck>();
        services.AddSingleton(places);
        services.AddSingleton<BackupWriter>();
        services.AddSingleton(provider => new BackupState(places.State, provider.GetRequiredService<IOptions<BackupOptions>>().Value.IsOn, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<BackupMails>();
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<ScheduledBackups>(provider, (Func<string, CancellationToken, Task>)provider.GetRequiredService<BackupMails>().TellAsync));
    }
}
