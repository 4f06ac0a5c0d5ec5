using Microsoft.AspNetCore.Http;
using PhbResources.Core.Facts;
using PhbResources.Core.Leave;
using PhbResources.Core.Library;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Site.Listings;
using PhbResources.Site.Posting;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Leave;

/// <summary>
/// The leave calculator. Hours and dates come with each request and leave with its answer; they are put in no store, no log and no cache.
/// </summary>
internal sealed class LeaveForms(
    Pages pages, OpenForms forms, DocumentWriters writers, RegularLeave regular, IrregularLeave irregular, LegalFigures figures, BankHolidays holidays, TimeProvider clock)
{
    public const string Path = "/leave";
    public const string RegularPath = "/leave/set-hours";
    public const string IrregularPath = "/leave/changing-hours";

    private const int FirstHeadingLevel = 3;
    private const decimal MostDays = 366, MostHours = 8784, MostHoursOfAWeek = 168;
    private const int MostPeriods = 53;

    private static readonly string[] s_related = ["annual-leave-request", "leave-request-irregular-hours", "leave-entitlement-calculator-sheet", "team-leave-calendar", "annual-leave-policy"];

    public Task ShowAsync<TPage>(HttpContext context, string path)
        where TPage : Page<LeaveModel> =>
        context.RedirectedTo(path) ? Task.CompletedTask : pages.ServeAsync<TPage, LeaveModel>(context, pages.Library, path, _ => LeaveModel.Blank);

    public Task AnswerRegularAsync(HttpContext context) =>
        forms.AnswerAsync(context, RegularPath, "Work out leave", sent => AnswerAsync<RegularPage>(context, RegularPath, sent, Regular));

    public Task AnswerIrregularAsync(HttpContext context) =>
        forms.AnswerAsync(context, IrregularPath, "Work out leave", sent => AnswerAsync<IrregularPage>(context, IrregularPath, sent, Irregular));

    private async Task AnswerAsync<TPage>(HttpContext context, string path, PostedForm sent, Func<LeaveAnswers, LeaveWorking?> work)
        where TPage : Page<LeaveModel>
    {
        LeaveAnswers answers = new(sent);
        LeaveWorking? working = work(answers);
        LeaveModel model = new(sent.Values.Keys.ToDictionary(name => name, sent.Value), answers.Mistakes);
        if (working is not null)
        {
            TemplateDocument document = LeaveDocument.Of(working, answers.Given, clock.Today(), Checked());
            if (writers.Find(sent.Value(LeaveControls.Download)) is { } writer && writer.Suits(document))
            {
                await SendAsync(context, writer, document);
                return;
            }

            model = model with
            {
                Answer = working.Answer,
                Working = HtmlPreview.Write(document, WriteOptions.Default, FirstHeadingLevel),
                Formats = [.. writers.All.Where(candidate => candidate.Suits(document)).Select(candidate => candidate.Format)],
                Related = [.. s_related.Select(slug => pages.Library.BySlug.GetValueOrDefault(slug)).OfType<Template>().Select(template => (Links.Of(template), template.Title))],
            };
        }

        await forms.ShowAsync<TPage, LeaveModel>(context, path, model, working is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private LeaveWorking? Regular(LeaveAnswers answers)
    {
        DateOnly? first = answers.Day(LeaveControls.YearStarts, "First day of the leave year", "Write the first day of the leave year, like 1/4/2026.");
        decimal? days = answers.Number(LeaveControls.Days, "Days of work in a normal week", 0.01m, 7, "Write how many days a normal week has, like 3 or 2.5.");
        decimal? hours = answers.Number(LeaveControls.Hours, "Hours of work in a normal week", 0.01m, MostHoursOfAWeek);
        DateOnly? started = answers.Day(LeaveControls.Started, "First day of the job");
        DateOnly? leaves = answers.Day(LeaveControls.Leaves, "Last day of the job");
        decimal taken = answers.Number(LeaveControls.Taken, hours is null ? "Days of leave taken" : "Hours of leave taken", 0, hours is null ? MostDays : MostHours) ?? 0;
        Nation nation = answers.Nation("Where the work is");
        bool onTop = answers.Chose(LeaveControls.BankHolidays, LeaveControls.OnTop);
        answers.Given.Add(("Bank holidays", onTop ? "On top of the leave" : "Part of the leave"));
        if (hours > days * 24)
            answers.Mistakes[LeaveControls.Hours] = "That is more than 24 hours for each day of work. Change the hours or the days.";
        if (first is not { } from)
            return null;

        LeaveYear year = new(from);
        string span = $"The leave year goes from {Layout.Dates.InWords(year.First)} to {Layout.Dates.InWords(year.Last)}.";
        if (started is { } start && !year.Has(start))
            answers.Mistakes.TryAdd(LeaveControls.Started, start < year.First ? $"{span} The job began before that: leave this empty." : $"{span} Write a first day that is in it, or another leave year.");
        if (leaves is { } end && !year.Has(end))
            answers.Mistakes.TryAdd(LeaveControls.Leaves, $"{span} Write a last day that is in it, or leave this empty.");
        if (started > leaves)
            answers.Mistakes.TryAdd(LeaveControls.Leaves, "The last day is before the first day of the job. Change one of them.");
        if (onTop && !holidays.Covers(year.First, year.Last))
            answers.Mistakes.TryAdd(LeaveControls.YearStarts, $"We know the bank holidays from {holidays.FirstDay.Year} to {holidays.LastDay.Year}. For another year, choose “part of the leave” and add the bank holidays yourself.");
        if (answers.Mistakes.Count > 0 || days is not { } perWeek)
            return null;
        return regular.Of(new RegularWork(year, perWeek, hours)
        {
            Started = started, Leaves = leaves, Taken = taken, Nation = nation, HolidaysOnTop = onTop, Today = clock.Today(),
        });
    }

    private LeaveWorking? Irregular(LeaveAnswers answers)
    {
        DateOnly? first = answers.Day(LeaveControls.YearStarts, "First day of the leave year", "Write the first day of the leave year, like 1/4/2026.");
        IReadOnlyList<decimal> worked = answers.Lines(LeaveControls.Periods, MostPeriods, MostHours);
        decimal taken = answers.Number(LeaveControls.Taken, "Hours of leave taken", 0, MostHours) ?? 0;
        Nation nation = answers.Nation("Where the work is");
        if (first < irregular.Since)
            answers.Mistakes.TryAdd(LeaveControls.YearStarts, $"This way of counting is for leave years that begin on or after {Layout.Dates.InWords(irregular.Since)}. Write a later one; for an earlier one ask Acas.");
        if (!irregular.Nations.Contains(nation))
            answers.Mistakes.TryAdd(LeaveControls.Nation, $"This way of counting is not the law in {NationWords.Of(nation)}. Please ask the Labour Relations Agency, which helps there for nothing.");
        return answers.Mistakes.Count > 0 || first is not { } from ? null : irregular.Of(new IrregularWork(new LeaveYear(from), worked, taken));
    }

    /// <summary>The law of leave is as fresh as the figure that was checked the longest ago.</summary>
    private DateOnly Checked() => figures.All.Where(figure => figure.Id.StartsWith("leave.", StringComparison.Ordinal)).Min(figure => figure.CheckedOn);

    private static async Task SendAsync(HttpContext context, IDocumentWriter writer, TemplateDocument document)
    {
        using MemoryStream bytes = new();
        writer.Write(document, WriteOptions.Default, bytes);
        await OpenForms.SendAsync(context, bytes.GetBuffer().AsMemory(0, (int)bytes.Length), writer.Format.MediaType, $"leave-working.{writer.Format.Extension}");
    }
}
