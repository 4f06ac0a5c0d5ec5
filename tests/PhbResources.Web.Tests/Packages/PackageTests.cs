using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PhbResources.Web.Tests.Packages;

/// <summary>The packages as somebody gets them: what is in them, what they need, and the site that comes out.</summary>
[NonParallelizable, Category("Slow")]
internal sealed partial class PackageTests
{
    private static readonly string[] s_assemblies = ["PhbResources.Core", "PhbResources.Documents", "PhbResources.Search", "PhbResources.Site"];

    private PackedSite _packed = null!;

    [OneTimeSetUp]
    public async Task PackAsync()
    {
        _packed = new PackedSite();
        if (Environment.GetEnvironmentVariable("PHB_SLOW") != "1")
            Assert.Ignore("It packs, and builds a project of the packages. Set PHB_SLOW=1 to run it.");
        await _packed.PackAsync();
    }

    [OneTimeTearDown]
    public void Remove() => _packed.Dispose();

    [Test]
    public async Task A_new_project_with_the_packages_is_the_site()
    {
        await _packed.PublishAsync();
        (Process process, Uri address) = await _packed.StartAsync();
        try
        {
            using HttpClient client = new() { BaseAddress = address };
            string home = await client.GetStringAsync("/");
            Assert.That(home, Does.Contain("<title>").And.Contain("href=\"/templates/"));
            await ExpectAsync(client, "/templates/weekly-rota", "text/html");
            await ExpectAsync(client, "/guides", "text/html");
            await ExpectAsync(client, "/search?q=rota", "text/html");
            foreach (string asset in Asset().Matches(home).Select(match => match.Groups[1].Value).Distinct())
                await ExpectAsync(client, asset, asset.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : asset.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript" : "image/svg+xml");
            Assert.That(Asset().Matches(home).Select(match => match.Value), Has.Some.Contain(".css").And.Some.Contain(".js"));
            foreach (string format in (string[])["docx", "odt", "pdf"])
            {
                byte[] document = await client.GetByteArrayAsync($"/templates/weekly-rota/download?format={format}");
                Assert.That(Encoding.Latin1.GetString(document[..2]), Is.EqualTo(format == "pdf" ? "%P" : "PK"), format);
            }

            Assert.That((await client.GetAsync(new Uri("/no-such-page", UriKind.Relative))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        string config = Path.Combine(PackedSite.Repository, "umbraco-config"), copied = Path.Combine(_packed.Program, "umbraco-config");
        Assert.Multiple(() =>
        {
            Assert.That(Names(copied), Is.EqualTo(Names(config)), "everything a maintainer edits");
            Assert.That(File.ReadAllText(Path.Combine(copied, "search", "synonyms.txt")).Trim(), Is.EqualTo(PackedSite.Synonyms), "the project's own file goes first");
            Assert.That(Directory.GetDirectories(_packed.Unpacked).Select(Path.GetFileName), Is.SupersetOf(new[] { "phbresources", "phbresources.embedded" }));
        });
    }

    [Test]
    public void The_package_has_what_a_host_needs_and_says_what_it_needs_itself()
    {
        using ZipArchive zip = ZipFile.OpenRead(_packed.Package);
        XElement metadata = Nuspec(zip);
        Dictionary<string, string> needed = Needed(metadata);
        Assert.Multiple(() =>
        {
            Assert.That(zip.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("lib/", StringComparison.Ordinal)),
                Is.EquivalentTo(s_assemblies.SelectMany(name => new[] { $"lib/net10.0/{name}.dll", $"lib/net10.0/{name}.xml" })));
            Assert.That(Said(metadata, "license"), Is.EqualTo("MIT AND CC0-1.0"));
            Assert.That(Said(metadata, "tags").Split(' '), Does.Contain("umbraco-marketplace"));
            Assert.That(Said(metadata, "description"), Has.Length.InRange(100, 4000));
            Assert.That(metadata.Descendants().Where(element => element.Name.LocalName == "frameworkReference").Select(element => element.Attribute("name")!.Value), Is.EqualTo(new[] { "Microsoft.AspNetCore.App" }));
            foreach (string name in (string[])[Said(metadata, "readme"), Said(metadata, "icon"), "LICENSE", "umbraco-marketplace.json", "buildTransitive/PhbResources.targets", "umbraco-config/library/LICENSE"])
                Assert.That(zip.GetEntry(name), Is.Not.Null, name);
            Assert.That(WidthOf(zip.GetEntry(Said(metadata, "icon"))!), Is.GreaterThanOrEqualTo(128));
            Assert.That(needed["Umbraco.Cms.Core"], Is.EqualTo("[18.3.1, 19.0.0)"), "the major it was compiled against");
            Assert.That(needed.Keys, Is.SupersetOf(s_assemblies.SelectMany(References).Distinct().Except(OfAspNetCore)), "whatever one of the projects needs, but for what ASP.NET Core brings");
        });
    }

    [Test]
    public void The_embedded_host_is_for_the_newest_Umbraco_alone_and_not_for_the_Marketplace()
    {
        using ZipArchive zip = ZipFile.OpenRead(_packed.Embedded);
        XElement metadata = Nuspec(zip);
        Assert.That(Needed(metadata)["Umbraco.Cms.Core"], Is.EqualTo("[18.3.1, 19.0.0)"));
        Assert.That(Said(metadata, "tags"), Does.Not.Contain("marketplace"));
        Assert.That(Said(metadata, "license"), Is.EqualTo("MIT"));
        Assert.That(zip.GetEntry("lib/net10.0/PhbResources.Embedded.xml"), Is.Not.Null);
    }

    [Test]
    public void Symbols_have_the_source_in_them_and_nothing_names_the_machine_they_were_made_on()
    {
        using ZipArchive package = ZipFile.OpenRead(_packed.Package), symbols = ZipFile.OpenRead(_packed.Symbols);
        Assert.That(symbols.Entries.Where(entry => entry.Name.EndsWith(".pdb", StringComparison.Ordinal)).Select(entry => entry.FullName), Is.EquivalentTo(s_assemblies.Select(name => $"lib/net10.0/{name}.pdb")));
        foreach (ZipArchiveEntry entry in package.Entries.Concat(symbols.Entries))
        {
            byte[] bytes = Read(entry);
            foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Unicode })
                Assert.That(bytes.AsSpan().IndexOf(encoding.GetBytes(PackedSite.Repository)), Is.Negative, entry.FullName);
        }
    }

    private static async Task ExpectAsync(HttpClient client, string path, string type)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(type), path);
    }

    private static string[] Names(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];

    private static XElement Nuspec(ZipArchive zip)
    {
        using Stream stream = zip.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(stream).Root!.Elements().Single();
    }

    private static string Said(XElement metadata, string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

    private static Dictionary<string, string> Needed(XElement metadata) =>
        metadata.Descendants().Where(element => element.Name.LocalName == "dependency").ToDictionary(element => element.Attribute("id")!.Value, element => element.Attribute("version")!.Value);

    private static IEnumerable<string> OfAspNetCore =>
        Directory.EnumerateFiles(Path.GetDirectoryName(typeof(Microsoft.AspNetCore.Builder.WebApplication).Assembly.Location)!, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file));

    private static IEnumerable<string> References(string project) =>
        XDocument.Load(Path.Combine(PackedSite.Repository, "src", project, $"{project}.csproj")).Descendants("PackageReference").Select(element => element.Attribute("Include")!.Value);

    /// <summary>The width that a PNG file says it has (PNG specification, 11.2.2).</summary>
    private static int WidthOf(ZipArchiveEntry entry) => BinaryPrimitives.ReadInt32BigEndian(Read(entry).AsSpan(16));

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    [GeneratedRegex("(?:href|src)=\"(/assets/[^\"]+)\"")]
    private static partial Regex Asset();
}
