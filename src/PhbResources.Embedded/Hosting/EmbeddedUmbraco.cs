using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PhbResources.Embedded.Content;
using PhbResources.Embedded.ContentTypes;
using PhbResources.Embedded.Database;
using PhbResources.Embedded.Editors;
using PhbResources.Embedded.Entities;
using PhbResources.Embedded.Hosting;
using PhbResources.Embedded.Media;
using PhbResources.Embedded.Members;
using PhbResources.Embedded.Published;
using PhbResources.Embedded.Refreshing;
using PhbResources.Embedded.Relations;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Logging;

namespace PhbResources.Embedded;

/// <summary>Umbraco.Cms.Core's own services on SQLite, without the rest of Umbraco.</summary>
public static class EmbeddedUmbraco
{
    /// <summary>Threads that the pool has without waiting: one for each of the writers there are (outbox, counters, indexes, rounds, a visitor who sends) and as many for readers.</summary>
    private const int FewestThreads = 16;

    /// <summary>
    /// Adds Umbraco.Cms.Core's services with persistence in the data folder, and runs the composers that the entry assembly and
    /// <see cref="EmbeddedUmbracoOptions.PackageAssemblies"/> bring. When the host starts, before it listens, the database is made or brought up to date,
    /// then <c>UmbracoApplicationStartingNotification</c> and <c>UmbracoApplicationStartedNotification</c> are published, in this order.
    /// </summary>
    /// <param name="services">The host's services. One embedded Umbraco per process at a time: Core keeps a static reference to its services.</param>
    /// <param name="configuration">Where Umbraco's own settings are (<c>Umbraco:CMS:…</c>).</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>Umbraco's builder, already built.</returns>
    /// <exception cref="OptionsValidationException">An option is out of its range.</exception>
    public static IUmbracoBuilder AddEmbeddedUmbraco(this IServiceCollection services, IConfiguration configuration, Action<EmbeddedUmbracoOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(configure);

        var options = new EmbeddedUmbracoOptions();
        configure(options);
        options.Validate();
        services.AddSingleton(Options.Create(options));
        KeepThreadsForReaders();

        UmbracoBuilder builder = CreateBuilder(services, configuration, options);
        builder.AddConfiguration();
        builder.WithoutTheRestOfUmbraco();

        services.AddSingleton(_ => DataFolder.Open(options.DataPath));
        services.AddDatabase(options.CachedEntities);
        services.AddContentTypes();
        services.AddRelations();
        services.AddContent();
        services.AddMedia();
        services.AddMembers();
        services.AddEntities();
        services.AddCacheRefreshing();
        services.AddCoreServices();
        services.AddHostServices();
        builder.AddPropertyEditors();
        builder.AddPublishedContent();

        builder.AddComposers();
        builder.Build();
        services.AddUnsupportedServices();
        return builder;
    }

    /// <summary>
    /// Starts Umbraco without the rest of the host, for a command that works with its services and ends: nothing listens, no mail is sent.
    /// </summary>
    /// <param name="services">The services of a host that was built and not started.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Stops it in order when disposed; the services are disposed by their owner, afterwards.</returns>
    public static async Task<IAsyncDisposable> StartAloneAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(services);
        Boot boot = services.GetServices<IHostedService>().OfType<Boot>().Single();
        await boot.StartingAsync(cancellationToken);
        return new Started(boot);
    }

    private sealed class Started(Boot boot) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await boot.StoppingAsync(CancellationToken.None);
            await boot.StoppedAsync(CancellationToken.None);
        }
    }

    private static UmbracoBuilder CreateBuilder(IServiceCollection services, IConfiguration configuration, EmbeddedUmbracoOptions options)
    {
        var assemblies = new PackageAssemblies(Assembly.GetEntryAssembly(), options.PackageAssemblies);
        var finder = new TypeFinder(NullLogger<TypeFinder>.Instance, assemblies, null);
        var loader = new TypeLoader(finder, NullLogger<TypeLoader>.Instance);
        var caches = new AppCaches(
            new DeepCloneAppCache(new ObjectCacheAppCache()),
            NoAppCache.Instance,
            new IsolatedCaches(_ => new DeepCloneAppCache(new ObjectCacheAppCache())));
        services.AddSingleton(loader);
        return new UmbracoBuilder(services, configuration, loader, NullLoggerFactory.Instance, new NoopProfiler(), caches);
    }

    /// <summary>
    /// SQLite has no asynchronous I/O: whoever writes holds a thread until the disk is done. The pool begins with a thread for each processor and adds one in half a second, and for so long nobody
    /// would be served who only reads; with a few more at hand nobody notices. (Threads that wait cost no processor time.)
    /// </summary>
    private static void KeepThreadsForReaders()
    {
        ThreadPool.GetMinThreads(out int workers, out int completion);
        ThreadPool.SetMinThreads(Math.Max(workers, FewestThreads), completion);
    }
}
