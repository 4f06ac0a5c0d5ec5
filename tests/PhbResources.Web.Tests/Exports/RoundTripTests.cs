using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using PhbResources.Core.Exports;
using PhbResources.Core.Exports.Importing;
using PhbResources.Web.Tests.Backups;
using PhbResources.Web.Tests.Processes;

namespace PhbResources.Web.Tests.Exports;

/// <summary>What an export carries is what another site shows.</summary>
[NonParallelizable]
internal sealed class RoundTripTests
{
    private const string Delivery = "/umbraco/delivery/api/v2/content";

    private MovedLibrary _moved = null!;
    private TempFolder _temp = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _temp = new TempFolder();
        _moved = await MovedLibrary.StartAsync();
        (int code, string output, string errors) = await _moved.RunAsync("export", _moved.Export);
        Assert.That(code, Is.Zero, errors);
        Assert.That(output, Does.Contain("4 templates").And.Contain("2 discussions"));
        Assert.That(errors, Does.Contain("Templates: 100 %"), "who watches sees how far it is, though the site does the work");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _moved.DisposeAsync();
        _temp.Dispose();
    }

    [Test, Order(1)]
    public async Task Another_site_made_of_it_gives_the_same_answer_at_every_public_address()
    {
        IReadOnlyDictionary<string, string> before = await PublicAnswers.ReadAsync(_moved.Library.Site.Address, _moved.Others);
        Assert.That(before, Has.Count.GreaterThan(60), "it has looked at something");
        Assert.That(before[MovedLibrary.OldAddress], Does.StartWith("301"), "the address of a page of a wiki leads on");
        Assert.That(before[_moved.Picture], Does.StartWith("200 image/png"), "the picture of a guide is shown");
        Assert.That(Directory.GetFiles(_moved.Export, "*.png", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension), Does.Contain(Path.GetFileName(_moved.Picture)), "and lies in the export");
        string data = $"--Phb:DataPath={_temp.Under("data")}", config = $"--Phb:ConfigPath={_moved.Library.ConfigPath}";
        (int code, string output, string errors) = await CommandProcess.RunAsync("import", _moved.Export, data, config);
        Assert.That(code, Is.Zero, output + errors);
        Assert.That(output, Does.Contain("4 templates").And.Contain("10 guides").And.Contain("2 discussions"));

        await using (SiteProcess site = await SiteProcess.RunAsync(new SiteStart { DataPath = _temp.Under("data"), ConfigPath = _moved.Library.ConfigPath, Arguments = ["--Phb:Sharing:RoundSeconds=3600"] }))
        {
            IReadOnlyDictionary<string, string> after = await PublicAnswers.ReadAsync(new Uri(site.Address), _moved.Others);
            Assert.That(await ListAsync(new Uri(site.Address)), Is.EqualTo(await ListAsync(_moved.Library.Site.Address)), "recent changes");
            Assert.That(after.Keys, Is.EquivalentTo(before.Keys));
            Assert.Multiple(() =>
            {
                foreach ((string path, string answer) in before.Where(one => one.Key != Delivery))
                    Assert.That(after[path], Is.EqualTo(answer), path);
            });
            Assert.That(await DeliveredAsync(new Uri(site.Address)), Is.EqualTo(await DeliveredAsync(_moved.Library.Site.Address)), "to other front ends, too");
            Assert.That(site.Output, Does.Not.Contain("fail:"));
        }

        (code, output, errors) = await CommandProcess.RunAsync("import", _moved.Export, data, config);
        Assert.That(code, Is.EqualTo(2), output);
        Assert.That(errors, Does.Contain("This site is not empty").And.Contain("--into-existing"));
        (code, output, errors) = await CommandProcess.RunAsync("import", _moved.Export, "--into-existing", "--json", data, config);
        Assert.That(code, Is.Zero, errors);
        using JsonDocument said = JsonDocument.Parse(output);
        Assert.That(said.RootElement.GetProperty("templates").GetInt32(), Is.Zero, "everything is there already");
        Assert.That(said.RootElement.GetProperty("known").GetInt32(), Is.EqualTo(16));
    }

    /// <summary>
    /// Content by its address, as other front ends get it: what it is and what people read of it, and when it was made and changed. Keys and addresses of files, the dates of
    /// shelves, and how a shelf is kept inside are those of the site that it is in.
    /// </summary>
    private static async Task<string[]> DeliveredAsync(Uri address)
    {
        using HttpClient client = new() { BaseAddress = address, DefaultRequestHeaders = { Host = "library.example" } };
        JsonNode list = JsonNode.Parse(await client.GetStringAsync(new Uri(Delivery + "?take=100", UriKind.Relative)))!;
        return [.. list["items"]!.AsArray().Select(item => string.Join(" | ",
            item!["route"]!["path"], item["contentType"], item["name"], item["properties"]?["summary"], item["properties"]?["licence"], item["properties"]?["credit"],
            item["properties"]?["summary"] is null || item["contentType"]!.ToString() == "category" ? "" : $"{item["createDate"]} {item["updateDate"]}")).Order(StringComparer.Ordinal)];
    }

    private static async Task<string> ListAsync(Uri address)
    {
        using HttpClient client = new() { BaseAddress = address, DefaultRequestHeaders = { Host = "library.example" } };
        return await client.GetStringAsync(new Uri("/changes", UriKind.Relative));
    }

    [Test]
    public async Task A_template_that_cannot_be_made_is_named_and_the_others_come_all_the_same()
    {
        string export = _temp.Under("spoilt");
        foreach (string file in Directory.GetFiles(_moved.Export, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(export, Path.GetRelativePath(_moved.Export, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        string index = Path.Combine(export, ExportIndex.FileName), sums = Path.Combine(export, ExportFolder.ChecksumsName);
        JsonNode spoilt = JsonNode.Parse(await File.ReadAllTextAsync(index))!;
        foreach (JsonNode? version in spoilt["templates"]!.AsArray().Single(template => template!["slug"]!.ToString() == "weekly-rota")!["versions"]!.AsArray())
            version!["properties"]!["sleepIns"] = new JsonArray("perhaps");
        await File.WriteAllTextAsync(index, spoilt.ToJsonString());
        string sum = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(index)));
        await File.WriteAllLinesAsync(sums, (await File.ReadAllLinesAsync(sums)).Select(line => line.EndsWith($"  {ExportIndex.FileName}", StringComparison.Ordinal) ? $"{sum}  {ExportIndex.FileName}" : line));

        (int code, string output, string errors) = await CommandProcess.RunAsync("import", export, "--json", $"--Phb:DataPath={_temp.Under("spoilt-data")}", $"--Phb:ConfigPath={_moved.Library.ConfigPath}");
        Assert.That(code, Is.EqualTo(1), errors);
        using JsonDocument said = JsonDocument.Parse(output);
        Assert.That(said.RootElement.GetProperty("templates").GetInt32(), Is.EqualTo(3), output);
        Assert.That(said.RootElement.GetProperty("problems").EnumerateArray().Select(problem => problem.GetString()), Has.Exactly(1).Contains("is not brought in. 'sleepIns' is yes or no"), output);
    }

    [Test]
    public async Task The_index_follows_the_schema_that_is_written_beside_it()
    {
        foreach ((string schema, string file) in new[] { (ExportIndex.SchemaName, ExportIndex.FileName), ("thread.schema.json", Directory.GetFiles(_moved.Export, ExportedPosts.FileName, SearchOption.AllDirectories)[0]) })
        {
            JsonSchema rules = await JsonSchema.FromFileAsync(Path.Combine(_moved.Export, schema));
            Assert.That(rules.Validate(await File.ReadAllTextAsync(Path.Combine(_moved.Export, file))), Is.Empty, file);
        }

        ExportIndex index = JsonSerializer.Deserialize<ExportIndex>(await File.ReadAllTextAsync(Path.Combine(_moved.Export, ExportIndex.FileName)), ExportJson.Options)!;
        ExportedTemplate rota = index.Templates.Single(template => template.Slug == "weekly-rota");
        Assert.Multiple(() =>
        {
            Assert.That(rota.Versions.Select(version => version.Title), Is.EqualTo(new[] { "Weekly rota", "Weekly rota, as we use it" }));
            Assert.That(rota.Downloads.Select(download => download.Format).Distinct(), Is.SupersetOf(new[] { "docx", "odt", "pdf", "xlsx", "txt" }));
            Assert.That(rota.Downloads.Count(download => download.LargePrint), Is.EqualTo(4));
            Assert.That(index.Templates.Single(template => template.Files.Count > 0).Title, Is.EqualTo(SharedLibrary.Title));
            Assert.That(index.Guides[0].Versions, Has.Count.EqualTo(3));
            Assert.That(index.Threads.Single(thread => thread.Outcome is not null).Poll!.Choices.Select(choice => choice.Votes), Is.EqualTo(new[] { 1, 1 }));
        });
    }

    [Test]
    public void Nothing_in_it_is_private_and_nothing_in_it_acts()
    {
        string[] secrets = [MovedLibrary.WaitingWords, MovedLibrary.RemovedWords, MovedLibrary.MemberEmail, InProcess.RunningSite.Email, "Draft with an original"];
        foreach (string file in Directory.GetFiles(_moved.Export, "*", SearchOption.AllDirectories))
        {
            byte[] content = File.ReadAllBytes(file);
            foreach (string secret in secrets)
                Assert.That(content.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret)), Is.Negative, $"{secret} in {file}");
            if (file.EndsWith(".html", StringComparison.Ordinal))
                Assert.That(File.ReadAllText(file), Does.Not.Contain("<script>").And.Not.Contain("=\"/"), file);
        }
    }

    [Test]
    public void Every_link_and_picture_of_its_pages_is_there()
    {
        int links = 0;
        foreach (string page in Directory.GetFiles(_moved.Export, "*.html", SearchOption.AllDirectories))
        {
            foreach (System.Text.RegularExpressions.Match match in System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(page), "(?:href|src|action)=\"([^\"#]+)"))
            {
                string address = System.Net.WebUtility.HtmlDecode(match.Groups[1].Value);
                if (address.Contains(':', StringComparison.Ordinal))
                    continue;
                links++;
                Assert.That(File.Exists(Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(address))), $"{address} on {page}");
            }
        }

        Assert.That(links, Is.GreaterThan(300));
    }

    [Test]
    public async Task What_curators_see_comes_along_when_it_is_asked_for_and_no_secret_does()
    {
        string all = _temp.Under("all");
        (int code, string output, string errors) = await _moved.RunAsync("export", all, "--all");
        Assert.That(code, Is.Zero, errors);
        Assert.That(output, Does.Contain("not public"));
        string[] lines = [.. Directory.GetFiles(Path.Combine(all, HistoryExport.FolderName), "*.jsonl").SelectMany(File.ReadAllLines)];
        foreach (string line in lines)
            JsonDocument.Parse(line).Dispose();
        string said = string.Join('\n', lines);
        Assert.Multiple(() =>
        {
            Assert.That(said, Does.Contain(MovedLibrary.WaitingWords).And.Contain(MovedLibrary.RemovedWords).And.Contain(SharedLibrary.Title));
            foreach (string secret in new[] { MovedLibrary.MemberEmail, InProcess.RunningSite.Email, "Draft with an original", "PBKDF2", "\"password" })
                Assert.That(said, Does.Not.Contain(secret).IgnoreCase);
        });
        Assert.That((await CheckedExport.ReadAsync(all, null, CancellationToken.None)).Index.Templates, Has.Count.EqualTo(4), "it can be brought in like any other");
    }

    [Test, Platform("Linux")]
    public async Task Its_checksums_are_ones_that_other_programs_read()
    {
        using Process sum = Process.Start(new ProcessStartInfo("sha256sum", ["--check", "--quiet", "--strict", ExportFolder.ChecksumsName]) { WorkingDirectory = _moved.Export })!;
        await sum.WaitForExitAsync();
        Assert.That(sum.ExitCode, Is.Zero);
        Assert.That(File.ReadAllLines(Path.Combine(_moved.Export, ExportFolder.ChecksumsName)), Has.Length.EqualTo(Directory.GetFiles(_moved.Export, "*", SearchOption.AllDirectories).Length - 1));
    }

    [Test]
    public async Task A_folder_that_is_there_is_replaced_only_when_that_is_asked_for_and_it_is_an_export()
    {
        (int code, _, string errors) = await _moved.RunAsync("export", _moved.Export);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(errors, Does.Contain("--overwrite"));
        string other = _temp.Under("photographs");
        Directory.CreateDirectory(other);
        await File.WriteAllTextAsync(Path.Combine(other, "a.jpg"), "a");
        (code, _, errors) = await _moved.RunAsync("export", other, "--overwrite");
        Assert.That(code, Is.EqualTo(2));
        Assert.That(errors, Does.Contain("no export"));
        Assert.That(File.Exists(Path.Combine(other, "a.jpg")));
        Assert.That(Directory.Exists(other + ".part"), Is.False);
    }
}
