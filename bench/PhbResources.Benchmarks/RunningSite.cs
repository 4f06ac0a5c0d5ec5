using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Library;
using PhbResources.Embedded;
using PhbResources.Site;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Template = PhbResources.Core.Library.Template;

namespace PhbResources.Benchmarks;

/// <summary>The site on a data folder, in this process, on a free port of this machine.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private const string Body = """
        sections:
          - heading: What was agreed
            content:
              - text: Write what was agreed, who does it and by when.
              - field: { id: agreed, label: What was agreed, type: longText }
        """;

    private readonly WebApplication _app;
    private readonly IContentService _content;
    private readonly PublishedLibrary _library;

    private RunningSite(WebApplication app)
    {
        _app = app;
        _content = app.Services.GetRequiredService<IContentService>();
        _library = app.Services.GetRequiredService<PublishedLibrary>();
        Search = app.Services.GetRequiredService<LibrarySearch>();
    }

    public LibrarySearch Search { get; }

    public Uri Address => new(_app.Urls.First());

    public int Templates => _library.Current.ByKey.Count;

    public static async Task<RunningSite> StartAsync(string folder)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Warning" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddEmbeddedUmbraco(builder.Configuration, options =>
        {
            options.DataPath = folder;
            options.PackageAssemblies.Add(Assembly.Load("PhbResources.Core"));
        });
        builder.Services.AddPhbSite(builder.Configuration);
        WebApplication app = builder.Build();
        app.MapPhbSiteNotFound();
        app.MapPhbSite();
        await app.StartAsync();
        return new RunningSite(app);
    }

    /// <summary>Creates and publishes a small template the way an editor does, on the first shelf.</summary>
    public Template Publish(string title)
    {
        LibrarySnapshot library = _library.Current;
        IContent item = _content.Create(title, _content.GetById(library.Categories[0].Key)!.Id, library.Kinds[0].Alias);
        item.SetValue(LibraryAliases.Summary, $"{title} is a form that measures how long publishing takes.");
        item.SetValue(LibraryAliases.Licence, "[\"CC0 1.0\"]");
        item.SetValue(LibraryAliases.Body, Body);
        _content.Save(item);
        PublishResult published = _content.Publish(item, ["*"]);
        return published.Success && _library.Current.ByKey.TryGetValue(item.Key, out Template? template)
            ? template
            : throw new InvalidOperationException($"'{title}' was not published: {published.Result}. {string.Join(' ', published.EventMessages?.GetAll().Select(message => message.Message) ?? [])}");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
