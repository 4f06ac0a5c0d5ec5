using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Yaml;

namespace PhbResources.Documents.Tests;

/// <summary>Documents that use every block and every type of field.</summary>
internal static class Samples
{
    public const string EverythingYaml = """
        fields:
          - { id: employer-name, label: Name of the employer }
          - { id: rate, label: Rate for an hour, type: money }
        intro:
          - text: "Agreed between {{employer-name}} and the person below, for {{rate}} an hour. **Bold**, *italic* and [a link](https://www.gov.uk/holiday-entitlement-rights)."
          - note: A short note.
        sections:
          - heading: About you
            content:
              - field: { id: name, label: Your name }
              - field: { id: started, label: First day, type: date, hint: A Monday }
              - field: { id: at, label: Start time, type: time }
              - field: { id: weekly, label: Hours a week, type: hours }
              - field: { id: staff, label: Number of staff, type: number }
              - field: { id: pay, label: Pay, type: money }
              - field: { id: cover, label: Who covers, type: choice, choices: [The team, An agency, Family] }
              - field: { id: days, label: Days you can work, type: choices, choices: [Weekdays, Weekends] }
              - field: { id: why, label: Tell us why, type: longText, lines: 4, hint: As much as you like }
              - field: { id: agree, label: I agree, type: checkBox, hint: Tick it }
              - field: { id: signed, label: Signature, type: signature }
              - field: { id: face, label: Photo, type: photo }
          - heading: What to do
            content:
              - text: Ask {{employer-name}} first.
              - note:
                  - subheading: Inside the note
                  - text: Several blocks.
                  - list: [One, Two]
                  - steps: [First of note, Second of note]
                  - checklist: [Tick in note]
              - list: [Bullet one, "Bullet **two**"]
              - steps: [Step one, Step two]
              - subheading: A heading inside
              - steps: [Again one]
              - checklist: [Thing to tick, Another]
              - drawing: { show: body-outline, caption: Where it hurts }
              - pageBreak: true
              - table:
                  id: shifts
                  caption: Who works when
                  rowHeaders: true
                  blankRows: 2
                  tall: true
                  columns:
                    - { id: day, label: Day, width: 1.2 }
                    - { id: start, label: Start, type: time }
                    - { id: finish, label: Finish, type: time }
                    - { id: hours, label: Hours, type: hours, formula: finish - start, total: true }
                    - { id: cost, label: Cost, type: money, total: true }
                    - { id: who, label: Who, type: choice, choices: [Team, Agency] }
                    - { id: done, label: Done, type: checkBox }
                    - { id: note, label: Note, type: longText }
                    - { id: on, label: Agreed on, type: date }
                  rows:
                    - [Monday, "07:00"]
                    - ["Tuesday **and** {{employer-name}}", "", "15:00"]
          - heading: Only advice here
            content:
              - note: Nothing but guidance.
        """;

    public static TemplateDocument Everything { get; } = Document("Everything at once", EverythingYaml);

    public static TemplateDocument Rota { get; } = Document("Weekly rota", """
        page: { size: A4, orientation: landscape }
        spreadsheet: true
        sections:
          - heading: This week
            content:
              - field: { id: week-starting, label: Week starting, type: date }
              - table:
                  id: shifts
                  caption: Who works when
                  rowHeaders: true
                  tall: true
                  columns: [{ id: day, label: Day }, { id: am, label: Morning, width: 2 }, { id: pm, label: Evening, width: 2 }, { id: hours, label: Hours, type: hours, total: true }]
                  rows: [[Monday], [Tuesday], [Wednesday], [Thursday], [Friday], [Saturday], [Sunday]]
        """);

    public static Answers Filled { get; } = new()
    {
        Fields = new Dictionary<string, IReadOnlyList<string>>
        {
            ["employer-name"] = ["Łukasz Example"], ["rate"] = ["13.5"], ["name"] = ["عائشة"], ["started"] = ["2026-11-23"], ["at"] = ["07:30"],
            ["weekly"] = ["16"], ["staff"] = ["3"], ["pay"] = ["1234.5"], ["cover"] = ["An agency"], ["days"] = ["Weekends"],
            ["why"] = ["First line\nSecond line"], ["agree"] = ["yes"], ["signed"] = ["Ngọc"],
        },
        Tables = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>>
        {
            ["shifts"] =
            [
                ["", "08:00", "16:00", "8", "108", "Team", "yes", "Bring keys", "2026-11-20"],
                [], [], [],
                ["Extra day", "09:00", "10:00", "1", "13.5"],
            ],
        },
    };

    public static TemplateDocument Document(string title, string bodyYaml) => new(title, BodyReader.Read(bodyYaml))
    {
        Summary = "A sample that shows what a document can hold.",
        Version = 3,
        Address = "https://example.org/templates/sample",
        Licence = "CC0 1.0",
        Credit = "A contributor",
        Keywords = ["rota", "leave"],
        UpdatedOn = new DateOnly(2026, 11, 22),
        LawCheckedOn = new DateOnly(2026, 11, 20),
        Sources = [new Source("Holiday entitlement", "https://www.gov.uk/holiday-entitlement-rights")],
    };
}
