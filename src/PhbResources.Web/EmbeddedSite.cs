using System.Reflection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using PhbResources.Core;
using PhbResources.Core.Mail;
using PhbResources.Core.Members;
using PhbResources.Core.Pictures;
using PhbResources.Embedded;
using PhbResources.Embedded.Media;
using PhbResources.Site;
using PhbResources.Web.Backups;
using PhbResources.Web.Commands.Inside;
using PhbResources.Web.DeliveryApi;
using Scalar.AspNetCore;

namespace PhbResources.Web;

/// <summary>The whole site in one process: Umbraco's services on SQLite, the package, the pages.</summary>
internal static class EmbeddedSite
{
    /// <summary>Longest request line, in bytes: a search that is far too long still gets a page that says so.</summary>
    private const int MaxRequestLineBytes = 32 * 1024;

    /// <summary>Largest request body, in bytes; no form of the site needs more.</summary>
    private const long MaxRequestBodyBytes = 1024 * 1024;

    private static readonly TimeSpan s_endAfter = TimeSpan.FromSeconds(10);

    /// <summary>Runs until it is told to stop.</summary>
    /// <returns>The exit code: 0 when it stopped in order, 1 when it could not start.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            if (FolderSwap.Finish(DataPlaces.DataPathOf(SettingsOf(args))) is { } finished)
                Console.WriteLine(finished);
            await using WebApplication app = Build(args);
            await StartAsync(app);
            app.Services.GetRequiredService<StartLog>().Started();
            Announce(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception exception) when (StartFailure.Explain(exception) is { } explanation)
        {
            await Console.Error.WriteLineAsync($"{Environment.NewLine}PhbResources could not start.{Environment.NewLine}{explanation}");
            return 1;
        }
    }

    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            // What was begun before it failed, such as sending mails, ends in order, before what it works with is gone.
            using CancellationTokenSource enough = new(s_endAfter);
            try
            {
                await app.StopAsync(enough.Token);
            }
            catch (Exception ending) when (ending is AggregateException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or ArgumentNullException)
            {
                // Why it could not start is what counts. The host looks for the list of what it began, which is not there when a setting stopped it before.
            }

            throw;
        }
    }

    /// <summary>The settings that a site which is started so would have.</summary>
    public static IConfiguration SettingsOf(string[] args)
    {
        string environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environments.Production;
        return new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true).AddJsonFile($"appsettings.{environment}.json", optional: true)
            .AddEnvironmentVariables().AddCommandLine(args).Build();
    }

    /// <summary>Puts the site together; it does not run yet.</summary>
    internal static WebApplication Build(string[] args)
    {
        WebApplication app = BuildServices(args);
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            if (Uri.TryCreate(app.Urls.FirstOrDefault(), UriKind.Absolute, out Uri? address))
                app.Services.GetRequiredService<PublicAddress>().ListensAt(address);
        });
        app.MapPhbSiteNotFound();
        app.MapPhbSite();
        app.MapUmbracoContracts();
        app.MapDeliveryApi();
        if (app.Environment.IsDevelopment())
        {
            // For whoever builds against the API on their own computer. It has scripts in its page, which our pages may not have: never in production.
            app.MapScalarApiReference(options => options.WithTitle("PhbResources").WithOpenApiRoutePattern("/openapi/v1.json").DisableDefaultFonts());
        }

        return app;
    }

    /// <summary>The services of the site with its settings, and no pages. Nothing is opened before it is asked for.</summary>
    internal static WebApplication BuildServices(string[] args)
    {
        // Settings and pages are found beside the program, so that it runs from any folder; data is found from the
        // folder it is started in.
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
        });
        StartLog log = new();
        log.Filter(builder.Logging);
        builder.Services.AddSingleton(log);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = MaxRequestLineBytes;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBodyBytes;
        });
        string dataPath = DataPlaces.DataPathOf(builder.Configuration);
        builder.Services.AddEmbeddedUmbraco(builder.Configuration, options =>
        {
            options.DataPath = dataPath;
            options.PackageAssemblies.Add(Assembly.Load("PhbResources.Core"));
            options.PackageAssemblies.Add(typeof(EmbeddedSite).Assembly);
        });
        // The sizes that pages ask for are those that are kept.
        builder.Services.AddOptions<PictureSizeOptions>().Configure<IOptions<PictureOptions>>((kept, asked) => (kept.Widths, kept.Quality) = (asked.Value.Pixels, asked.Value.Quality));
        builder.Services.AddPhbSite(builder.Configuration);
        builder.Services.AddDeliveryApi();
        builder.Services.AddBackups(builder.Configuration);
        builder.Services.AddHostedService<CommandListener>();
        builder.Services.AddDataProtection()
            .SetApplicationName("PhbResources")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(dataPath, DataPlaces.KeysName)));

        return builder.Build();
    }

    private static void Announce(WebApplication app)
    {
        // Listening everywhere is no address anybody can open.
        string address = app.Urls.FirstOrDefault()?.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal) ?? "";
        EmbeddedUmbracoOptions options = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<EmbeddedUmbracoOptions>>().Value;
        Console.WriteLine("PhbResources is running.");
        Console.WriteLine($"  Site:  {string.Join("  ", app.Urls)}");
        Console.WriteLine($"  Data:  {options.DataPath}");
        SmtpOptions mail = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<SmtpOptions>>().Value;
        if (!mail.HasServer)
        {
            Console.WriteLine(!mail.HasFolder ? "  Mail:  none is sent. Set Phb:Smtp:Host, Phb:Smtp:From and Phb:PublicUrl."
                : app.Environment.IsDevelopment() ? $"  Mail:  {address}/dev/mail" : $"  Mail:  {mail.Folder}");
        }

        if (app.Services.GetRequiredService<FirstCurator>().Token is { } token)
            Console.WriteLine($"  There is no curator yet. Make the account here, once:{Environment.NewLine}  {address}/curator/first?token={token}");
        Console.WriteLine("  Press Ctrl+C to stop.");
    }
}
