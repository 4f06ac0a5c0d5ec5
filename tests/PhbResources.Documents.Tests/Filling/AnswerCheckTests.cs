using PhbResources.Documents.Filling;
using PhbResources.Documents.Writing;

namespace PhbResources.Documents.Tests.Filling;

internal sealed class AnswerCheckTests
{
    private static CheckedAnswers Check(params (string Name, string Value)[] sent) => AnswerCheck.Check(Forms.Plan,
        PostedAnswers.Read(Forms.Plan, sent.ToDictionary(control => control.Name, control => (IReadOnlyList<string>)[control.Value])), 50_000);

    [Test]
    public void An_empty_form_is_right() => Assert.That(Check().Mistakes, Is.Empty);

    [Test]
    public void What_is_understood_is_put_into_its_one_form()
    {
        var read = Check(("f.born", "23/11/2026"), ("f.pay", "£1,234.50"), ("t.shifts.1.start", "7.30am"));
        Assert.That(read.Mistakes, Is.Empty);
        Assert.That(read.Answers.Fields["born"], Is.EqualTo(new[] { "2026-11-23" }));
        Assert.That(read.Answers.Fields["pay"], Is.EqualTo(new[] { "1234.50" }));
        Assert.That(read.Answers.Tables["shifts"][0][2], Is.EqualTo("07:30"));
    }

    [Test]
    public void What_is_not_says_which_question_and_what_to_write_and_stays_as_typed()
    {
        var read = Check(("f.born", "soon"), ("t.shifts.1.start", "dawn"), ("t.shifts.4.unpaid", "some"));
        Assert.That(read.Mistakes.Select(mistake => (mistake.Control, mistake.Message)), Is.EqualTo(new[]
        {
            ("f.born", "Born on: write a day such as 23/11/2026."),
            ("t.shifts.1.start", "Start, Monday: write a time such as 07:30 or 7.30pm."),
            ("t.shifts.3.unpaid", "Unpaid break, row 3: write hours as a number such as 7.5."),
        }), "Of rows that were sent only those count, so the fourth is the third.");
        Assert.That(read.Answers.Fields["born"], Is.EqualTo(new[] { "soon" }));
    }

    [Test]
    public void Fifty_thousand_characters_are_right_and_one_more_is_not()
    {
        Assert.That(Check(("f.story", new string('é', 50_000))).Mistakes, Is.Empty);
        Assert.That(Check(("f.story", new string('é', 50_001))).Mistakes.Single().Message, Is.EqualTo("Story: this has 50,001 characters. Make it 50,000 or fewer."));
    }

    [Test]
    public void A_choice_that_was_not_offered_is_none()
    {
        var read = Check(("f.colour", "Purple"), ("f.agreed", "perhaps"), ("t.shifts.1.day", "Sunday"), ("t.shifts.1.hours", "99"), ("t.nowhere.1.x", "y"));
        Assert.That(read.Answers.Fields, Is.Empty);
        Assert.That(read.Answers.Tables["shifts"][0], Is.All.Empty);
    }

    [TestCase("07:00", "15:30", "0.5", "8", "", "")]
    [TestCase("22:00", "07:00", "", "9", "11.44", "102.96")]
    [TestCase("", "", "0.5", "", "10", "")]
    [TestCase("9:00", "9:20", "", "0.33", "", "")]
    public void Hours_and_what_follows_from_them_are_worked_out(string start, string finish, string unpaid, string hours, string rate, string cost)
    {
        var read = Check(("t.shifts.1.start", start), ("t.shifts.1.finish", finish), ("t.shifts.1.unpaid", unpaid), ("t.shifts.1.rate", rate));
        var row = WorkedOut.Complete(Forms.Plan, read.Answers).Tables["shifts"][0];
        Assert.That(row[5], Is.EqualTo(hours));
        Assert.That(row[7], Is.EqualTo(cost));
    }

    [Test]
    public void A_suggested_number_counts_where_it_was_not_changed()
    {
        var read = Check(("t.shifts.2.start", "10:00"), ("t.shifts.2.finish", "11:00"), ("t.shifts.2.rate", "11.44"));
        Assert.That(read.Answers.Tables["shifts"][1][6], Is.Empty, "It is the document's own.");
        Assert.That(WorkedOut.Complete(Forms.Plan, read.Answers).Tables["shifts"][1][7], Is.EqualTo("11.44"));
    }

    [TestCase("11.44", "11.44", "11.44")]
    [TestCase("", "", "")]
    [TestCase(" ", "", "")]
    [TestCase("12", "12", "12")]
    public void A_suggested_number_that_is_taken_out_stays_out(string typed, string shown, string cost)
    {
        var read = Check(("t.shifts.2.start", "10:00"), ("t.shifts.2.finish", "11:00"), ("t.shifts.2.rate", typed)).Answers;
        Assert.That(Forms.Shifts.Shown(read.Tables["shifts"][1][6], 1, 6), Is.EqualTo(shown));
        Assert.That(WorkedOut.Complete(Forms.Plan, read).Tables["shifts"][1][7], Is.EqualTo(cost));
        var again = AnswersFile.Read(AnswersFile.Of("everything", Forms.Document, Forms.Plan, read).Write(), out _)!.Fit(Forms.Plan).Answers;
        Assert.That(Forms.Shifts.Shown(again.Tables["shifts"][1][6], 1, 6), Is.EqualTo(shown), "On another day as well.");
        Assert.That(HtmlPreview.Write(Forms.Document, new WriteOptions { Answers = read }).Contains("11.44", StringComparison.Ordinal), Is.EqualTo(shown == "11.44"));
    }

    [Test]
    public void Rows_that_were_taken_out_close_up()
    {
        var rows = Check(("t.shifts.3.who", "a"), ("t.shifts.7.who", "b"), ("t.shifts.5.who", ""), ("t.shifts.0.who", "no"), ("t.shifts.999999999999.who", "no")).Answers.Tables["shifts"];
        Assert.That(rows.Skip(2).Select(row => row[1]), Is.EqualTo(new[] { "a", "", "b" }));
    }
}
