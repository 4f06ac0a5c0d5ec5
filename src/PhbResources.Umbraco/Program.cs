using PhbResources.FullHost.Hosting;
using PhbResources.Site;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Extensions;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
FullHostSettings.AddTo(builder.Configuration, builder.Environment);

builder.CreateUmbracoBuilder()
    .AddBackOffice()
    .AddWebsite()
    .AddDeliveryApi()
    .AddComposers()
#if AZURE_BLOB
    .AddAzureBlobMediaFileSystem()
    .AddAzureBlobImageSharpCache()
#endif
    .Build();
builder.Services.AddPhbSite(builder.Configuration);
builder.Services.AddOwnHosts(builder.Configuration);

WebApplication app = builder.Build();
await app.BootUmbracoAsync();

bool ownHosts = OwnHosts.AreSet(app.Services);
app.UseUmbraco()
    .WithMiddleware(umbraco =>
    {
        umbraco.UseBackOffice();
        umbraco.UseWebsite();
    })
    .WithEndpoints(umbraco =>
    {
        // Before Umbraco's own, whose last route takes every address. Nothing of ours is below /umbraco: see MapUmbracoContracts.
        if (!ownHosts)
            umbraco.EndpointRouteBuilder.MapPhbSite();
        umbraco.UseBackOfficeEndpoints();
        umbraco.UseWebsiteEndpoints();
    });

await app.RunAsync();

/// <summary>The full host; public for tests that start it.</summary>
public partial class Program;
