using System.Diagnostics;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;

namespace PhbResources.Documents.Tests.Writing;

/// <summary>Another program than Word opens our files and finds everything in them.</summary>
[Category("LibreOffice")]
public class LibreOfficeTests
{
    private const string Program = "soffice";
    private string folder = null!;

    [OneTimeSetUp]
    public void Find_LibreOffice()
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, Program)));
        if (!found) Assert.Ignore("LibreOffice is not installed: 'soffice' is not on the PATH. Install libreoffice-writer to run these tests.");
        folder = Directory.CreateTempSubdirectory("phb-libreoffice-").FullName;
    }

    [OneTimeTearDown]
    public void Remove_files()
    {
        if (folder is not null) Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void Text_and_answers_come_out_of_a_Word_file_again()
    {
        var text = File.ReadAllText(Convert(Samples.Everything, new WriteOptions { Answers = Samples.Filled }, "txt:Text (encoded):UTF8", "txt"));
        Assert.Multiple(() =>
        {
            foreach (var section in Samples.Everything.Body.Sections) Assert.That(text, Does.Contain(section.Heading));
            foreach (var field in Samples.Everything.Body.AllFields().Where(field => !Samples.Everything.Body.Fields.Contains(field))) Assert.That(text, Does.Contain(field.Label));
            foreach (var answer in new[] { "Łukasz Example", "عائشة", "Ngọc", "23 November 2026", "1,234.50", "Second line", "Bring keys", "Extra day" }) Assert.That(text, Does.Contain(answer));
        });
    }

    [Test]
    public void A_rota_for_a_week_prints_on_one_landscape_page()
    {
        var pdf = File.ReadAllBytes(Convert(Samples.Rota with { Sources = [], LawCheckedOn = null }, WriteOptions.Default, "pdf", "pdf"));
        var content = System.Text.Encoding.Latin1.GetString(pdf);
        Assert.That(System.Text.RegularExpressions.Regex.Count(content, @"/Type\s*/Page\b"), Is.EqualTo(1));
    }

    private string Convert(TemplateDocument document, WriteOptions options, string filter, string extension)
    {
        var name = Guid.NewGuid().ToString("N");
        File.WriteAllBytes(Path.Combine(folder, name + ".docx"), Docx.Written(document, options));
        var start = new ProcessStartInfo(Program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--convert-to", filter, name + ".docx" })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(1)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("LibreOffice did not end within a minute.");
        }

        var result = Path.Combine(folder, $"{name}.{extension}");
        Assert.That(result, Does.Exist, output.Result + errors.Result);
        return result;
    }
}
