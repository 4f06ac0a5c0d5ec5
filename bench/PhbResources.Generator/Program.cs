using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PhbResources.Core.Library;
using PhbResources.Embedded;
using PhbResources.Generator;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

// Fills a data folder with made-up templates for load tests: PhbResources.Generator FOLDER COUNT
//   PhbResources.Generator FOLDER CORPUS.jsonl   with the documents of a corpus instead, for the comparison with another system
// The same count gives the same templates; the words are those of the starter library, so that they are as frequent as there.
string folder = Path.GetFullPath(args[0]);
string? corpus = System.IO.File.Exists(args[1]) ? Path.GetFullPath(args[1]) : null;
HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Logging:LogLevel:Default"] = "Warning" });
builder.Services.AddEmbeddedUmbraco(builder.Configuration, options =>
{
    options.DataPath = folder;
    options.PackageAssemblies.Add(Assembly.Load("PhbResources.Core"));
});
using IHost host = builder.Build();
await host.StartAsync();

IContentService content = host.Services.GetRequiredService<IContentService>();
ICoreScopeProvider scopes = host.Services.GetRequiredService<ICoreScopeProvider>();
LibrarySnapshot library = host.Services.GetRequiredService<PublishedLibrary>().Current;
MadeUpTemplates made = new(library);
Stopwatch clock = Stopwatch.StartNew();
int present = library.ByKey.Count;
int count = corpus is null ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : present + System.IO.File.ReadLines(corpus).Count();
using IEnumerator<MadeUpTemplate> templates = (corpus is null ? Enumerable.Range(present, Math.Max(0, count - present)).Select(made.Make) : made.Read(corpus)).GetEnumerator();
const int Batch = 200;
for (int done = present; done < count; done += Batch)
{
    using ICoreScope scope = scopes.CreateCoreScope();
    // Nobody is told: following each of them in memory and in the search index takes ten times as long as storing them.
    // The site that starts on the folder reads what is published, and builds its index, in one go.
    using IDisposable silence = scope.Notifications.Suppress();
    for (int number = done; number < Math.Min(done + Batch, count); number++)
    {
        templates.MoveNext();
        MadeUpTemplate template = templates.Current;
        IContent shelf = content.GetById(template.Shelf)!;
        IContent item = content.Create(template.Title, shelf.Id, template.Kind);
        item.SetValue(LibraryAliases.Summary, template.Summary);
        item.SetValue(LibraryAliases.Licence, "[\"CC0 1.0\"]");
        item.SetValue(LibraryAliases.Tags, template.Tags);
        item.SetValue(LibraryAliases.Body, template.Body);
        content.Save(item);
        PublishResult published = content.Publish(item, ["*"]);
        if (!published.Success)
            throw new InvalidOperationException($"{template.Title}: {published.Result}");
    }

    scope.Complete();
    Console.Write($"\r{Math.Min(done + Batch, count)} templates, {clock.Elapsed.TotalSeconds:F0} s ");
}

Console.WriteLine();
await host.StopAsync();
