using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>What arrives on a person's disk.</summary>
public sealed class DownloadTests
{
    [TestCase("Download Weekly rota as Word", "weekly-rota.docx")]
    [TestCase("Large print Word", "weekly-rota-large-print.docx")]
    public async Task A_downloaded_Word_file_is_whole_and_valid(string link, string name)
    {
        await using Visit visit = await Visit.StartAsync();
        await visit.OpenAsync(MainPage.Template);
        IDownload download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());

        Assert.That(download.SuggestedFilename, Is.EqualTo(name));
        using WordprocessingDocument document = WordprocessingDocument.Open(await download.PathAsync(), isEditable: false);
        Assert.That(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"), Is.Empty);
        Assert.That(document.MainDocumentPart!.Document!.InnerText, Does.Contain("Weekly rota").And.Contain("Monday"));
        visit.ExpectNoComplaints();
    }
}
