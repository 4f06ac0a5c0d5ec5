using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace PhbResources.FullHost.Hosting;

/// <summary>The settings files of the full host, in <c>umbraco-config</c> beside the program.</summary>
internal static class FullHostSettings
{
    /// <summary>
    /// Adds <c>appsettings.Umbraco.json</c>, and <c>appsettings.LoadBalanced.json</c> where the environment is named <c>LoadBalanced</c>. What
    /// stands in environment variables or on the command line wins.
    /// </summary>
    public static void AddTo(ConfigurationManager configuration, IWebHostEnvironment environment)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "umbraco-config");
        IList<IConfigurationSource> sources = ((IConfigurationBuilder)configuration).Sources;
        int place = sources.TakeWhile(source => source is not EnvironmentVariablesConfigurationSource { Prefix: null or "" }).Count();
        foreach (string name in (string[])[.. environment.IsEnvironment("LoadBalanced") ? ["appsettings.LoadBalanced.json"] : (string[])[], "appsettings.Umbraco.json"])
        {
            JsonConfigurationSource source = new() { Path = Path.Combine(folder, name), Optional = true, ReloadOnChange = false };
            source.ResolveFileProvider();
            sources.Insert(place, source);
        }
    }
}
