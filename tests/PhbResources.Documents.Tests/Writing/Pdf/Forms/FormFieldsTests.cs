using CsCheck;
using PhbResources.Documents.Writing;
using UglyToad.PdfPig.AcroForms;
using UglyToad.PdfPig.AcroForms.Fields;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace PhbResources.Documents.Tests.Writing.Pdf.Forms;

/// <summary>Places to fill in, as another PDF reader finds them.</summary>
public class FormFieldsTests
{
    [Test]
    public void Every_field_of_the_document_can_be_filled_in()
    {
        using var pdf = new Pdf(Samples.Everything);
        var fields = Fields(pdf).ToDictionary(field => field.Information.PartialName!);
        Assert.Multiple(() =>
        {
            Assert.That(fields.Keys, Is.SupersetOf(new[] { "employer-name", "name", "started", "at", "weekly", "staff", "pay", "why", "agree", "signed", "cover/1", "days/2" }));
            Assert.That(fields["started"].Information.AlternateName, Is.EqualTo("First day. A Monday"));
            Assert.That(fields["name"], Is.InstanceOf<AcroTextField>().With.Property("IsMultiline").False);
            Assert.That(fields["why"], Is.InstanceOf<AcroTextField>().With.Property("IsMultiline").True);
            Assert.That(fields["agree"], Is.InstanceOf<AcroCheckboxField>().With.Property("IsChecked").False);
            Assert.That(fields.Values.OfType<AcroComboBoxField>().First().Options.Select(option => option.Name), Is.EqualTo(new[] { "Team", "Agency" }));
            Assert.That(fields.Values.Select(field => field.Information.AlternateName), Is.All.Not.Empty);
            Assert.That(fields, Does.Not.ContainKey("face"), "a photo is stuck on paper");
        });
    }

    [Test]
    public void What_was_filled_in_is_the_value_and_shows()
    {
        using var pdf = new Pdf(Samples.Everything, new WriteOptions { Answers = Samples.Filled });
        var fields = Fields(pdf).ToDictionary(field => field.Information.PartialName!);
        Assert.Multiple(() =>
        {
            Assert.That(((AcroTextField)fields["name"]).Value, Is.EqualTo("عائشة"));
            Assert.That(((AcroTextField)fields["why"]).Value, Is.EqualTo("First line\nSecond line"));
            Assert.That(((AcroTextField)fields["signed"]).Value, Is.EqualTo("Ngọc"));
            Assert.That(((AcroCheckboxField)fields["agree"]).IsChecked);
            Assert.That(((AcroCheckboxField)fields["days/2"]).IsChecked);
            Assert.That(((AcroCheckboxField)fields["days/1"]).IsChecked, Is.False);
            Assert.That(Look(pdf, fields["name"]), Does.Contain("TJ"));
        });
    }

    [Test]
    public void Every_field_brings_its_own_look_and_one_for_each_state()
    {
        using var pdf = new Pdf(Samples.Everything, new WriteOptions { Answers = Samples.Filled });
        foreach (var field in Fields(pdf))
        {
            var normal = pdf.Dictionary(field.Dictionary, "AP")!.Data["N"];
            if (field is AcroCheckboxField) Assert.That(((DictionaryToken)pdf.Resolve(normal)!).Data.Keys, Is.EquivalentTo(new[] { "Yes", "Off" }));
            else Assert.That(pdf.Resolve(normal), Is.InstanceOf<StreamToken>());
            Assert.That(Pdf.String(field.Dictionary.Data["DA"]), Does.Contain("Tf"));
        }

        var form = pdf.Dictionary(pdf.Catalog, "AcroForm")!;
        Assert.That(form.Data["NeedAppearances"], Is.InstanceOf<BooleanToken>().With.Property("Data").False);
    }

    [Test]
    [TestCaseSource(typeof(Repository), nameof(Repository.TemplateFiles))]
    public void Fields_of_a_template_are_on_their_pages_apart_from_each_other_and_named_once(string file)
    {
        var document = LibraryDocuments.ReadFile(file);
        using var pdf = new Pdf(document, new WriteOptions { LargePrint = Path.GetFileName(file).Length % 2 == 1 });
        var fields = Fields(pdf).Select(field => (field.Information.PartialName, Page: field.PageNumber!.Value, Area: field.Bounds!.Value)).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(fields.GroupBy(field => field.PartialName).Where(group => group.Count() > 1).Select(group => group.Key), Is.Empty);
            foreach (var group in fields.GroupBy(field => field.Page))
            {
                var page = pdf.File.GetPage(group.Key).MediaBox.Bounds;
                var areas = group.OrderByDescending(field => field.Area.Top).ToArray();
                Assert.That(areas.Where(field => field.Area.Left < 0 || field.Area.Bottom < 0 || field.Area.Right > page.Right || field.Area.Top > page.Top || field.Area.Width < 5 || field.Area.Height < 5)
                    .Select(field => $"{field.PartialName} on page {field.Page}: {field.Area}"), Is.Empty);
                for (var one = 0; one < areas.Length; one++)
                {
                    for (var other = one + 1; other < areas.Length && areas[other].Area.Top > areas[one].Area.Bottom + 0.5; other++)
                    {
                        Assert.That(Overlap(areas[one].Area, areas[other].Area), Is.False, $"{areas[one].PartialName} and {areas[other].PartialName} on page {group.Key}");
                    }
                }
            }
        });
    }

    [Test]
    public void Any_text_typed_before_is_the_value_of_its_field() => Wild.Text.Where(text => !string.IsNullOrWhiteSpace(XmlText.Clean(text))).Sample(text =>
    {
        var document = Samples.Document("Any", """
            sections:
              - heading: One
                content: [{ field: { id: a, label: A } }, { field: { id: b, label: B, type: longText } }]
            """);
        using var pdf = new Pdf(document, new WriteOptions { Answers = new Answers { Fields = new Dictionary<string, IReadOnlyList<string>> { ["a"] = [text], ["b"] = [text] } } });
        var shown = XmlText.Clean(text).ReplaceLineEndings("\n");
        return new PdfUa(pdf).Faults().Count == 0
            && Fields(pdf).OfType<AcroTextField>().All(field => field.Value!.ReplaceLineEndings("\n") == shown);
    }, iter: Environment.GetEnvironmentVariable("PHB_SLOW") == "1" ? 2000 : 60, threads: 1);

    private static bool Overlap(PdfRectangle one, PdfRectangle other) =>
        Math.Min(one.Right, other.Right) - Math.Max(one.Left, other.Left) > 0.5 && Math.Min(one.Top, other.Top) - Math.Max(one.Bottom, other.Bottom) > 0.5;

    private static IReadOnlyList<AcroFieldBase> Fields(Pdf pdf)
    {
        Assert.That(pdf.File.TryGetForm(out AcroForm? form), "the file has a form");
        return form!.Fields;
    }

    private static string Look(Pdf pdf, AcroFieldBase field)
    {
        var stream = (StreamToken)pdf.Resolve(pdf.Dictionary(field.Dictionary, "AP")!.Data["N"])!;
        using var zip = new System.IO.Compression.ZLibStream(new MemoryStream(stream.Data.ToArray()), System.IO.Compression.CompressionMode.Decompress);
        return new StreamReader(zip).ReadToEnd();
    }
}
