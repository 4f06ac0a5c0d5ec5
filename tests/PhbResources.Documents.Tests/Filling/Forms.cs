using PhbResources.Documents.Filling;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Yaml;

namespace PhbResources.Documents.Tests.Filling;

/// <summary>A document that asks for everything there is, and what a browser would send for it.</summary>
internal static class Forms
{
    public const string Everything = """
        spreadsheet: true
        intro:
          - text: "Written for {{employer-name}}."
        fields:
          - { id: employer-name, label: Name of the employer }
        sections:
          - heading: About you
            content:
              - subheading: Who
              - field: { id: name, label: Name, type: shortText }
              - field: { id: story, label: Story, type: longText }
              - field: { id: born, label: Born on, type: date }
              - field: { id: starts, label: Starts at, type: time }
              - field: { id: count, label: How many, type: number }
              - field: { id: pay, label: Pay, type: money }
              - field: { id: length, label: How long, type: hours }
              - field: { id: colour, label: Colour, type: choice, choices: [Red, Green] }
              - field: { id: days, label: Days, type: choices, choices: [Mon, Tue, Wed] }
              - field: { id: agreed, label: Agreed, type: checkBox }
              - field: { id: signed, label: Signed, type: signature }
              - field: { id: picture, label: Picture, type: photo }
              - pageBreak: true
          - heading: Tables
            content:
              - note: Read this first.
              - table:
                  id: shifts
                  caption: Who works when
                  rowHeaders: true
                  blankRows: 5
                  columns:
                    - { id: day, label: Day }
                    - { id: who, label: Who }
                    - { id: start, label: Start, type: time }
                    - { id: finish, label: Finish, type: time }
                    - { id: unpaid, label: Unpaid break, type: hours }
                    - { id: hours, label: Hours, type: hours, formula: finish - start - unpaid, total: true }
                    - { id: rate, label: Rate, type: money }
                    - { id: cost, label: Cost, type: money, formula: hours * rate }
                  rows:
                    - [Monday]
                    - [Tuesday, "", "", "", "", "", "11.44"]
              - table:
                  id: codes
                  caption: Codes
                  columns:
                    - { id: code, label: Code }
                    - { id: meaning, label: Meaning }
                  rows:
                    - [R, Refused]
          - heading: Before you go
            content:
              - note:
                  - checklist: [Only to read]
              - checklist: [Keys, "Phone of {{employer-name}}", Keys]
          - heading: Only to read
            content:
              - list: [One, Two]
        """;

    public static TemplateDocument Document { get; } = new("Everything", BodyReader.Read(Everything, "everything")) { Version = 3 };

    public static FormPlan Plan { get; } = FormPlan.Of(Document.Body);

    public static FormTable Shifts => Plan.Tables.Single();

    /// <summary>What a browser sends for a form with these answers in it: every control that has a value, ticked boxes only.</summary>
    public static Dictionary<string, IReadOnlyList<string>> Sent(FormPlan plan, Answers answers)
    {
        Dictionary<string, IReadOnlyList<string>> sent = [];
        foreach (var field in plan.Fields) sent[ControlNames.Of(field)] = Lines(answers.Fields.GetValueOrDefault(field.Id) ?? [""]);
        foreach (var table in plan.Tables)
        {
            var rows = table.Rows(answers);
            for (var row = 0; row < rows.Count; row++)
            {
                for (var column = 0; column < rows[row].Count; column++)
                {
                    if (table.Asks(row, column)) sent[ControlNames.Of(table, row, column)] = Lines([table.Shown(rows[row][column], row, column)]);
                }
            }
        }

        foreach (var list in plan.CheckLists)
        {
            for (var item = 0; item < list.List.Items.Count; item++)
            {
                if (answers.Ticks.Contains(list.Tick(item))) sent[ControlNames.Of(list, item)] = ["yes"];
            }
        }

        return sent;
    }

    // Browsers send line ends as CR LF (HTML, "constructing the entry list").
    private static string[] Lines(IReadOnlyList<string> values) => [.. values.Select(value => value.Replace("\n", "\r\n", StringComparison.Ordinal))];

    /// <summary>The same, whatever object holds it.</summary>
    public static string Told(Answers answers) => string.Join('\u241E',
        [
            .. answers.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={string.Join('\u241F', field.Value)}"),
            .. answers.Tables.OrderBy(table => table.Key, StringComparer.Ordinal).SelectMany(table => table.Value.Select((row, at) => $"{table.Key}.{at}={string.Join('\u241F', row)}")),
            .. answers.Ticks.Order(StringComparer.Ordinal),
        ]);
}
