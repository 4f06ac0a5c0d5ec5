using System.Net;
using System.Text;
using System.Text.Json;
using PhbResources.Core.Library;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Docx;
using PhbResources.Documents.Yaml;

namespace PhbResources.Site.Tests;

/// <summary>Templates that are files somebody shared.</summary>
internal sealed class SharedFileTests : OnTheSite
{
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private byte[] _bytes = [];
    private Template _alone = null!;
    private Template _beside = null!;

    private static string Address(Template template, int file = 0) => $"/templates/{template.Slug}/files/{Uri.EscapeDataString(template.Files[file].Name)}";

    [OneTimeSetUp]
    public void Share()
    {
        _bytes = Docx("The wallaby & the <b>dog</b> are fed at six o'clock.");
        _alone = Library.Add("Feeding the animals", StandInLibrary.Record, "Daily records", template => template with
        {
            Body = "",
            Credit = "Zoë",
            Files = [Library.Share("Zoë’s feeding plan.docx", _bytes)],
        });
        _beside = Library.Add("Feeding the fish", StandInLibrary.Record, "Daily records", template => template with
        {
            Files = [Library.Share("Fish.docx", Docx("The trout is fed at seven.")), Library.Share("Fish.rtf", Encoding.ASCII.GetBytes(@"{\rtf1\ansi The carp is fed at eight.\par}"))],
        });
    }

    [Test]
    public async Task The_original_is_given_out_as_it_was_shared_and_can_do_nothing_here()
    {
        HttpResponseMessage response = await Site.GetAsync(Address(_alone));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(_bytes));
        Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo(WordType));
        Assert.That(response.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
        Assert.That(response.Content.Headers.ContentDisposition.FileNameStar, Is.EqualTo("Zoë’s feeding plan.docx"));
        Assert.That(string.Join(' ', response.Headers.GetValues("Content-Security-Policy")), Does.Contain("sandbox").And.Contain("default-src 'none'"));
        Assert.That(response.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
        Assert.That(response.Headers.ETag!.ToString(), Is.EqualTo(_alone.Files[0].ETag));
        Assert.That(response.Headers.AcceptRanges, Does.Contain("bytes"));
    }

    [Test]
    public async Task The_original_can_be_had_in_pieces_and_not_twice()
    {
        HttpResponseMessage part = await Site.GetAsync(Address(_alone), ("Range", "bytes=100-199"));
        Assert.That(part.StatusCode, Is.EqualTo(HttpStatusCode.PartialContent));
        Assert.That(await part.Content.ReadAsByteArrayAsync(), Is.EqualTo(_bytes[100..200]));
        Assert.That((await Site.GetAsync(Address(_alone), ("If-None-Match", _alone.Files[0].ETag))).StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        HttpResponseMessage head = await Site.SendAsync(HttpMethod.Head, Address(_alone));
        Assert.That((head.StatusCode, head.Content.Headers.ContentLength), Is.EqualTo((HttpStatusCode.OK, (long?)_bytes.Length)));
    }

    [Test]
    public async Task A_whole_original_counts_as_a_download()
    {
        long before = Library.Counter.TotalOf(_beside.Key);
        await Site.GetAsync(Address(_beside));
        await Site.SendAsync(HttpMethod.Head, Address(_beside));
        await Site.GetAsync(Address(_beside), ("If-None-Match", _beside.Files[0].ETag));
        Assert.That(Library.Counter.TotalOf(_beside.Key), Is.EqualTo(before + 1));
    }

    [TestCase("/templates/feeding-the-animals/files/other.docx")]
    [TestCase("/templates/no-such-template/files/Fish.docx")]
    [TestCase("/templates/feeding-the-animals/files/..%2F..%2Fsecret")]
    [TestCase("/templates/feeding-the-animals/files/shared.docx")]
    public async Task What_is_not_there_is_not_found(string address) =>
        Assert.That((await Site.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task A_file_has_one_address_whatever_the_case_it_is_asked_in()
    {
        HttpResponseMessage response = await Site.GetAsync("/templates/Feeding-the-fish/files/fish.DOCX");
        Assert.That((response.StatusCode, response.Headers.Location!.ToString()), Is.EqualTo((HttpStatusCode.MovedPermanently, "/templates/feeding-the-fish/files/Fish.docx")));
    }

    [Test]
    public async Task A_file_goes_with_its_template_at_once()
    {
        Template gone = Library.Add("Gone soon", StandInLibrary.Record, "Daily records", template => template with { Body = "", Files = [Library.Share("Soon.txt", "Soon gone."u8.ToArray())] });
        string address = Address(gone);
        Assert.That((await Site.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Library.Remove(gone);
        Assert.That((await Site.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Site.GetAsync($"/templates/{gone.Slug}/download?format=txt")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_download_of_a_format_is_the_original_only_where_we_do_not_write_it_ourselves()
    {
        Assert.That(await Site.Client.GetByteArrayAsync($"/templates/{_alone.Slug}/download?format=docx"), Is.EqualTo(_bytes));
        HttpResponseMessage ours = await Site.GetAsync($"/templates/{_beside.Slug}/download?format=docx");
        Assert.That(ours.Content.Headers.ContentDisposition!.ToString(), Does.Contain("feeding-the-fish.docx"));
        HttpResponseMessage theirs = await Site.GetAsync($"/templates/{_beside.Slug}/download?format=rtf");
        Assert.That(theirs.Content.Headers.ContentDisposition!.ToString(), Does.Contain("Fish.rtf"));
    }

    [TestCase("format=pdf", "does not come as PDF. It comes as docx.")]
    [TestCase("format=docx&large-print=true", "does not come in large print")]
    [TestCase("format=docx&guidance=false", "does not come in large print")]
    [TestCase("format=docx&version=1", "does not come in large print")]
    public async Task A_shared_file_is_never_turned_into_something_else(string asked, string words)
    {
        HttpResponseMessage response = await Site.GetAsync($"/templates/{_alone.Slug}/download?{asked}");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain(words));
    }

    [Test]
    public async Task Its_page_shows_the_original_and_what_is_in_it()
    {
        string page = await Site.TextAsync($"/templates/{_alone.Slug}");
        Assert.That(page, Does.Contain("<strong>The original file:</strong> Word document, " + FileSizesOf(_bytes.Length)));
        Assert.That(page, Does.Contain(Address(_alone)).And.Contain("The wallaby &amp; the &lt;b&gt;dog&lt;/b&gt; are fed"));
        Assert.That(page, Does.Not.Contain("/fill\"").And.Not.Contain("There is no file of this one"));
        string both = await Site.TextAsync($"/templates/{_beside.Slug}");
        Assert.That(both, Does.Contain(Address(_beside, 1)).And.Contain("/fill\"").And.Contain("download?format=pdf").And.Not.Contain("trout"));
        Assert.That(Encoding.UTF8.GetByteCount(page), Is.LessThan(50 * 1024));
    }

    [Test]
    public async Task A_picture_says_that_its_words_cannot_be_shown()
    {
        Template picture = Library.Add("A picture", StandInLibrary.Record, "Daily records", template => template with { Body = "", Files = [Library.Share("Poster.png", Png)] });
        Assert.That(await Site.TextAsync($"/templates/{picture.Slug}"), Does.Contain("it is a picture or a scan").And.Contain("picture (PNG)"));
    }

    [Test]
    public async Task There_is_nothing_to_fill_in_in_a_file()
    {
        HttpResponseMessage response = await Site.GetAsync($"/templates/{_alone.Slug}/fill");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("is a file that somebody shared"));
    }

    [Test]
    public async Task The_API_names_the_file_its_size_and_its_address()
    {
        using JsonDocument json = JsonDocument.Parse(await Site.TextAsync($"/api/v1/templates/{_alone.Slug}"));
        JsonElement file = json.RootElement.GetProperty("files")[0];
        Assert.That(json.RootElement.GetProperty("formats").EnumerateArray().Select(format => format.GetString()), Is.EqualTo(new[] { "docx" }));
        Assert.That(json.RootElement.GetProperty("previewHtml").GetString(), Does.Contain("wallaby"));
        Assert.That(file.GetProperty("size").GetInt64(), Is.EqualTo(_bytes.Length));
        Assert.That(file.GetProperty("mediaType").GetString(), Is.EqualTo(WordType));
        Assert.That(await Site.Client.GetByteArrayAsync(file.GetProperty("url").GetString()!), Is.EqualTo(_bytes));
        using JsonDocument both = JsonDocument.Parse(await Site.TextAsync($"/api/v1/templates/{_beside.Slug}"));
        Assert.That(both.RootElement.GetProperty("formats").EnumerateArray().Select(format => format.GetString()), Does.Contain("rtf").And.Contain("pdf"));
    }

    [Test]
    public async Task Lists_filter_by_the_extension_of_a_file_and_searches_find_its_words()
    {
        string list = await Site.TextAsync("/templates?format=rtf");
        Assert.That(list, Does.Contain("Feeding the fish").And.Not.Contain("Feeding the animals"));
        Assert.That(await Site.TextAsync("/search?q=wallaby"), Does.Contain("Feeding the animals"));
    }

    [Test]
    public async Task Structured_data_names_the_original()
    {
        string page = await Site.TextAsync($"/templates/{_alone.Slug}");
        int start = page.IndexOf("application/ld+json\">", StringComparison.Ordinal) + "application/ld+json\">".Length;
        using JsonDocument json = JsonDocument.Parse(page[start..page.IndexOf("</script>", start, StringComparison.Ordinal)]);
        JsonElement encoding = json.RootElement.GetProperty("encoding").EnumerateArray().Single();
        Assert.That(encoding.GetProperty("contentUrl").GetString(), Does.EndWith(Address(_alone)));
        Assert.That(encoding.GetProperty("encodingFormat").GetString(), Is.EqualTo(WordType));
    }

    private static string FileSizesOf(long bytes) => $"{Math.Max(1, (bytes + 512) / 1024)} KB";

    private static byte[] Docx(string text)
    {
        using MemoryStream stream = new();
        TemplateDocument document = new("Feeding", BodyReader.Read($"sections:\n  - heading: Times\n    content:\n      - text: \"{text}\"\n")) { UpdatedOn = new DateOnly(2026, 4, 6) };
        new DocxWriter().Write(document, WriteOptions.Default, stream);
        return stream.ToArray();
    }

    // One white pixel.
    private static byte[] Png => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==");
}
