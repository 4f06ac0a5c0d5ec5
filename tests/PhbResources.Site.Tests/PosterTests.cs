using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PhbResources.Core.Library;

namespace PhbResources.Site.Tests;

/// <summary>What brings people here from elsewhere: posters, short links, pictures beside links.</summary>
internal sealed partial class PosterTests : OnTheSite
{
    private const string Poster = "/templates/weekly-rota/poster";

    [Test]
    public async Task A_short_link_on_a_poster_leads_to_its_template_even_as_people_type_it()
    {
        string typed = Address().Match(WebUtility.HtmlDecode(await Site.TextAsync(Poster)).Replace("<wbr>", "", StringComparison.Ordinal)).Groups[1].Value;
        Assert.That(typed, Does.Match("^127\\.0\\.0\\.1:[0-9]+/t/[0-9a-z]{6}$"));
        string path = typed[typed.IndexOf('/', StringComparison.Ordinal)..];
        foreach (string way in new[] { path, path.ToUpperInvariant() })
        {
            using HttpResponseMessage answer = await Site.GetAsync(way);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), way);
            Assert.That(answer.Headers.Location?.ToString(), Is.EqualTo("/templates/weekly-rota"));
        }

        Assert.That((await Site.GetAsync("/t/uuuuuu")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_shelf_has_a_poster_with_what_stands_on_it()
    {
        string page = WebUtility.HtmlDecode(await Site.TextAsync("/poster?category=rotas-and-time"));
        Assert.That(page, Does.Contain("<h2>Rotas and time</h2>").And.Contain("Weekly rota").And.Contain("/t/"));
        Assert.That((await Site.GetAsync("/poster?category=nothing")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await Site.GetAsync("/templates/nothing/poster")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await Site.TextAsync("/templates?category=rotas-and-time"), Does.Contain("/poster?category=rotas-and-time"));
    }

    [Test]
    public async Task A_reader_of_QR_codes_reads_the_short_link()
    {
        string reader = "/usr/bin/zbarimg";
        if (!File.Exists(reader))
            Assert.Ignore("There is no reader of QR codes here: install zbar-tools to have this tested.");
        string page = WebUtility.HtmlDecode(await Site.TextAsync(Poster)).Replace("<wbr>", "", StringComparison.Ordinal);
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pgm");
        try
        {
            File.WriteAllBytes(file, Picture(page, scale: 6));
            using Process process = Process.Start(new ProcessStartInfo(reader, ["--quiet", "--raw", "--nodbus", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            string read = await process.StandardOutput.ReadToEndAsync();
            Assert.That(read.Trim(), Is.EqualTo("http://" + Address().Match(page).Groups[1].Value));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public async Task The_page_of_a_template_tells_other_sites_its_picture_which_is_a_small_PNG_that_is_fetched_once()
    {
        if (!Library.Cards.CanDraw)
            Assert.Ignore("There is no font here to draw with.");
        string page = WebUtility.HtmlDecode(await Site.TextAsync("/templates/weekly-rota"));
        string address = Image().Match(page).Groups[1].Value;
        Assert.That(address, Does.StartWith($"{Site.Address}/templates/weekly-rota/picture.png?v="));
        Assert.That(page, Does.Contain("og:image:width\" content=\"1200\"").And.Contain("og:image:height\" content=\"630\"").And.Contain("The first page of “Weekly rota”").And.Contain("summary_large_image"));

        using HttpResponseMessage picture = await Site.GetAsync(new Uri(address).PathAndQuery);
        byte[] bytes = await picture.Content.ReadAsByteArrayAsync();
        Assert.That(picture.Content.Headers.ContentType?.MediaType, Is.EqualTo("image/png"));
        Assert.That(((bytes[18] << 8) | bytes[19], (bytes[22] << 8) | bytes[23]), Is.EqualTo((1200, 630)));
        Assert.That(bytes, Has.Length.LessThan(100 * 1024));
        Assert.That(picture.Headers.GetValues("Cross-Origin-Resource-Policy").Single(), Is.EqualTo("cross-origin"));
        using HttpResponseMessage again = await Site.GetAsync(new Uri(address).PathAndQuery, ("If-None-Match", picture.Headers.ETag!.ToString()));
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }

    [Test]
    public async Task The_page_of_a_template_shows_its_first_page_in_the_smallest_of_the_sizes_that_pictures_have()
    {
        if (!Library.Cards.CanDraw)
            Assert.Ignore("There is no font here to draw with.");
        string page = WebUtility.HtmlDecode(await Site.TextAsync("/templates/weekly-rota"));
        string picture = FirstPage().Match(page).Value;
        Assert.That(picture, Does.Contain("width=\"320\"").And.Contain("loading=\"lazy\"").And.Contain("alt=\"The first page of “Weekly rota”\""));
        string address = FirstPage().Match(page).Groups[1].Value;
        foreach (int width in new[] { 320, 640 })
        {
            using HttpResponseMessage answer = await Site.GetAsync(address.Replace("320", $"{width}", StringComparison.Ordinal));
            byte[] bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("image/png"));
            Assert.That((bytes[18] << 8) | bytes[19], Is.EqualTo(width));
            if (width == 320)
                Assert.That(picture, Does.Contain($"height=\"{(bytes[22] << 8) | bytes[23]}\""), "so that nothing jumps");
        }

        foreach (string other in new[] { "?width=321", "?width=99999", "", "?width=x" })
            Assert.That((await Site.GetAsync("/templates/weekly-rota/first-page.png" + other)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), other);
    }

    [Test]
    public async Task A_template_that_is_taken_down_has_no_poster_picture_or_short_link_any_more()
    {
        Template gone = Library.Add("Soon gone", StandInLibrary.Record, "Daily records");
        string typed = Address().Match(WebUtility.HtmlDecode(await Site.TextAsync("/templates/soon-gone/poster")).Replace("<wbr>", "", StringComparison.Ordinal)).Groups[1].Value;
        Library.Remove(gone);
        foreach (string path in new[] { "/templates/soon-gone/poster", "/templates/soon-gone/picture.png", "/templates/soon-gone/first-page.png?width=320", typed[typed.IndexOf('/', StringComparison.Ordinal)..] })
            Assert.That((await Site.GetAsync(path)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
    }

    /// <summary>The drawing of the page as a grey picture.</summary>
    private static byte[] Picture(string page, int scale)
    {
        int size = int.Parse(Square().Match(page).Groups[1].Value, CultureInfo.InvariantCulture);
        bool[,] dark = new bool[size, size];
        foreach (Match run in Run().Matches(page))
        {
            int[] numbers = [.. run.Groups.Values.Skip(1).Select(group => int.Parse(group.Value, CultureInfo.InvariantCulture))];
            for (int x = numbers[0]; x < numbers[0] + numbers[2]; x++)
                dark[numbers[1], x] = true;
        }

        byte[] head = Encoding.ASCII.GetBytes($"P5\n{size * scale} {size * scale}\n255\n");
        byte[] pixels = new byte[size * scale * size * scale];
        for (int at = 0; at < pixels.Length; at++)
            pixels[at] = dark[at / (size * scale) / scale, at % (size * scale) / scale] ? (byte)0 : (byte)255;
        return [.. head, .. pixels];
    }

    [GeneratedRegex("poster-address\">([^<]+)<")]
    private static partial Regex Address();

    [GeneratedRegex("class=\"qr\" viewBox=\"0 0 ([0-9]+) ")]
    private static partial Regex Square();

    [GeneratedRegex("M([0-9]+) ([0-9]+)h([0-9]+)v1h-[0-9]+z")]
    private static partial Regex Run();

    [GeneratedRegex("<img class=\"first-page\" src=\"([^\"]+)\"[^>]*>")]
    private static partial Regex FirstPage();

    [GeneratedRegex("og:image\" content=\"([^\"]+)\"")]
    private static partial Regex Image();
}
