using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Schemas;
using PhbResources.Embedded;
using PhbResources.SharedFiles;

// PhbResources.SharedFiles DATA-FOLDER: starts the library there, shares some files, and stops.
var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = Directory.CreateDirectory(args[0]).FullName });
builder.Logging.SetMinimumLevel(LogLevel.Warning).AddConsole();
builder.Services.AddEmbeddedUmbraco(builder.Configuration, options =>
{
    options.DataPath = args[0];
    options.PackageAssemblies.Add(typeof(SchemasComposer).Assembly);
});
using IHost host = builder.Build();
await host.StartAsync();
Sharing sharing = new(host.Services);
sharing.Share("A rota that somebody shared", ("Zoë’s rota.docx", sharing.FileOf("weekly-rota", "docx")));
sharing.Share("A rota sheet that somebody shared", ("Rota sheet.xlsx", sharing.FileOf("weekly-rota", "xlsx")), ("Rota.odt", sharing.FileOf("weekly-rota", "odt")));
sharing.Share("A care plan that somebody shared", ("Care plan.pdf", sharing.FileOf("care-and-support-plan", "pdf")));
sharing.Share("A poster that somebody shared", ("Poster.png", Sharing.OnePixel));
await host.StopAsync();
