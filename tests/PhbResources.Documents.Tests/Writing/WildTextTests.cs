using CsCheck;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;

namespace PhbResources.Documents.Tests.Writing;

/// <summary>Any text in any place gives a sound file with the text in it.</summary>
public class WildTextTests
{
    private static readonly int Cases = Environment.GetEnvironmentVariable("PHB_SLOW") == "1" ? 2000 : 60;

    [Test]
    public void Any_text_anywhere_gives_a_valid_Word_file_with_the_text_intact() => Wild.Text.Sample(text =>
    {
        using var docx = new Docx(Around(text), new WriteOptions { Answers = AnswersOf(text) });
        var shown = Legal(text);
        return docx.Errors().Length == 0 && Count(docx.Text(), shown) >= (shown.Trim().Length == 0 ? 0 : 12);
    }, iter: Cases, threads: 1);

    [Test]
    public void Any_text_anywhere_gives_plain_text_and_a_preview_without_live_markup() => Wild.Text.Sample(text =>
    {
        using var stream = new MemoryStream();
        new PlainTextWriter().Write(Around(text), new WriteOptions { Answers = AnswersOf(text) }, stream);
        var html = HtmlPreview.Write(Around(text + "<script>alert(1)</script><img src=x onerror=y>"), new WriteOptions { Answers = AnswersOf("\"><b>") });
        // Lines are broken where they are full, so spaces say nothing.
        var shown = WithoutSpaces(Legal(text));
        return Count(WithoutSpaces(System.Text.Encoding.UTF8.GetString(stream.ToArray())), shown) >= (shown.Length == 0 ? 0 : 12) && !html.Contains("<script", StringComparison.Ordinal) && !html.Contains("<img", StringComparison.Ordinal) && !html.Contains("<b>", StringComparison.Ordinal);
    }, iter: Cases * 10, threads: 1);

    [Test]
    public void Fifty_thousand_characters_are_no_trouble()
    {
        var text = string.Concat(Enumerable.Repeat("Word & <tag> 👩🏽‍🦽 عائشة ", 2000));
        using var docx = new Docx(Around(text), new WriteOptions { Answers = AnswersOf(text) });
        Assert.That(docx.Errors(), Is.Empty);
        Assert.That(docx.Text(), Does.Contain(text));
        var plain = System.Text.Encoding.UTF8.GetString(LibraryDocuments.Written(new PlainTextWriter(), Around(text), new WriteOptions { Answers = AnswersOf(text) }));
        Assert.That(WithoutSpaces(plain), Does.Contain(WithoutSpaces(text)));
    }

    internal static Answers AnswersOf(string text) => new()
    {
        Fields = Around(text).Body.AllFields().ToDictionary(field => field.Id, _ => (IReadOnlyList<string>)[text]),
        Tables = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>> { ["t"] = [["", text], [text, text, text]] },
    };

    internal static TemplateDocument Around(string text)
    {
        var rich = new RichText([new TextRun(text), new TextRun(text, Bold: true), new Link(text, "https://example.org/a?b=" + text), new FieldReference("inline")]);
        var fields = Enum.GetValues<FieldType>().Select((type, at) => new FieldBlock(new Field("field-" + at, text, type) { Hint = text, Choices = type is FieldType.Choice or FieldType.Choices ? [text, "other"] : [] }));
        return new TemplateDocument(text, new DocumentBody
        {
            Fields = [new Field("inline", text, FieldType.ShortText)],
            Sections =
            [
                new Section(text,
                [
                    new SubHeading(text), new Paragraph(rich), new BulletList([rich]), new NumberedList([rich]), new CheckList([rich]), new GuidanceNote([new Paragraph(rich), new BulletList([rich])]),
                    .. fields,
                    new Table("t", text, [new Column("a", text, FieldType.ShortText), new Column("b", text, FieldType.Date), new Column("c", text, FieldType.Choice) { Choices = [text, "x"] }], [new Row([rich, RichText.Empty, RichText.Empty])]) { RowHeaders = true },
                ]),
            ],
        })
        {
            Summary = text, Credit = text, Licence = text, Address = text, Keywords = [text], UpdatedOn = new DateOnly(2026, 11, 22), Sources = [new Source(text, "https://example.org/")],
        };
    }

    private static string WithoutSpaces(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static string Legal(string text) => XmlText.Clean(text);

    private static int Count(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0 && part.Length > 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal)) count++;
        return count;
    }
}
