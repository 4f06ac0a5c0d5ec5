using PhbResources.Documents.Privacy;
using PhbResources.Documents.Tests.Writing;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Pdf.Fonts;

namespace PhbResources.Documents.Tests.Privacy;

internal sealed class BlankFormTests
{
    private static readonly IReadOnlyList<IDocumentWriter> Writers = new DocumentWriters(new FontShelf(FontFolders.Usual())).All;

    [Test]
    public async Task The_blank_templates_of_the_library_give_nobody_away_in_any_format()
    {
        var all = Repository.TemplateFiles().ToList();
        var files = all.Where((_, index) => Environment.GetEnvironmentVariable("PHB_SLOW") == "1" || index % 4 == 0).ToList();
        var bad = new List<string>();
        var checks = 0;
        foreach (var path in files)
        {
            var document = LibraryDocuments.ReadFile(path);
            foreach (var writer in Writers)
            {
                var name = Path.GetFileNameWithoutExtension(path) + "." + writer.Format.Extension.TrimStart('.');
                foreach (var finding in await PrivacyCheckTests.Check(LibraryDocuments.Written(writer, document), name))
                {
                    if (finding.Level == FindingLevel.MustRemove) bad.Add($"{name}: {finding} {string.Concat(finding.Spans.Select(span => span.Text))}");
                    if (finding.Level == FindingLevel.Check) checks++;
                    if (finding.Level != FindingLevel.Info) TestContext.Out.WriteLine($"{name}: {finding} '{string.Concat(finding.Spans.Select(span => span.Text))}'");
                }
            }
        }

        TestContext.Out.WriteLine($"{files.Count} templates: {checks} to check");
        Assert.That(bad, Is.Empty);
        Assert.That(checks, Is.LessThanOrEqualTo(files.Count / 20));
    }
}
