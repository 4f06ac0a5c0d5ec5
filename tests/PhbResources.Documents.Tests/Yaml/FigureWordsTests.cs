using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Yaml;

namespace PhbResources.Documents.Tests.Yaml;

public class FigureWordsTests
{
    private static readonly Dictionary<string, string> Figures = new() { ["leave.weeks"] = "5.6", ["leave.irregular-percent"] = "12.07%" };

    private const string Body = """
        fields:
          - { id: rule, label: Rule, hint: "For example: part of the {{figure:leave.weeks}} weeks" }
        sections:
          - heading: The {{figure:leave.weeks}} weeks
            content:
              - text: "You have **{{figure:leave.weeks}} weeks**, or {{ figure:leave.irregular-percent }} of the hours. {{rule}}"
              - list: ["{{figure:leave.weeks}} weeks"]
              - table:
                  id: t
                  caption: Weeks
                  columns: [{ id: weeks, label: Weeks }]
                  rows: [["{{figure:leave.weeks}}"]]
        """;

    [Test]
    public void A_figure_is_written_out_wherever_a_text_may_stand()
    {
        DocumentBody body = BodyReader.Read(Body, "body", Figures);

        Assert.That(body.Fields[0].Hint, Is.EqualTo("For example: part of the 5.6 weeks"));
        Assert.That(body.Sections[0].Heading, Is.EqualTo("The 5.6 weeks"));
        RichText text = ((Paragraph)body.Sections[0].Content[0]).Text;
        Assert.That(text.Inlines, Is.EqualTo(new Inline[] { new TextRun("You have "), new TextRun("5.6 weeks", Bold: true), new TextRun(", or 12.07% of the hours. "), new FieldReference("rule") }));
        string html = HtmlPreview.Write(new TemplateDocument("T", body), WriteOptions.Default, 2);
        Assert.That(html, Does.Contain(">5.6<").And.Not.Contain("figure:"));
    }

    [Test]
    public void A_document_follows_its_figures()
    {
        DocumentBody body = BodyReader.Read(Body, "body", new Dictionary<string, string>(Figures) { ["leave.weeks"] = "6" });

        Assert.That(body.Sections[0].Heading, Is.EqualTo("The 6 weeks"));
    }

    [Test]
    public void An_unknown_figure_is_a_mistake_with_its_line()
    {
        MistakesException thrown = Assert.Throws<MistakesException>(() => BodyReader.Read(Body.Replace("{{figure:leave.weeks}} weeks\"]", "{{figure:leave.week}} weeks\"]", StringComparison.Ordinal), "a.yaml", Figures))!;

        Assert.That(thrown.Mistakes, Has.Count.EqualTo(1));
        Assert.That(thrown.Mistakes[0].Line, Is.EqualTo(7));
        Assert.That(thrown.Mistakes[0].Message, Does.Contain("{{figure:leave.week}}").And.Contain("Did you mean 'leave.weeks'?"));
    }

    [Test]
    public void Without_figures_none_may_be_named() =>
        Assert.That(() => BodyReader.Read(Body), Throws.TypeOf<MistakesException>().With.Message.Contains("names no figure"));
}
