using System.IO.Compression;
using DocumentFormat.OpenXml;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Yaml;
using W = DocumentFormat.OpenXml.Wordprocessing;
using W14 = DocumentFormat.OpenXml.Office2010.Word;

namespace PhbResources.Documents.Tests.Writing;

public class DocxWriterTests
{
    private static IEnumerable<TestCaseData> Variants()
    {
        foreach (var document in new[] { Samples.Everything, Samples.Rota, new TemplateDocument("", new DocumentBody()), Samples.Document("A5", "page: { size: A5 }\n" + Samples.EverythingYaml) })
        {
            foreach (var large in new[] { false, true })
            {
                foreach (var without in new[] { false, true })
                {
                    foreach (var answers in new[] { Answers.None, Samples.Filled })
                        yield return new TestCaseData(document, new WriteOptions { LargePrint = large, WithoutGuidance = without, Answers = answers })
                            .SetArgDisplayNames($"{document.Title}{(large ? " large" : "")}{(without ? " without guidance" : "")}{(answers == Answers.None ? "" : " filled in")}");
                }
            }
        }
    }

    [TestCaseSource(nameof(Variants))]
    public void A_file_has_no_fault_that_the_validator_of_Word_files_finds(TemplateDocument document, WriteOptions options)
    {
        using var docx = new Docx(document, options);
        Assert.That(docx.Errors(), Is.Empty);
    }

    [TestCaseSource(nameof(Variants))]
    public void The_same_document_gives_the_same_bytes(TemplateDocument document, WriteOptions options)
    {
        var first = Docx.Written(document, options);
        Assert.That(Docx.Written(document, options), Is.EqualTo(first));
    }

    [TestCaseSource(typeof(Repository), nameof(Repository.TemplateFiles))]
    public void Every_template_of_the_library_becomes_a_valid_file_in_ordinary_and_large_print(string path)
    {
        var entry = LibraryReader.ReadTemplate(File.ReadAllText(path), Path.GetFileName(path), Repository.Figures);
        var document = new TemplateDocument(entry.Title, BodyReader.Read(entry.BodyYaml, entry.Slug, Repository.Figures)) { Summary = entry.Summary, Sources = entry.Sources, LawCheckedOn = entry.LawCheckedOn };
        foreach (var options in new[] { new WriteOptions(), new WriteOptions { LargePrint = true, WithoutGuidance = true } })
        {
            using var docx = new Docx(document, options);
            Assert.That(docx.Errors(), Is.Empty);
        }
    }

    [Test]
    public void Zip_entries_carry_the_date_of_the_text_not_of_the_writing()
    {
        using var zip = new ZipArchive(new MemoryStream(Docx.Written(Samples.Everything)));
        Assert.That(zip.Entries.Select(entry => DateOnly.FromDateTime(entry.LastWriteTime.DateTime)), Is.All.EqualTo(Samples.Everything.UpdatedOn));
        Assert.That(zip.Entries.Select(entry => entry.FullName), Has.None.Contains("vbaProject").And.Some.EqualTo("word/document.xml"));
    }

    [Test]
    public void The_file_says_what_it_is()
    {
        using var docx = new Docx(Samples.Everything);
        var properties = docx.File.PackageProperties;
        Assert.Multiple(() =>
        {
            Assert.That((properties.Title, properties.Description, properties.Language), Is.EqualTo(("Everything at once", "A sample that shows what a document can hold.", "en-GB")));
            Assert.That((properties.Keywords, properties.Creator, properties.Version), Is.EqualTo(("rota, leave", "A contributor", "3")));
            Assert.That(properties.Created, Is.EqualTo(new DateTime(2026, 11, 22)));
            Assert.That(docx.Main.StyleDefinitionsPart!.Styles!.Descendants<W.Languages>().First().Val?.Value, Is.EqualTo("en-GB"));
            Assert.That(docx.Main.DocumentSettingsPart!.Settings!.Descendants<W.CompatibilitySetting>().Single(item => item.Name!.InnerText == "compatibilityMode").Val?.Value, Is.EqualTo("15"));
            var footer = Docx.TextOf(docx.Main.FooterParts.Single().Footer!);
            Assert.That(footer, Does.Contain("From PhbResources, written by A contributor. Version 3, 22 November 2026. Licence CC0 1.0.").And.Contain("Page 1 of 1").And.Contain("https://example.org/templates/sample"));
            Assert.That(docx.Main.FooterParts.Single().Footer!.Descendants<W.SimpleField>().Select(field => field.Instruction!.Value), Is.EqualTo(new[] { "PAGE", "NUMPAGES" }));
        });
    }

    [Test]
    public void Headings_lists_and_text_have_named_styles()
    {
        using var docx = new Docx(Samples.Everything);
        Assert.Multiple(() =>
        {
            Assert.That(docx.OfStyle("Title").Select(Docx.TextOf), Is.EqualTo(new[] { "Everything at once" }));
            Assert.That(docx.OfStyle("Heading1").Select(Docx.TextOf), Is.EqualTo(new[] { "About you", "What to do", "Only advice here", "Where this comes from" }));
            Assert.That(docx.OfStyle("Heading2").Select(Docx.TextOf), Is.EqualTo(new[] { "A heading inside" }));
            Assert.That(docx.OfStyle("ListBullet").Select(Docx.TextOf), Is.EqualTo(new[] { "Bullet one", "Bullet two", "Holiday entitlement" }));
            var used = docx.Body.Descendants<W.ParagraphStyleId>().Select(style => style.Val!.Value).ToHashSet();
            var defined = docx.Main.StyleDefinitionsPart!.Styles!.Elements<W.Style>().Select(style => style.StyleId!.Value).ToHashSet();
            Assert.That(used, Is.SubsetOf(defined));
            Assert.That(docx.Main.HyperlinkRelationships.Select(link => link.Uri.OriginalString), Is.EqualTo(new[] { "https://www.gov.uk/holiday-entitlement-rights" }));
        });
    }

    [Test]
    public void Every_numbered_list_starts_from_one()
    {
        using var docx = new Docx(Samples.Everything);
        var lists = docx.OfStyle("ListNumber").Select(item => item.ParagraphProperties!.NumberingProperties!.NumberingId!.Val!.Value).ToArray();
        Assert.That(lists[0], Is.EqualTo(lists[1]).And.Not.EqualTo(lists[2]));
        var numbering = docx.Main.NumberingDefinitionsPart!.Numbering!;
        foreach (var list in lists.Distinct())
            Assert.That(numbering.Elements<W.NumberingInstance>().Single(item => item.NumberID! == list).Descendants<W.StartOverrideNumberingValue>().Single().Val?.Value, Is.EqualTo(1));
    }

    [Test]
    public void Each_field_has_a_control_of_the_right_kind_with_its_label_and_id()
    {
        using var docx = new Docx(Samples.Everything);
        var kinds = new Dictionary<string, Type>
        {
            ["name"] = typeof(W.SdtContentText), ["started"] = typeof(W.SdtContentDate), ["at"] = typeof(W.SdtContentText), ["pay"] = typeof(W.SdtContentText),
            ["cover"] = typeof(W.SdtContentDropDownList), ["days-1"] = typeof(W14.SdtContentCheckBox), ["why"] = typeof(W.SdtContentText),
            ["agree"] = typeof(W14.SdtContentCheckBox), ["signed"] = typeof(W.SdtContentText), ["employer-name"] = typeof(W.SdtContentText), ["tick-2"] = typeof(W14.SdtContentCheckBox),
            ["shifts/1/finish"] = typeof(W.SdtContentText), ["shifts/1/who"] = typeof(W.SdtContentDropDownList), ["shifts/1/done"] = typeof(W14.SdtContentCheckBox), ["shifts/2/on"] = typeof(W.SdtContentDate),
        };
        Assert.Multiple(() =>
        {
            foreach (var (tag, kind) in kinds) Assert.That(docx.Control(tag).ChildElements.Select(child => child.GetType()), Has.Some.EqualTo(kind), tag);
            Assert.That(docx.Control("shifts/1/finish").GetFirstChild<W.SdtAlias>()?.Val?.Value, Is.EqualTo("Monday, Finish"));
            Assert.That(docx.Control("shifts/3/finish").GetFirstChild<W.SdtAlias>()?.Val?.Value, Is.EqualTo("Row 3, Finish"));
            Assert.That(docx.Control("why").GetFirstChild<W.SdtAlias>()?.Val?.Value, Is.EqualTo("Tell us why"));
            Assert.That(docx.Control("why").GetFirstChild<W.SdtContentText>()?.MultiLine?.Value, Is.True);
            Assert.That(docx.Control("cover").Descendants<W.ListItem>().Select(item => item.DisplayText!.Value), Is.EqualTo(new[] { "The team", "An agency", "Family" }));
            Assert.That(docx.Control("name").GetFirstChild<W.ShowingPlaceholder>(), Is.Not.Null);
            Assert.That(docx.Body.Descendants<W.SdtId>().Select(id => id.Val!.Value), Is.Unique);
        });
    }

    [Test]
    public void A_table_repeats_its_header_and_never_splits_a_row()
    {
        using var docx = new Docx(Samples.Everything);
        var table = docx.Body.Elements<W.Table>().Single(item => item.Descendants<W.TableHeader>().Any());
        var rows = table.Elements<W.TableRow>().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(rows, Has.Length.EqualTo(6), "header, two rows, two blank ones, total");
            Assert.That(rows[0].TableRowProperties!.GetFirstChild<W.TableHeader>(), Is.Not.Null);
            Assert.That(rows.Select(row => row.TableRowProperties!.GetFirstChild<W.CantSplit>()), Is.All.Not.Null);
            Assert.That(rows[1].Elements<W.TableCell>().First().Descendants<W.ParagraphStyleId>().Single().Val?.Value, Is.EqualTo("TableHeading"));
            Assert.That(Docx.TextOf(rows[^1]), Does.StartWith("Total"));
            Assert.That(table.GetFirstChild<W.TableProperties>()!.TableCaption!.Val?.Value, Is.EqualTo("Who works when"));
            Assert.That(table.Descendants<W.GridColumn>().Sum(column => int.Parse(column.Width!.Value!, System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(11906 - (2 * 1134)));
        });
    }

    [Test]
    public void Guidance_says_its_name_and_can_be_left_out_with_sections_that_hold_nothing_else()
    {
        using (var with = new Docx(Samples.Everything))
        {
            Assert.That(with.OfStyle("Guidance").Select(Docx.TextOf), Has.Some.EqualTo("Guidance: A short note."));
            Assert.That(with.Main.StyleDefinitionsPart!.Styles!.Elements<W.Style>().Single(style => style.StyleId == "Guidance").Descendants<W.LeftBorder>().Single().Size?.Value, Is.GreaterThan(12u));
        }

        using var without = new Docx(Samples.Everything, new WriteOptions { WithoutGuidance = true });
        Assert.That(without.Text(), Does.Not.Contain("Guidance").And.Not.Contain("A short note").And.Not.Contain("Only advice here").And.Contain("Thing to tick"));
    }

    [Test]
    public void Large_print_has_18_point_text_and_turns_wide_tables_to_the_long_side()
    {
        using var docx = new Docx(Samples.Everything, new WriteOptions { LargePrint = true });
        var defaults = docx.Main.StyleDefinitionsPart!.Styles!.DocDefaults!;
        Assert.That(defaults.Descendants<W.FontSize>().Single().Val?.Value, Is.EqualTo("36"));
        Assert.That(int.Parse(defaults.Descendants<W.SpacingBetweenLines>().Single().Line!.Value!, System.Globalization.CultureInfo.InvariantCulture), Is.GreaterThan(330));
        Assert.That(docx.Body.Descendants<W.PageSize>().Single().Orient?.Value, Is.EqualTo(W.PageOrientationValues.Landscape));
        Assert.That(docx.Body.Descendants<W.FontSize>().Select(size => int.Parse(size.Val!.Value!, System.Globalization.CultureInfo.InvariantCulture)), Is.All.GreaterThanOrEqualTo(32));
    }

    [Test]
    public void A_new_page_starts_with_what_follows_not_with_a_paragraph_of_its_own()
    {
        using var docx = new Docx(Samples.Document("Breaks", """
            sections:
              - heading: First
                content: [{ text: Before }, { pageBreak: true }]
              - heading: Second
                content: [{ text: After }, { pageBreak: true }, { field: { id: a, label: A } }, { pageBreak: true }]
            """) with { Sources = [], LawCheckedOn = null });
        var starting = docx.Body.Descendants<W.PageBreakBefore>().Select(start => start.Ancestors<W.Paragraph>().Single()).ToArray();
        Assert.That(docx.Body.Descendants<W.Break>(), Is.Empty);
        Assert.That(starting.Select(Docx.TextOf), Is.EqualTo(new[] { "Second", "" }), "nothing follows the last one");
        Assert.That(starting[1].NextSibling(), Is.TypeOf<W.Table>());
        Assert.That(docx.Errors(), Is.Empty);
    }

    [Test]
    public void A_table_too_wide_for_large_print_becomes_a_form_for_each_row()
    {
        var columns = string.Join(", ", Enumerable.Range(1, 14).Select(at => $"{{ id: c{at}, label: Afternoon {at} }}"));
        var wide = Samples.Document("Wide", $"sections: [{{ heading: H, content: [{{ table: {{ id: t, caption: Shifts, blankRows: 30, columns: [{columns}], rows: [[Monday]] }} }}] }}]");
        using var large = new Docx(wide, new WriteOptions { LargePrint = true });
        using var ordinary = new Docx(wide);
        Assert.That(large.Body.Elements<W.Table>().Select(table => table.Elements<W.TableRow>().Count()), Is.All.EqualTo(7), "two boxes a line");
        Assert.That(large.Body.Elements<W.Table>().Count(), Is.EqualTo(1 + 8), "its own row and a few of the blank ones");
        Assert.That(ordinary.Body.Elements<W.Table>().Single().Elements<W.TableRow>().Count(), Is.EqualTo(1 + 1 + 30));
        Assert.That(large.Control("t/1/c14").GetFirstChild<W.SdtAlias>()?.Val?.Value, Is.EqualTo("Monday, Afternoon 14"));
        Assert.That(large.Errors(), Is.Empty);
    }

    [Test]
    public void Answers_stand_where_they_belong_in_the_words_people_use()
    {
        using var docx = new Docx(Samples.Everything, new WriteOptions { Answers = Samples.Filled });
        var text = docx.Text();
        foreach (var expected in new[] { "between Łukasz Example and", "£13.50 an hour", "Ask Łukasz Example first.", "عائشة", "23 November 2026", "07:30", "£ 1,234.50", "An agency", "First line\nSecond line", "Ngọc", "08:00", "Bring keys", "20 November 2026", "Extra day" })
            Assert.That(text, Does.Contain(expected));
        Assert.That(docx.Control("agree").Descendants<W14.Checked>().Single().Val?.Value, Is.EqualTo(W14.OnOffValues.One));
        Assert.That(docx.Control("days-1").Descendants<W14.Checked>().Single().Val?.Value, Is.EqualTo(W14.OnOffValues.Zero));
        Assert.That(docx.Control("days-2").Descendants<W14.Checked>().Single().Val?.Value, Is.EqualTo(W14.OnOffValues.One));
        Assert.That(docx.Control("started").GetFirstChild<W.SdtContentDate>()!.FullDate?.Value, Is.EqualTo(new DateTime(2026, 11, 23)));
        Assert.That(docx.Control("shifts/5/day").GetFirstChild<W.SdtAlias>()?.Val?.Value, Is.EqualTo("Extra day, Day"));
    }
}
