using System.Net;

namespace PhbResources.Site.Tests;

internal sealed class DownloadTests : OnTheSite
{
    private const string Word = "/templates/weekly-rota/download?format=docx";

    [Test]
    public async Task A_file_has_its_name_its_type_and_its_date()
    {
        HttpResponseMessage response = await Site.GetAsync(Word);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
        Assert.That(response.Content.Headers.ContentDisposition!.DispositionType, Is.EqualTo("attachment"));
        Assert.That(response.Content.Headers.ContentDisposition.FileNameStar ?? response.Content.Headers.ContentDisposition.FileName, Is.EqualTo("weekly-rota.docx"));
        Assert.That(response.Content.Headers.LastModified!.Value.UtcDateTime, Is.EqualTo(StandInLibrary.Day));
        Assert.That(response.Headers.AcceptRanges, Does.Contain("bytes"));
    }

    [Test]
    public async Task Large_print_is_another_file()
    {
        HttpResponseMessage large = await Site.GetAsync(Word + "&large-print=true");
        Assert.That(large.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(large.Content.Headers.ContentDisposition!.ToString(), Does.Contain("large-print"));
        Assert.That(large.Headers.ETag, Is.Not.EqualTo((await Site.GetAsync(Word)).Headers.ETag));
    }

    [Test]
    public async Task A_file_can_be_had_in_pieces()
    {
        byte[] whole = await Site.Client.GetByteArrayAsync(Word);
        HttpResponseMessage part = await Site.GetAsync(Word, ("Range", "bytes=100-199"));
        Assert.That(part.StatusCode, Is.EqualTo(HttpStatusCode.PartialContent));
        Assert.That(part.Content.Headers.ContentRange!.ToString(), Is.EqualTo($"bytes 100-199/{whole.Length}"));
        Assert.That(await part.Content.ReadAsByteArrayAsync(), Is.EqualTo(whole[100..200]));
        HttpResponseMessage beyond = await Site.GetAsync(Word, ("Range", $"bytes={whole.Length}-"));
        Assert.That(beyond.StatusCode, Is.EqualTo(HttpStatusCode.RequestedRangeNotSatisfiable));
    }

    [Test]
    public async Task A_piece_of_a_file_that_changed_since_is_given_whole()
    {
        HttpResponseMessage response = await Site.GetAsync(Word, ("Range", "bytes=100-199"), ("If-Range", "\"older\""));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Only_files_that_were_really_given_out_are_counted()
    {
        Guid key = Library.Templates.Single(template => template.Slug == "home-risk-assessment").Key;
        const string path = "/templates/home-risk-assessment/download?format=docx";
        long before = Library.Counter.TotalOf(key);
        HttpResponseMessage first = await Site.GetAsync(path);
        Assert.That(Library.Counter.TotalOf(key), Is.EqualTo(before + 1));
        await Site.SendAsync(HttpMethod.Head, path);
        await Site.GetAsync(path, ("If-None-Match", first.Headers.ETag!.ToString()));
        await Site.GetAsync(path, ("Range", "bytes=100-199"));
        await Site.GetAsync(path + "&version=x");
        Assert.That(Library.Counter.TotalOf(key), Is.EqualTo(before + 1));
    }
}
