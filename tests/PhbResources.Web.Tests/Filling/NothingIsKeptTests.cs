using System.Net;
using System.Reflection;
using System.Text;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Insights;
using PhbResources.Core.Library;
using PhbResources.Documents.Filling;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Site;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.Filling;

/// <summary>What a person fills in leaves with the answer: it is in no log, file, table, index or cache afterwards.</summary>
[NonParallelizable]
internal sealed class NothingIsKeptTests
{
    private const string Marker = "QuinceMarmaladeXylophone";

    [Test]
    public async Task What_is_filled_in_is_found_nowhere_afterwards()
    {
        using TempFolder spill = new();
        Environment.SetEnvironmentVariable("ASPNETCORE_TEMP", spill.Root);
        List<string> spilt = [];
        using FileSystemWatcher watcher = new(spill.Root) { EnableRaisingEvents = true };
        watcher.Created += (_, file) => spilt.Add(file.FullPath);
        string data;
        await using RunningSite site = await RunningSite.StartAsync(
            "--Logging:Console:LogLevel:Default=None", "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:PhbResources=Trace", "--Logging:LogLevel:Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager=Trace");
        data = site.DataPath;
        Everything log = new();
        site.Get<ILoggerFactory>().AddProvider(log);
        using HttpClient client = new() { BaseAddress = site.Address };
        TemplateDocuments documents = site.Get<TemplateDocuments>();
        foreach (Template template in site.Get<PublishedLibrary>().Current.BySlug.Values)
            await FillInAsync(client, template, documents.Of(template), site.Get<TemplateDownloads>().FormatsOf(template));
        await CrashAsync(client, site);
        await Task.Delay(TimeSpan.FromSeconds(1.5)); // Counts are written once a second.

        Assert.Multiple(() =>
        {
            Assert.That(log.Lines, Has.Count.GreaterThan(200).And.Some.Contains("/templates/weekly-rota/fill"), "The log is read at every level.");
            Assert.That(log.Lines, Has.Some.Contains("failed; the visitor was given the number").And.Some.Contains("System.InvalidOperationException, whose message is left out"));
            Assert.That(log.Lines.Where(line => line.Contains(Marker, StringComparison.OrdinalIgnoreCase)), Is.Empty);
            Assert.That(spilt, Is.Empty, "temporary files");
            Assert.That(Traces.InFiles(data, "weekly-rota"), Is.Not.Empty, "The search finds what is there.");
            Assert.That(Traces.InFiles(data, Marker), Is.Empty);
            Assert.That(Traces.InFiles(spill.Root, Marker), Is.Empty);
        });

        object[] roots =
        [
            .. new[] { "Serving.PageCache", "Serving.Pages", "Filling.FillForm", "Filling.FillBody", "Filling.FillLimit" }
                .Select(name => site.Services.GetService(typeof(PhbSite).Assembly.GetType($"PhbResources.Site.{name}", throwOnError: true)!)!),
            site.Get<TemplateDownloads>(), site.Get<TemplatePreview>(), documents, site.Get<LibrarySearch>(), site.Get<DownloadCounter>(),
        ];
        (List<(string Text, string Way)> found, int seen) = Traces.InMemory(roots, Marker, "Week starting Monday");
        TestContext.Out.WriteLine($"{seen:N0} objects looked through, {log.Lines.Count:N0} lines of log.");
        Assert.That(found.Where(place => place.Text == Marker), Is.Empty);
        Assert.That(found, Is.Not.Empty, "The search finds what is there.");

        IReadOnlyList<DownloadFigure> figures = await site.Get<DownloadCounter>().FiguresAsync(CancellationToken.None);
        Assert.That(figures.Where(figure => figure.FilledIn).Select(figure => figure.Format), Does.Contain("docx").And.Contain("txt"));
        Assert.That(await client.GetStringAsync("/templates/weekly-rota/fill"), Does.Not.Contain(Marker));
    }

    private static async Task FillInAsync(HttpClient client, Template template, TemplateDocument document, IReadOnlyList<DocumentFormat> formats)
    {
        string path = $"/templates/{template.Slug}/fill";
        FormPlan plan = FormPlan.Of(document.Body);
        Dictionary<string, string> right = Fields(plan, Right);
        Dictionary<string, string> wrong = Fields(plan, (_, _) => Marker);

        Assert.That(await TextAsync(await PostAsync("preview", right)), Does.Contain(Marker));
        foreach (DocumentFormat format in formats)
            Assert.That((await PostAsync($"download:{format.Extension}", right)).StatusCode, Is.EqualTo(HttpStatusCode.OK), format.Extension);
        HttpResponseMessage saved = await PostAsync("save", right);
        byte[] file = await saved.Content.ReadAsByteArrayAsync();
        Assert.That(Encoding.UTF8.GetString(file), Does.Contain(Marker));
        Assert.That(await TextAsync(await LoadAsync(file)), Does.Contain(Marker));
        Assert.That((await LoadAsync([.. file, .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Marker, 20_000)))])).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await LoadAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Marker, 200_000))))).StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await TextAsync(await PostAsync("preview", wrong)), Does.Contain(Marker).And.Contain("Something needs another look"));
        if (plan.Tables.FirstOrDefault(table => table.Grows) is { } table)
            Assert.That(await TextAsync(await PostAsync($"add:{table.Table.Id}", right)), Does.Contain(Marker));
        Dictionary<string, string> big = new(right) { ["f.no-such"] = string.Concat(Enumerable.Repeat(Marker, 100_000)) };
        Assert.That((await PostAsync("preview", big)).StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        await client.PostAsync($"{path}-no-such", new FormUrlEncodedContent(right));

        Task<HttpResponseMessage> PostAsync(string action, Dictionary<string, string> fields) => client.PostAsync(path, new FormUrlEncodedContent(fields.Append(KeyValuePair.Create("do", action))));

        async Task<HttpResponseMessage> LoadAsync(byte[] bytes)
        {
            using MultipartFormDataContent form = [];
            foreach ((string name, string value) in right)
                form.Add(new StringContent(value), name);
            form.Add(new StringContent("load"), "do");
            form.Add(new ByteArrayContent(bytes), "answers-file", $"{Marker}.json");
            return await client.PostAsync(path, form);
        }
    }

    // A writer that fails and quotes what it failed at.
    private static async Task CrashAsync(HttpClient client, RunningSite site)
    {
        FieldInfo all = typeof(DocumentWriters).GetField("<All>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)!;
        all.SetValue(site.Get<DocumentWriters>(), new IDocumentWriter[] { new FailingWriter() });
        HttpResponseMessage answer = await client.PostAsync("/templates/weekly-rota/fill", new FormUrlEncodedContent([KeyValuePair.Create("f.rota-for", Marker), KeyValuePair.Create("do", "download:docx")]));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(await TextAsync(answer), Does.Not.Contain(Marker));
    }

    private static Dictionary<string, string> Fields(FormPlan plan, Func<FieldType, IReadOnlyList<string>, string> value)
    {
        Dictionary<string, string> fields = plan.Fields.ToDictionary(ControlNames.Of, field => value(field.Type, field.Choices));
        foreach (FormTable table in plan.Tables)
        {
            for (int row = 0; row < table.RowsAtFirst; row++)
            {
                for (int column = 0; column < table.Table.Columns.Count; column++)
                {
                    if (table.Asks(row, column))
                        fields[ControlNames.Of(table, row, column)] = value(table.Table.Columns[column].Type, table.Table.Columns[column].Choices);
                }
            }
        }

        return fields;
    }

    private static string Right(FieldType type, IReadOnlyList<string> choices) => type switch
    {
        FieldType.Date => "2026-11-23",
        FieldType.Time => "07:30",
        FieldType.Number or FieldType.Hours or FieldType.Money => "1",
        FieldType.Choice or FieldType.Choices => choices.Count > 0 ? choices[0] : "",
        FieldType.CheckBox => "yes",
        _ => Marker,
    };

    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();

    private sealed class FailingWriter : IDocumentWriter
    {
        public DocumentFormat Format { get; } = new("docx", "application/octet-stream", "Word", 1);

        public void Write(TemplateDocument document, WriteOptions options, Stream output) =>
            throw new InvalidOperationException($"Cannot write {string.Join(' ', options.Answers.Fields.SelectMany(field => field.Value))}");
    }
}
