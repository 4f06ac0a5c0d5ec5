using System.Text;
using CsCheck;
using PhbResources.Documents.Filling;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Pdf.Fonts;
using PhbResources.Documents.Yaml;

namespace PhbResources.Documents.Tests.Filling;

internal sealed class AnswersFileTests
{
    private static readonly Gen<string> Typed = Gen.OneOf(Wild.Text, Gen.Const(""), Gen.Const("07:30"));

    private static readonly Gen<Dictionary<string, IReadOnlyList<string>>> Anything =
        from fields in Typed.Array[Forms.Plan.Fields.Count]
        from cells in Typed.Array[7 * 8]
        from days in Gen.Bool.Array[3]
        from colour in Gen.Int[0, 2]
        from ticks in Gen.Bool.Array[3]
        select Fill(fields, cells, days, colour, ticks);

    private static Dictionary<string, IReadOnlyList<string>> Fill(string[] fields, string[] cells, bool[] days, int colour, bool[] ticks)
    {
        var sent = Forms.Sent(Forms.Plan, Forms.Shifts.WithMoreRows(Answers.None, 2));
        foreach (var (field, at) in Forms.Plan.Fields.Select((field, at) => (field, at))) sent[ControlNames.Of(field)] = [fields[at]];
        sent["f.days"] = [.. new[] { "Mon", "Tue", "Wed" }.Where((_, at) => days[at])];
        sent["f.colour"] = [new[] { "Red", "Green", "" }[colour]];
        foreach (var (name, at) in sent.Keys.Where(name => name.StartsWith("t.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray().Select((name, at) => (name, at)))
            sent[name] = [cells[at]];
        foreach (var item in Enumerable.Range(0, ticks.Length).Where(item => ticks[item])) sent[ControlNames.Of(Forms.Plan.CheckLists[0], item)] = ["yes"];
        return sent;
    }

    [Test]
    public void Any_text_in_any_field_survives_the_form_the_file_and_the_form_again() => Anything.Sample(sent =>
    {
        var answers = PostedAnswers.Read(Forms.Plan, sent);
        var file = AnswersFile.Read(AnswersFile.Of("everything", Forms.Document, Forms.Plan, answers).Write(), out var mistake);
        var fitted = file!.Fit(Forms.Plan);
        var again = PostedAnswers.Read(Forms.Plan, Forms.Sent(Forms.Plan, fitted.Answers));
        return mistake.Length == 0 && fitted.Left.Count == 0
            && Forms.Told(WithoutEmptyRows(fitted.Answers)) == Forms.Told(WithoutEmptyRows(answers)) && Forms.Told(again) == Forms.Told(fitted.Answers);
    }, iter: 300);

    [Test]
    public void A_lone_space_in_a_cell_where_nothing_is_suggested_is_an_empty_cell() =>
        Assert.That(PostedAnswers.Read(Forms.Plan, new Dictionary<string, IReadOnlyList<string>> { ["t.shifts.3.who"] = [" "] }).Tables["shifts"][2], Has.All.Empty);

    [Test]
    public void What_no_document_can_hold_is_all_that_is_lost() => Typed.Sample(typed =>
    {
        var answers = PostedAnswers.Read(Forms.Plan, new Dictionary<string, IReadOnlyList<string>> { ["f.story"] = [typed] });
        var kept = answers.Fields.TryGetValue("story", out var values) ? values[0] : "";
        return kept == XmlText.Clean(typed);
    });

    [Test]
    public void What_is_checked_and_right_is_written_in_every_format() => Typed.Sample(typed =>
    {
        var writers = new DocumentWriters(new FontShelf([]));
        var answers = PostedAnswers.Read(Forms.Plan, new Dictionary<string, IReadOnlyList<string>> { ["f.story"] = [typed], ["t.shifts.1.who"] = [typed] });
        foreach (var writer in writers.All)
        {
            using var file = new MemoryStream();
            writer.Write(Forms.Document, new WriteOptions { Answers = WorkedOut.Complete(Forms.Plan, answers) }, file);
            if (file.Length == 0) return false;
        }

        return true;
    }, iter: 25);

    [TestCase("", "empty")]
    [TestCase("hello", "not a file of saved answers")]
    [TestCase("{}", "not a file of saved answers")]
    [TestCase("[1,2]", "not a file of saved answers")]
    [TestCase("null", "not a file of saved answers")]
    [TestCase("{\"format\":\"PhbResources answers\",\"formatVersion\":1,\"slug\":\"x\"", "damaged")]
    [TestCase("{\"format\":\"PhbResources answers\",\"formatVersion\":1,\"slug\":null,\"title\":\"\",\"templateVersion\":1}", "damaged")]
    [TestCase("{\"format\":\"PhbResources answers\",\"formatVersion\":99,\"slug\":\"x\",\"title\":\"\",\"templateVersion\":1}", "newer version")]
    [TestCase("{\"format\":\"PhbResources answers\",\"formatVersion\":1,\"slug\":\"x\",\"title\":\"\",\"templateVersion\":1,\"fields\":[null]}", "not a file of saved answers")]
    [TestCase("{\"format\":\"PhbResources answers\",\"formatVersion\":1,\"slug\":\"x\",\"title\":\"\",\"templateVersion\":1,\"fields\":[{\"id\":\"a\",\"label\":\"b\",\"answer\":[null]}]}", "not a file of saved answers")]
    [TestCase("{\"format\":\"something else\",\"formatVersion\":1,\"slug\":\"x\",\"title\":\"\",\"templateVersion\":1}", "not a file of saved answers")]
    public void A_file_that_is_not_ours_is_explained(string text, string words)
    {
        Assert.That(AnswersFile.Read(Encoding.UTF8.GetBytes(text), out var mistake), Is.Null);
        Assert.That(mistake, Does.Contain(words));
    }

    [Test]
    public void Any_bytes_are_a_file_or_a_mistake_and_never_a_crash()
    {
        var whole = AnswersFile.Of("everything", Forms.Document, Forms.Plan, PostedAnswers.Read(Forms.Plan, new Dictionary<string, IReadOnlyList<string>> { ["f.name"] = ["Ann"] })).Write();
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte, Gen.Int[0, whole.Length]).Sample((at, value, length) =>
        {
            var bytes = whole.ToArray();
            bytes[at] = value;
            var file = AnswersFile.Read(bytes.AsSpan(0, length), out var mistake);
            return file is null ? mistake.Length > 0 : file.Fit(Forms.Plan) is not null;
        });
    }

    [Test]
    public void A_byte_order_mark_does_no_harm()
    {
        var file = AnswersFile.Of("everything", Forms.Document, Forms.Plan, Answers.None).Write();
        Assert.That(AnswersFile.Read([0xEF, 0xBB, 0xBF, .. file], out _), Is.Not.Null);
    }

    [Test]
    public void A_later_version_of_the_template_takes_what_still_fits_and_says_what_does_not()
    {
        var answers = PostedAnswers.Read(Forms.Plan, new Dictionary<string, IReadOnlyList<string>>
        {
            ["f.name"] = ["Ann"],
            ["f.story"] = ["Once"],
            ["f.colour"] = ["Red"],
            ["t.shifts.1.who"] = ["Bo"],
            ["t.shifts.2.who"] = ["Cy"],
            ["t.shifts.2.start"] = ["07:30"],
            ["t.shifts.3.day"] = ["Extra"],
        });
        var later = Forms.Everything
            .Replace("      - field: { id: story, label: Story, type: longText }\n", "", StringComparison.Ordinal)
            .Replace("choices: [Red, Green]", "choices: [Blue, Green]", StringComparison.Ordinal)
            .Replace("            - { id: start, label: Start, type: time }\n", "", StringComparison.Ordinal)
            .Replace("formula: finish - start - unpaid, ", "", StringComparison.Ordinal)
            .Replace("- [Tuesday, \"\", \"\", \"\", \"\", \"\", \"11.44\"]", "- [Sunday]\n            - [Tuesday]", StringComparison.Ordinal)
            .Replace("            - [Monday]\n", "", StringComparison.Ordinal);
        var plan = FormPlan.Of(BodyReader.Read(later, "later"));

        var fitted = AnswersFile.Read(AnswersFile.Of("everything", Forms.Document, Forms.Plan, answers).Write(), out _)!.Fit(plan);

        Assert.That(fitted.Answers.Fields.Keys, Is.EqualTo(new[] { "name" }));
        var rows = plan.Tables.Single().Rows(fitted.Answers);
        Assert.That(rows[0].Concat(rows[1]).Where(cell => cell.Length > 0), Is.Empty, "Sunday is new, and Tuesday said something else.");
        Assert.That(rows[2][0], Is.EqualTo("Extra"));
        Assert.That(fitted.Left.Select(left => $"{left.Question}: {left.Answer}"), Is.EqualTo(new[]
        {
            "Story: Once", "Colour: Red", "Who works when, Monday, Who: Bo", "Who works when, Tuesday | 11.44, Who: Cy", "Who works when, Tuesday | 11.44, Start: 07:30",
        }));
    }

    private static Answers WithoutEmptyRows(Answers answers) => answers with
    {
        Tables = answers.Tables.ToDictionary(table => table.Key, table => (IReadOnlyList<IReadOnlyList<string>>)[.. table.Value.Where((row, at) => at < 2 || row.Any(cell => cell.Length > 0))]),
    };
}
