using PhbResources.Documents.Model;

namespace PhbResources.Core.Leave;

/// <summary>The working as a document: read on the page, printed, or downloaded and kept with the PA's papers.</summary>
public static class LeaveDocument
{
    /// <summary>Title of the document, and its name as a file in lower-case words.</summary>
    public const string Title = "Leave: how it is worked out";

    /// <summary>Makes the document.</summary>
    /// <param name="working">The result.</param>
    /// <param name="given">What it was made from: what was asked and what was answered.</param>
    /// <param name="today">The day it is made.</param>
    /// <param name="checkedOn">The day the law was last checked.</param>
    public static TemplateDocument Of(LeaveWorking working, IReadOnlyList<(string Asked, string Answer)> given, DateOnly today, DateOnly checkedOn)
    {
        ArgumentNullException.ThrowIfNull(working);
        List<Section> sections =
        [
            new("The answer", [new Paragraph(new RichText([new TextRun(working.Answer, Bold: true)]))]),
            new("What we worked with", [Facts(given)]),
            new("How it is worked out", [new NumberedList([.. working.Steps.Select(step => Text(step.Text, step.Source))])]),
        ];
        if (working.Periods.Count > 0)
            sections.Add(new Section("Pay period by pay period", [Periods(working.Periods)]));
        if (working.Notes.Count > 0)
            sections.Add(new Section("Good to know", [new BulletList([.. working.Notes.Select(note => Text(note.Text, note.Source))])]));
        if (working.Holidays.Count > 0)
            sections.Add(new Section("Bank holidays in this time", [new BulletList([.. working.Holidays.Select(holiday => Text($"{LeaveAmount.Day(holiday.Date)}: {holiday.Name}{(holiday.Substitute ? " (in place of a day at the weekend)" : "")}", null))])]));
        return new TemplateDocument(Title, new DocumentBody { Sections = sections })
        {
            Summary = working.Answer,
            UpdatedOn = today,
            LawCheckedOn = checkedOn,
            Sources = working.Sources,
        };
    }

    private static RichText Text(string text, Source? source) =>
        new(source is null ? [new TextRun(text)] : [new TextRun(text + " "), new Link(source.Title, source.Url)]);

    private static Table Facts(IReadOnlyList<(string Asked, string Answer)> given) => new("given", "What you told us",
        [new Column("asked", "What", FieldType.ShortText) { Width = 2 }, new Column("answer", "Answer", FieldType.ShortText)],
        [.. given.Select(item => new Row([Text(item.Asked, null), Text(item.Answer, null)]))])
    { RowHeaders = true };

    private static Table Periods(IReadOnlyList<PayPeriodLeave> periods) => new("periods", "Leave in hours, pay period by pay period",
        [
            new Column("period", "Pay period", FieldType.ShortText), new Column("worked", "Hours worked", FieldType.ShortText),
            new Column("leave", "Leave", FieldType.ShortText), new Column("total", "Leave so far", FieldType.ShortText),
        ],
        [.. periods.Select(period => new Row([Text($"{period.Number}", null), Number(period.Worked), Number(period.Leave), Number(period.Total)]))])
    { RowHeaders = true };

    private static RichText Number(decimal amount) => Text(LeaveAmount.Number(amount), null);
}
