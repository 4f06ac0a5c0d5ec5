using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using NodaTime;
using PhbResources.Core.Facts;
using PhbResources.Core.Rotas;
using PhbResources.Documents.Writing;
using PhbResources.Site.Posting;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Rotas;

/// <summary>
/// The rota planner. The rota travels in the form: it comes with each request and leaves with its answer, and is put in no store, no log,
/// no cache and no temporary file.
/// </summary>
internal sealed class RotaForm(
    Pages pages,
    ProblemPages problems,
    LegalFigures figures,
    DocumentWriters writers,
    OpenForms forms,
    TimeProvider clock,
    IOptions<RotaLimits> options)
{
    public const string Path = "/rota";

    // The first day that is offered changes with the week.
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(5);

    private readonly RotaLimits _limits = options.Value;

    /// <summary>The empty planner, the same for every visitor.</summary>
    public Task ShowAsync(HttpContext context)
    {
        if (context.RedirectedTo(Path))
            return Task.CompletedTask;
        return pages.ServeAsync<RotaPage, RotaModel>(context, pages.Library, Path, _ => Blank(), s_lifetime);
    }

    /// <summary>What the buttons do.</summary>
    public Task AnswerAsync(HttpContext context) => forms.AnswerAsync(context, Path, "Plan a rota", sent => ActAsync(context, sent));

    private async Task ActAsync(HttpContext context, PostedForm sent)
    {
        string state = sent.Value(RotaControls.State);
        Rota? before = RotaState.Read(state, _limits);
        if (before is null && state.Length > 0)
        {
            await problems.WriteAsync(context, StatusCodes.Status400BadRequest, "We could not read your rota",
                "Please go back, and save your rota if you can. Then load it on a new page.", Path, "Plan a rota");
            return;
        }

        RotaModel model = new(before ?? NewRota(), sent.Values) { Begun = true, Limits = _limits };
        RotaAction action = RotaAction.Read(sent.Value(RotaAction.Control));
        if (action.What == RotaAction.Load)
            model = Load(model, sent);
        else if (action.What == RotaAction.Example && RotaExample.All.FirstOrDefault(example => example.Key == action.Argument) is { } chosen)
            model = Example(RotaSteps.Basics(model), chosen);
        else
            model = RotaSteps.Basics(model);
        if (model.Mistakes.Count > 0 && action.What != RotaAction.Save)
        {
            await WriteAsync(context, model);
            return;
        }

        await (action.What switch
        {
            RotaAction.Save => OpenForms.SendAsync(context, RotaFile.Write(model.Rota), "application/json", $"{FileName(model.Rota)}.json"),
            RotaAction.Download => DownloadAsync(context, model, action.Argument),
            RotaAction.Calendar => CalendarAsync(context, model, action.Number),
            _ => WriteAsync(context, Changed(model, action)),
        });
    }

    private static RotaModel Changed(RotaModel model, RotaAction action) => action.What switch
    {
        RotaAction.AddPerson => RotaSteps.AddPerson(model),
        RotaAction.EditPerson => RotaSteps.EditPerson(model, action.Number),
        RotaAction.RemovePerson => RotaSteps.RemovePerson(model, action.Number),
        RotaAction.AddShift => RotaSteps.AddShift(model),
        RotaAction.EditShift => RotaSteps.EditShift(model, action.Number),
        RotaAction.RemoveShift => RotaSteps.RemoveShift(model, action.Number),
        RotaAction.AddCover => RotaSteps.AddCover(model),
        RotaAction.RemoveCover => RotaSteps.RemoveCover(model, action.Number),
        RotaAction.CopyWeek => RotaSteps.CopyWeek(model),
        RotaAction.ClearWeek => RotaSteps.ClearWeek(model, action.Number),
        RotaAction.LeaveAsItIs => model.WithTyped(action.Argument + "-"),
        // Enter in a field: what has been begun is finished.
        RotaAction.Update when model.Value(RotaControls.PersonName).Length > 0 => RotaSteps.AddPerson(model),
        RotaAction.Update when model.Values(RotaControls.ShiftDays).Count > 0 => RotaSteps.AddShift(model),
        RotaAction.Update when model.Values(RotaControls.CoverDays).Count > 0 => RotaSteps.AddCover(model),
        RotaAction.Update => model with { Notice = new RotaNotice(RotaNotice.Top, "The page is up to date.") },
        _ => model,
    };

    private RotaModel Load(RotaModel model, PostedForm sent)
    {
        string? mistake = null;
        Rota? loaded = null;
        try
        {
            if (sent.FileTooBig)
                mistake = "This file is far too big to be a rota. Choose the file you saved with “Save my rota”.";
            else if (sent.File is null)
                mistake = "Choose the file you saved. Its name ends in .json.";
            else
                loaded = RotaFile.Read(sent.File, _limits);
        }
        catch (RotaFileException exception)
        {
            mistake = exception.Message;
        }

        return loaded is null
            ? RotaSteps.Basics(model) with { Mistakes = new Dictionary<string, string> { [PostedBody.FileControl] = mistake! } }
            : new RotaModel(loaded, new Dictionary<string, IReadOnlyList<string>>()) { Begun = true, Limits = _limits, Notice = new RotaNotice(RotaNotice.Top, "Your rota is loaded.") };
    }

    private static RotaModel Example(RotaModel model, RotaExample example) => model.Rota.Shifts.Count > 0 || model.Rota.Staff.Count > 0
        ? model
        : model with
        {
            Rota = example.Make(model.Rota.Id, model.Rota.Start) with { Title = model.Rota.Title },
            Mistakes = new Dictionary<string, string>(),
            Notice = new RotaNotice(RotaNotice.Top, $"{example.Title}: this is an example. Put in your own people and times."),
        };

    private async Task DownloadAsync(HttpContext context, RotaModel model, string extension)
    {
        model = Checked(model);
        bool largePrint = model.Has(RotaControls.LargePrint, "yes");
        if (writers.Find(extension) is not { } writer)
        {
            await WriteAsync(context, model with { Mistakes = new Dictionary<string, string> { [RotaFinish.Id] = "We do not have that format. Choose one of those at the end of the page." } });
            return;
        }

        RotaLayout layout = writer.WorksOutFormulas ? RotaLayout.Spreadsheet : largePrint ? RotaLayout.LargePrint : RotaLayout.Page;
        using MemoryStream file = new();
        writer.Write(RotaDocument.Of(model.Rota, model.Findings, RulesFor(model.Rota), layout, Today()), new WriteOptions { LargePrint = largePrint }, file);
        await OpenForms.SendAsync(context, file.GetBuffer().AsMemory(0, (int)file.Length), writer.Format.MediaType, $"{FileName(model.Rota)}{(largePrint ? "-large-print" : "")}.{writer.Format.Extension}");
    }

    private async Task CalendarAsync(HttpContext context, RotaModel model, int id)
    {
        int weeks = model.Number(RotaControls.CalendarWeeks);
        if (weeks < 1 || weeks > _limits.MaxCalendarWeeks)
            await WriteAsync(context, model with { Mistakes = new Dictionary<string, string> { [RotaControls.CalendarWeeks] = $"Write a number of weeks from 1 to {_limits.MaxCalendarWeeks}." } });
        else if (model.Rota.Find(id) is not { } member)
            await WriteAsync(context, model);
        else
            await OpenForms.SendAsync(context, RotaCalendar.Write(model.Rota, member, weeks, Instant.FromDateTimeOffset(clock.GetUtcNow())), RotaCalendar.MediaType, $"{FileName(model.Rota)}-{Plain(member.Name)}.ics");
    }

    private Task WriteAsync(HttpContext context, RotaModel model) =>
        forms.ShowAsync<RotaPage, RotaModel>(context, Path, Checked(model), model.Mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private RotaModel Checked(RotaModel model) => model with
    {
        Findings = RotaChecks.Of(model.Rota, RulesFor(model.Rota)),
        Formats = [.. writers.All.Select(writer => writer.Format)],
    };

    private WorkingTimeRules RulesFor(Rota rota) => new(figures, rota.Start.ToDateOnly());

    private RotaModel Blank() => Checked(new RotaModel(NewRota(), new Dictionary<string, IReadOnlyList<string>>()) { Limits = _limits });

    private Rota NewRota() => new() { Id = Guid.NewGuid(), Start = LocalDate.FromDateOnly(Today()).Next(IsoDayOfWeek.Monday) };

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static string FileName(Rota rota) => Plain(rota.Name) is { Length: > 0 } name ? name : "rota";

    private static string Plain(string text)
    {
        StringBuilder plain = new();
        foreach (char letter in text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter))
                plain.Append(letter);
            else if (plain.Length > 0 && plain[^1] != '-')
                plain.Append('-');
        }

        return plain.ToString().Trim('-');
    }
}
