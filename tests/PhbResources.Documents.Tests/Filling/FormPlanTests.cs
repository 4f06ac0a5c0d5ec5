using PhbResources.Documents.Filling;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Yaml;

namespace PhbResources.Documents.Tests.Filling;

internal sealed class FormPlanTests
{
    [Test]
    public void A_field_inside_a_sentence_is_asked_right_after_it()
    {
        var intro = Forms.Plan.Sections[0];
        Assert.That(intro.Heading, Is.Null);
        Assert.That(intro.Parts, Has.Count.EqualTo(2));
        Assert.That(intro.Parts[0], Is.TypeOf<TextPart>());
        Assert.That(((FieldPart)intro.Parts[1]).Field.Id, Is.EqualTo("employer-name"));
    }

    [Test]
    public void A_photo_is_not_asked_and_a_table_to_read_is_text()
    {
        Assert.That(Forms.Plan.Fields.Select(field => field.Id), Does.Not.Contain("picture"));
        Assert.That(Forms.Plan.Tables.Select(table => table.Table.Id), Is.EqualTo(new[] { "shifts" }));
        Assert.That(Forms.Plan.Sections[2].Parts[^1], Is.TypeOf<TextPart>());
    }

    [Test]
    public void Wording_and_what_is_worked_out_are_not_asked_and_a_number_of_the_document_is_suggested()
    {
        var table = Forms.Shifts;
        Assert.That(table.Asks(0, 0), Is.False, "the day");
        Assert.That(table.Asks(0, 1), Is.True, "who");
        Assert.That(table.Asks(0, 5), Is.False, "the hours");
        Assert.That(table.Asks(2, 0), Is.True, "the day of an empty row");
        Assert.That(table.Suggestion(1, 6), Is.EqualTo("11.44"));
        Assert.That(table.Suggestion(0, 6), Is.Empty);
    }

    [Test]
    public void A_table_shows_a_few_empty_rows_and_grows()
    {
        Assert.That(Forms.Shifts.Rows(Answers.None), Has.Count.EqualTo(5));
        var more = Forms.Shifts.WithMoreRows(Answers.None, 2);
        Assert.That(Forms.Shifts.Rows(more), Has.Count.EqualTo(7));
        Assert.That(Forms.Shifts.Rows(Forms.Shifts.WithoutRow(more, 4)), Has.Count.EqualTo(6));
        Assert.That(Forms.Shifts.Rows(Forms.Shifts.WithoutRow(more, 1)), Has.Count.EqualTo(7), "Rows of the document's own stay.");
    }

    [TestCaseSource(typeof(Repository), nameof(Repository.TemplateFiles))]
    public void Every_field_and_open_cell_of_the_library_is_asked_once(string file)
    {
        var body = LibraryReader.ReadTemplate(File.ReadAllText(file), Path.GetFileName(file), Repository.Figures).Body;
        var plan = FormPlan.Of(body);
        Assert.That(plan.Fields.Select(field => field.Id), Is.Unique);
        Assert.That(plan.Fields.Select(field => field.Id), Is.EquivalentTo(body.AllFields().Where(field => field.Type != FieldType.Photo).Select(field => field.Id)));
        Assert.That(plan.Tables.Select(table => table.Table.Id), Is.EqualTo(body.Blocks().OfType<Table>().Where(table => new FormTable(table).AsksAnything).Select(table => table.Id)));
        var text = plan.Sections.SelectMany(section => section.Parts).OfType<TextPart>().SelectMany(part => part.Blocks);
        Assert.That(text.Count(), Is.EqualTo(body.Blocks().Count(block => block is not (FieldBlock or PageBreak)) - plan.Tables.Count - plan.CheckLists.Count
            - body.Blocks().OfType<GuidanceNote>().Sum(note => note.Content.Count)), "All wording is shown once.");
    }
}
