using System.Diagnostics;
using CsCheck;
using PhbResources.Documents.Model;
using PhbResources.Documents.Yaml;

namespace PhbResources.Documents.Tests.Yaml;

public class BodyReaderTests
{
    [Test]
    public void Every_block_and_field_is_read_as_it_is_written()
    {
        var body = BodyReader.Read(Samples.EverythingYaml);

        Assert.Multiple(() =>
        {
            Assert.That(body.Blocks().Select(block => block.GetType()).Distinct(), Is.EquivalentTo(new[]
            {
                typeof(Paragraph), typeof(GuidanceNote), typeof(FieldBlock), typeof(SubHeading), typeof(BulletList),
                typeof(NumberedList), typeof(CheckList), typeof(Figure), typeof(PageBreak), typeof(Table),
            }));
            Assert.That(body.AllFields().Select(field => field.Type).Distinct(), Is.EquivalentTo(Enum.GetValues<FieldType>()));
            var why = body.AllFields().Single(field => field.Id == "why");
            Assert.That((why.Label, why.Lines, why.Hint), Is.EqualTo(("Tell us why", 4, "As much as you like")));
            var table = body.Blocks().OfType<Table>().Single();
            Assert.That((table.Id, table.Caption, table.RowHeaders, table.BlankRows, table.Tall), Is.EqualTo(("shifts", "Who works when", true, 2, true)));
            Assert.That((table.Columns[3].Formula, table.Columns[3].Total, table.Columns[0].Width), Is.EqualTo(("finish - start", true, 1.2)));
            Assert.That(table.Rows.Select(row => row.Cells.Count), Is.All.EqualTo(table.Columns.Count));
            Assert.That(body.Page, Is.EqualTo(new PageSetup()));
        });
    }

    private static IEnumerable<TestCaseData> Mistakes()
    {
        yield return Case(4, "'shorttext' is not a field type. Did you mean 'shortText'? Write one of: shortText, longText, date", "- field: { id: name, label: Name, type: shorttext }");
        yield return Case(4, "'hnit' is not a key of a field. Did you mean 'hint'?", "- field: { id: name, label: Name, hnit: Help }");
        yield return Case(4, "'label' is missing from a field", "- field: { id: name }");
        yield return Case(4, "'Your name' is not an id", "- field: { id: Your name, label: Name }");
        yield return Case(5, "The id 'name' is already used in line 4", "- field: { id: name, label: Name }", "- field: { id: name, label: Other }");
        yield return Case(4, "{{nmae}} names no field of this document. Did you mean 'name'?", "- text: Dear {{nmae}}", "- field: { id: name, label: Name }");
        yield return Case(4, "A '{{' does not start a field", "- text: Dear {{Your Name}}");
        yield return Case(4, "A '](' does not belong to a link", "- text: \"[Read](javascript:alert(1))\"");
        yield return Case(4, "'choices' is missing from a field", "- field: { id: who, label: Who, type: choice }");
        yield return Case(4, "It needs at least 2", "- field: { id: who, label: Who, type: choice, choices: [One] }");
        yield return Case(4, "'choices' is for types choice and choices only", "- field: { id: who, label: Who, choices: [One, Two] }");
        yield return Case(4, "'lines' is for longText only", "- field: { id: who, label: Who, lines: 3 }");
        yield return Case(4, "'lines' of a field is a whole number from 1 to 40", "- field: { id: who, label: Who, type: longText, lines: many }");
        yield return Case(4, "'paragraph' is not a piece of content", "- paragraph: Hello");
        yield return Case(4, "A piece of content says first what it is", "- Hello");
        yield return Case(5, "'note' is written into the same item as 'text'", "- text: Hello", "  note: There");
        yield return Case(4, "'text' is empty", "- text:");
        yield return Case(4, "'list' is an empty list", "- list: []");
        yield return Case(4, "'list' is a list, but here stands a text", "- list: One");
        yield return Case(5, "A note cannot hold 'field'", "- note:", "    - field: { id: a, label: A }");
        yield return Case(4, "There is no drawing 'body-outlin'. Did you mean 'body-outline'?", "- drawing: { show: body-outlin, caption: B }");
        yield return Case(4, "Write which drawing: body-outline, circles-of-support.", "- drawing: { caption: B }");
        yield return Case(4, "A page break is written '- pageBreak: true'", "- pageBreak: please");
        yield return Case(4, "This row has 3 cells, but the table has 2 columns", "- table: { id: t, caption: T, columns: [{ id: a, label: A }, { id: b, label: B }], rows: [[1, 2, 3]] }");
        yield return Case(4, "This table has no rows", "- table: { id: t, caption: T, columns: [{ id: a, label: A }] }");
        yield return Case(4, "names 'stop', which is not a column of this table", "- table: { id: t, caption: T, blankRows: 1, columns: [{ id: a, label: A, type: hours, formula: stop - start }] }");
        yield return Case(4, "cannot be read. Something is missing at the end", "- table: { id: t, caption: T, blankRows: 1, columns: [{ id: a, label: A, type: hours, formula: b + }, { id: b, label: B, type: hours }] }");
        yield return Case(4, "leads back to 'a' itself", "- table: { id: t, caption: T, blankRows: 1, columns: [{ id: a, label: A, type: hours, formula: b + 1 }, { id: b, label: B, type: hours, formula: a * 2 }] }");
        yield return Case(4, "computes with 'b', which is neither a time nor a number", "- table: { id: t, caption: T, blankRows: 1, columns: [{ id: a, label: A, type: hours, formula: b + 1 }, { id: b, label: B }] }");
        yield return Case(4, "Two columns of this table have the id 'a'", "- table: { id: t, caption: T, blankRows: 1, columns: [{ id: a, label: A }, { id: a, label: B }] }");
        yield return Case(4, "Only columns of type hours, number or money have a total", "- table: { id: t, caption: T, blankRows: 1, columns: [{ id: a, label: A, total: true }] }");
        yield return Case(4, "'rowHeaders' of a table is either true or false", "- table: { id: t, caption: T, blankRows: 1, rowHeaders: \"yes\", columns: [{ id: a, label: A }] }");
        yield return Case(5, "'*x' refers to another place of the file", "- text: &x Hello", "- text: *x");
        yield return Case(4, "'&x' is an anchor", "- text: &x Hello");
        yield return Case(4, "is a YAML tag", "- text: !!str Hello");
        yield return Case(4, "This is not YAML", "- text: Note: mind the colon");
        yield return Case(4, "This is not YAML", "- text: \"never closed");
        yield return Case(4, "This is not YAML", "\t- text: tab");

        static TestCaseData Case(int line, string message, params string[] lines) =>
            new TestCaseData(string.Join('\n', lines.Select(text => "    " + text).Prepend("    content:").Prepend("  - heading: H").Prepend("sections:")), line, message)
                .SetArgDisplayNames(message);
    }

    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_names_the_file_the_line_and_what_to_write(string yaml, int line, string message)
    {
        var mistakes = Assert.Throws<MistakesException>(() => BodyReader.Read(yaml.Replace("    content:", "    content:", StringComparison.Ordinal), "sample.yaml"))!.Mistakes;

        Assert.That(mistakes.Select(mistake => mistake.ToString()), Has.Some.StartsWith($"sample.yaml line {line}: ").And.Some.Contains(message));
        Assert.That(mistakes.Single(mistake => mistake.Message.Contains(message, StringComparison.Ordinal)).Line, Is.EqualTo(line));
    }

    [Test]
    public void All_mistakes_of_a_text_are_told_at_once_in_the_order_of_the_lines()
    {
        var error = Assert.Throws<MistakesException>(() => BodyReader.Read("""
            page: { size: A6, orientation: sideways }
            spreadsheet: true
            fields:
              - { id: unused, label: Unused }
            sectons: []
            sections:
              - heading: Empty
                content: []
              - content:
                  - text: No heading
            """));

        Assert.That(error!.Mistakes.Select(mistake => mistake.Line), Is.Ordered);
        foreach (var expected in new[]
        {
            "'A6' is not a paper size. Write one of: A4, A3, A5.", "'sideways' is not a direction of the page. Write one of: portrait, landscape.",
            "'spreadsheet: true' is for a document that is at heart a table", "No sentence uses the inline field 'unused'",
            "'sectons' is not a key of the body. Did you mean 'sections'?", "'content' of a section is an empty list", "'heading' is missing from a section",
        })
        {
            Assert.That(error.Message, Does.Contain(expected));
        }
    }

    [TestCase("", "There is nothing here")]
    [TestCase("- a\n- b", "the body is written with keys")]
    [TestCase("sections: []\n---\nsections: []", "A second YAML document starts here")]
    [TestCase("sections: []\nsections: []", "'sections' is written twice")]
    [TestCase("? [a, b]\n: c", "A key is missing or is not a word")]
    public void A_text_that_is_no_document_is_refused_with_advice(string yaml, string message) =>
        Assert.That(() => BodyReader.Read(yaml), Throws.TypeOf<MistakesException>().With.Message.Contains(message));

    [Test]
    public void Nesting_without_end_and_texts_without_end_are_refused_quickly()
    {
        var watch = Stopwatch.StartNew();
        foreach (var bomb in new[]
        {
            "sections: " + new string('[', 100_000), string.Concat(Enumerable.Range(0, 2000).Select(depth => new string(' ', depth) + "a:\n")),
            new string('a', 600_000), "a: &a [x]\nb: [*a, *a, *a]", "sections: [" + string.Concat(Enumerable.Repeat("{{,", 50_000)),
        })
        {
            Assert.That(() => BodyReader.Read(bomb), Throws.TypeOf<MistakesException>());
        }

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    [TestCase("!![")]
    [TestCase("!<[> a")]
    [TestCase("%TAG ! [\n---\n!a b")]
    public void A_tag_that_is_none_is_refused_with_a_mistake(string text) =>
        Assert.That(() => BodyReader.Read(text), Throws.TypeOf<MistakesException>());

    [Test]
    public void Any_text_is_either_read_or_refused_with_mistakes() => Wild.Text.Sample(
        text => ReadsOrRefuses(text) && ReadsOrRefuses("sections:\n  - heading: H\n    content:\n      - text: " + text), iter: 3000, threads: 1);

    [Test]
    public void A_document_with_a_piece_cut_out_is_either_read_or_refused_with_mistakes() =>
        Gen.Select(Gen.Int[0, Samples.EverythingYaml.Length - 1], Gen.Int[0, 60]).Sample(
            cut => ReadsOrRefuses(Samples.EverythingYaml.Remove(cut.Item1, Math.Min(cut.Item2, Samples.EverythingYaml.Length - cut.Item1))), iter: 500, threads: 1);

    private static bool ReadsOrRefuses(string text)
    {
        try
        {
            BodyReader.Read(text);
        }
        catch (MistakesException error)
        {
            return error.Mistakes.Count > 0 && error.Mistakes.All(mistake => mistake.Line > 0);
        }

        return true;
    }
}
