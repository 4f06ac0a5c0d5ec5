using System.Diagnostics;
using System.Text.RegularExpressions;
using CsCheck;
using PhbResources.Documents.Model;
using PhbResources.Documents.Yaml;

namespace PhbResources.Documents.Tests.Yaml;

public sealed partial class PlainTextBodyTests
{
    private const string Sheet = """
        Handover sheet

        Fill this in at the end of each shift.

        Who was there
        Name: ____________
        Date: ____ Signed: ____
        Were you on time? [ ] Yes [ ] No

        What to do
        -----
        1. Read the notes
        2. Wash your hands
        - Tea at four
        • Dinner at six
        [ ] Locked the door
        ☐ Put the bins out
        I, ______, handed over to ______ at nine.

        ### Anything else?
        What went well:
        __________
        __________
        """;

    [Test]
    public void What_people_type_gets_headings_lists_fields_and_ticks()
    {
        DocumentBody body = BodyReader.Read(PlainTextBody.Write(Sheet));

        Assert.That(body.Sections.Select(section => section.Heading), Is.EqualTo(new[] { "Handover sheet", "Who was there", "What to do" }));
        Assert.That(body.Sections[1].Content.OfType<FieldBlock>().Select(block => (block.Field.Label, block.Field.Type)),
            Is.EqualTo(new[] { ("Name", FieldType.ShortText), ("Date", FieldType.Date), ("Signed", FieldType.Signature), ("Were you on time?", FieldType.Choice) }));
        var todo = body.Sections[2].Content;
        Assert.That(todo.Select(block => block.GetType()), Is.EqualTo(new[]
        {
            typeof(NumberedList), typeof(BulletList), typeof(CheckList), typeof(Paragraph), typeof(SubHeading), typeof(FieldBlock),
        }));
        Assert.That(((NumberedList)todo[0]).Items, Has.Count.EqualTo(2));
        Assert.That(((CheckList)todo[2]).Items, Has.Count.EqualTo(2));
        Assert.That(((Paragraph)todo[3]).Text.Inlines.OfType<FieldReference>().Count(), Is.EqualTo(2));
        Assert.That(((FieldBlock)todo[5]).Field, Is.EqualTo(new Field("what-went-well", "What went well", FieldType.LongText) { Lines = 2, Choices = ((FieldBlock)todo[5]).Field.Choices }));
        Assert.That(body.Fields, Has.Count.EqualTo(2));
    }

    [Test]
    public void Lines_that_a_mail_program_broke_are_one_paragraph()
    {
        DocumentBody body = BodyReader.Read(PlainTextBody.Write("This line was broken by a program that counts its letters\nand goes on here.\nThis one was not."));
        Assert.That(body.Sections.Single().Content.OfType<Paragraph>().Count(), Is.EqualTo(2));
    }

    [Test]
    public void A_list_that_begins_in_the_middle_keeps_its_numbers() =>
        Assert.That(Words(BodyReader.Read(PlainTextBody.Write("7. Seven\n8. Eight"))), Does.Contain("7. Seven").And.Contain("8. Eight"));

    [Test]
    public void Bold_words_and_links_stay_what_they_are()
    {
        var text = BodyReader.Read(PlainTextBody.Write("Read **this** at [the site](https://example.org/a).")).Blocks().OfType<Paragraph>().Single().Text;
        Assert.That(text.Inlines.OfType<TextRun>().Any(run => run is { Bold: true, Text: "this" }));
        Assert.That(text.Inlines.OfType<Link>().Single().Url, Is.EqualTo("https://example.org/a"));
    }

    [TestCase("")]
    [TestCase("   \n\n ")]
    [TestCase("____")]
    [TestCase("[ ]")]
    [TestCase("# ")]
    [TestCase("---")]
    [TestCase("{{figure:leave.weeks}} {{name}}")]
    [TestCase("{____}")]
    [TestCase("[x](nowhere)")]
    [TestCase("[a ____](b)")]
    [TestCase("One")]
    [TestCase("One\n\nTwo\n\nThree")]
    [TestCase(": ____ : ____")]
    [TestCase("? [ ] Yes [ ] yes")]
    public void Odd_texts_give_a_body_too(string text) => AssertHolds(text);

    [Test]
    public void Thousands_of_tiny_lines_give_a_body_too() =>
        AssertHolds(string.Join('\n', Enumerable.Repeat("a: ____\n- b\nC\n", PlainTextBody.MostLetters / 15)));

    [TestCase("a: ____\n")]
    [TestCase("# a\n")]
    [TestCase("# ")]
    [TestCase("[")]
    [TestCase("____\n")]
    [TestCase("a ____ ")]
    [TestCase("{")]
    [TestCase("*a ")]
    [TestCase("|a|\n|-|\n")]
    [TestCase("the quick brown fox jumps over the lazy dog and then some more\n")]
    public void The_worst_texts_take_no_longer_than_others(string piece)
    {
        Stopwatch watch = Stopwatch.StartNew();
        BodyReader.Read(PlainTextBody.Write(string.Concat(Enumerable.Repeat(piece, PlainTextBody.MostLetters / piece.Length))));
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(3)));
    }

    [Test]
    public void Rows_between_bars_are_a_table()
    {
        DocumentBody body = BodyReader.Read(PlainTextBody.Write("Nights\n=====\n\n| Day | Who **sleeps** in \\| out |\n|:---|---:|\n| Monday | [Sam](https://sam.example/) |\n| Tuesday |\n\n| no table | at all |\n\nTable: ____"));
        Table table = body.Blocks().OfType<Table>().Single();
        Assert.Multiple(() =>
        {
            Assert.That((table.Caption, table.Id), Is.EqualTo(("Nights", "table")));
            Assert.That(table.Columns.Select(column => column.Label), Is.EqualTo(new[] { "Day", "Who **sleeps** in | out" }));
            Assert.That(table.Rows.Select(row => string.Join("/", row.Cells.Select(Of))), Is.EqualTo(new[] { "Monday/Sam https://sam.example/", "Tuesday/" }));
            Assert.That(Words(body), Does.Contain("| no table | at all |"));
            Assert.That(body.AllFields().Single().Id, Does.StartWith("table-"), "no two things have one id");
        });
    }

    [Test]
    public void A_text_that_is_too_long_is_refused_with_what_to_do() =>
        Assert.That(() => PlainTextBody.Write(new string('a', PlainTextBody.MostLetters + 1)), Throws.ArgumentException.With.Message.Contain("upload it as a file"));

    [Test]
    public void Any_text_gives_a_body_that_holds_every_word() => Lines.Sample(AssertHolds, iter: Environment.GetEnvironmentVariable("PHB_SLOW") == "1" ? 200_000 : 3_000);

    private static readonly Gen<string> Mark = Gen.OneOf(new[] { "- ", "1. ", "2. ", "# ", "### ", "[ ] ", "☐", "____", "......", ": ", "Name: ____", "Date", "\n\n", "\n", "---\n", "===", "Yes", "[x]", "{", "}", "*", "\\", "\"", "](", "word ", "| a | b |\n", "|---|---|\n", "|", "| |\n" }.Select(Gen.Const).ToArray());

    private static readonly Gen<string> Lines = Gen.OneOf(Wild.Text, Mark, Gen.String[Gen.Char['a', 'f'], 1, 8], Gen.String[Gen.Char[' ', '~'], 0, 70]).Array[0, 30].Select(string.Concat);

    private static void AssertHolds(string text)
    {
        string yaml = PlainTextBody.Write(text);
        string held = Words(BodyReader.Read(yaml));
        foreach (Match word in Word().Matches(Marker().Replace(text, " ")))
            Assert.That(held, Does.Contain(word.Value), yaml);
    }

    private static string Words(DocumentBody body) => string.Join('\n', body.Sections.Select(section => section.Heading)
        .Concat(body.AllFields().SelectMany(field => field.Choices.Prepend(field.Label)))
        .Concat(body.Blocks().SelectMany(block => block switch
        {
            SubHeading heading => [heading.Text],
            Paragraph paragraph => [Of(paragraph.Text)],
            BulletList list => list.Items.Select(Of),
            NumberedList list => list.Items.Select(Of),
            CheckList list => list.Items.Select(Of),
            Table table => table.Columns.Select(column => column.Label).Concat(table.Rows.SelectMany(row => row.Cells.Select(Of))),
            _ => Enumerable.Empty<string>(),
        })));

    private static string Of(RichText text) => string.Concat(text.Inlines.Select(inline => inline switch
    {
        TextRun run => run.Text,
        Link link => $"{link.Text} {link.Url}",
        _ => " ",
    }));

    // Numbers of steps are counted anew; a ticked box is a box.
    [GeneratedRegex(@"(?<=^|[\n\r\v\f\u0085\u2028\u2029])\s*[0-9]{1,3}[.)]\s|\[[xX]\]")]
    private static partial Regex Marker();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+")]
    private static partial Regex Word();
}
