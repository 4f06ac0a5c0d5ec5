using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using UglyToad.PdfPig.AcroForms;
using UglyToad.PdfPig.AcroForms.Fields;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace PhbResources.BrowserTests;

/// <summary>Files that a press of a button brings, and the words in them.</summary>
internal static class Downloads
{
    /// <summary>Presses a button with exactly this name and gives the words of the file that comes, whose name is checked.</summary>
    public static Task<string> TextAsync(IPage page, string button, string name) =>
        TextAsync(page, () => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync(), name);

    /// <summary>The same where something else is done to get the file.</summary>
    public static async Task<string> TextAsync(IPage page, Func<Task> press, string name)
    {
        IDownload download = await page.RunAndWaitForDownloadAsync(press);
        Assert.That(download.SuggestedFilename, Is.EqualTo(name));
        byte[] file = await File.ReadAllBytesAsync(await download.PathAsync());
        return file switch
        {
            [(byte)'P', (byte)'K', ..] => OfParts(file),
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => OfPages(file),
            _ => Encoding.UTF8.GetString(file),
        };
    }

    private static string OfParts(byte[] file)
    {
        using ZipArchive archive = new(new MemoryStream(file));
        return WebUtility.HtmlDecode(string.Concat(archive.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(entry => new StreamReader(entry.Open()).ReadToEnd())));
    }

    private static string OfPages(byte[] file)
    {
        using PdfDocument pdf = PdfDocument.Open(file);
        IEnumerable<string> written = pdf.GetPages().Select(page => ContentOrderTextExtractor.GetText(page));
        // What was filled in stands in the fields of the form, where it can be changed.
        IEnumerable<string> filledIn = pdf.TryGetForm(out AcroForm? form) ? form.GetFields().Select(ValueOf) : [];
        return string.Join('\n', written.Concat(filledIn));
    }

    private static string ValueOf(AcroFieldBase field) => field switch
    {
        AcroTextField text => text.Value ?? "",
        AcroComboBoxField choice => string.Join(' ', choice.SelectedOptions),
        _ => "",
    };
}
