using System.Net;
using System.Reflection;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Insights;
using PhbResources.Core.Library;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Site;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.Posting;

/// <summary>What a person types into a document, a rota or a sum leaves with the answer: it is in no log, file, table, index or cache afterwards.</summary>
[NonParallelizable]
internal sealed class NothingIsKeptTests
{
    private const string Marker = "QuinceMarmaladeXylophone";

    /// <summary>Hours that nobody works and no price has, where only numbers are taken.</summary>
    private const string Number = "4783.83";

    private static readonly string[] s_objects =
    [
        "Serving.PageCache", "Serving.Pages", "Posting.OpenForms", "Posting.PostedBody", "Posting.PostLimit", "Filling.FillForm", "Rotas.RotaForm", "Leave.LeaveForms",
    ];

    [Test]
    public async Task What_is_typed_is_found_nowhere_afterwards()
    {
        using TempFolder spill = new();
        Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", spill.Root);
        List<string> spilt = [];
        using FileSystemWatcher watcher = new(spill.Root) { EnableRaisingEvents = true };
        watcher.Created += (_, file) => spilt.Add(file.FullPath);
        await using RunningSite site = await RunningSite.StartAsync(
            "--Logging:Console:LogLevel:Default=None", "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:PhbResources=Trace", "--Logging:LogLevel:Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager=Trace",
            "--Phb:Fill:PerMinute=10000");
        Everything log = new();
        site.Get<ILoggerFactory>().AddProvider(log);
        using HttpClient client = new() { BaseAddress = site.Address };
        TemplateDocuments documents = site.Get<TemplateDocuments>();
        TemplateVisitor visitor = new(client, Marker);
        foreach (Template template in site.Get<PublishedLibrary>().Current.BySlug.Values)
            await visitor.FillInAsync(template, documents.Of(template), site.Get<TemplateDownloads>().FormatsOf(template));
        RotaVisitor planner = new(client, Marker);
        await planner.PlanAsync();
        LeaveVisitor leave = new(client, Marker, Number);
        await leave.WorkOutAsync();

        BreakWriters(site);
        await CrashAsync(client.PostAsync("/templates/weekly-rota/fill", new FormUrlEncodedContent([KeyValuePair.Create("f.rota-for", Marker), KeyValuePair.Create("do", "download:docx")])));
        await CrashAsync(planner.SendAsync("download:docx"));
        await CrashAsync(leave.DownloadAsync("docx"));
        await Task.Delay(TimeSpan.FromSeconds(1.5)); // Counts are written once a second.

        Assert.Multiple(() =>
        {
            foreach (string path in new[] { "/templates/weekly-rota/fill", "/rota", "/leave/set-hours", "/leave/changing-hours" })
                Assert.That(log.Lines, Has.Some.Contains(path), "The log is read at every level.");
            Assert.That(log.Lines.Count(line => line.Contains("failed; the visitor was given the number", StringComparison.Ordinal) && line.Contains("System.InvalidOperationException, whose message is left out", StringComparison.Ordinal)), Is.GreaterThanOrEqualTo(3));
            Assert.That(spilt, Is.Empty, "temporary files");
            Assert.That(Traces.InFiles(site.DataPath, "weekly-rota"), Is.Not.Empty, "The search finds what is there.");
            foreach (string typed in new[] { Marker, Number })
            {
                Assert.That(log.Lines.Where(line => line.Contains(typed, StringComparison.OrdinalIgnoreCase)), Is.Empty);
                Assert.That(Traces.InFiles(site.DataPath, typed), Is.Empty);
                Assert.That(Traces.InFiles(spill.Root, typed), Is.Empty);
            }
        });

        object[] roots =
        [
            .. s_objects.Select(name => site.Services.GetService(typeof(PhbSite).Assembly.GetType($"PhbResources.Site.{name}", throwOnError: true)!)!),
            site.Get<TemplateDownloads>(), site.Get<TemplatePreview>(), documents, site.Get<LibrarySearch>(), site.Get<DownloadCounter>(),
        ];
        (List<(string Text, string Way)> found, int seen) = Traces.InMemory(roots, Marker, Number, "Week starting Monday");
        TestContext.Out.WriteLine($"{seen:N0} objects looked through, {log.Lines.Count:N0} lines of log.");
        Assert.That(found.Where(place => place.Text is Marker or Number), Is.Empty);
        Assert.That(found, Is.Not.Empty, "The search finds what is there.");

        IReadOnlyList<DownloadFigure> figures = await site.Get<DownloadCounter>().FiguresAsync(CancellationToken.None);
        Assert.That(figures.Where(figure => figure.FilledIn).Select(figure => figure.Format), Does.Contain("docx").And.Contain("txt"));
        foreach (string page in new[] { "/templates/weekly-rota/fill", "/rota", "/leave", "/leave/set-hours", "/leave/changing-hours", "/search?q=quince" })
            Assert.That(await client.GetStringAsync(page), Does.Not.Contain(Marker).And.Not.Contain(Number));
    }

    private static async Task CrashAsync(Task<HttpResponseMessage> request)
    {
        using HttpResponseMessage answer = await request;
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain(Marker).And.Not.Contain(Number));
    }

    private static void BreakWriters(RunningSite site) => typeof(DocumentWriters).GetField("<All>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)!
        .SetValue(site.Get<DocumentWriters>(), new IDocumentWriter[] { new FailingWriter() });

    /// <summary>A writer that fails and quotes what it failed at.</summary>
    private sealed class FailingWriter : IDocumentWriter
    {
        public DocumentFormat Format { get; } = new("docx", "application/octet-stream", "Word", 1);

        public void Write(TemplateDocument document, WriteOptions options, Stream output) => throw new InvalidOperationException(
            $"Cannot write {document.Title} {SearchText.Of(document.Body).Body} {string.Join(' ', options.Answers.Fields.SelectMany(field => field.Value))}");
    }
}
