using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using PhbResources.Core.Insights;
using PhbResources.Core.Library;
using PhbResources.Documents.Filling;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Yaml;
using PhbResources.Site.Insights;
using PhbResources.Site.Listings;
using PhbResources.Site.Posting;
using PhbResources.Site.Problems;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Filling;

/// <summary>
/// Filling a template in on the site. What people type comes with each request and leaves with its answer: it is put in no
/// store, no log, no cache and no temporary file, and what is counted is the template and the format.
/// </summary>
internal sealed class FillForm(
    Pages pages,
    ProblemPages problems,
    TemplateDocuments documents,
    TemplateDownloads downloads,
    DownloadCounter counter,
    Views views,
    OpenForms forms,
    IOptions<FillOptions> options)
{
    private const int FirstHeadingLevel = 2;

    private static readonly IReadOnlyDictionary<string, string> s_noMistakes = new Dictionary<string, string>();

    /// <summary>The empty form, the same for every visitor and kept like other pages.</summary>
    public async Task ShowAsync(HttpContext context)
    {
        LibrarySnapshot library = pages.Library;
        if (await TemplateAsync(context, library) is not { } template || context.RedirectedTo($"{Links.Templates}/{template.Slug}/fill"))
            return;
        if (Blank(template) is not { } form)
        {
            await NothingToFillInAsync(context, template);
            return;
        }

        views.Count(context, Counted.FillForm, template.Key);
        await pages.ServeAsync<FillPage, FillModel>(context, library, form.Action, _ => form);
    }

    /// <summary>What the buttons of the form do.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        if (await TemplateAsync(context, pages.Library) is not { } template)
            return;
        if (Blank(template) is not { } blank)
            await NothingToFillInAsync(context, template);
        else
            await forms.AnswerAsync(context, blank.Action, $"Fill in “{template.Title}”", sent => AnswerAsync(context, blank, sent));
    }

    private async Task AnswerAsync(HttpContext context, FillModel blank, PostedForm sent)
    {
        FillAction action = FillAction.Read(sent.Value(FillAction.Control));
        Answers answers = PostedAnswers.Read(blank.Plan, sent.Values);
        if (TooMany(answers))
        {
            await problems.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, "That is more than we can take at once",
                $"A form may have {options.Value.MaxCells} cells. Please go back, take out some rows, and try again.");
            return;
        }

        FillModel form = blank with
        {
            Answers = answers,
            LargePrint = sent.Value(FillFinish.LargePrintControl).Length > 0,
            WithoutGuidance = sent.Value(FillFinish.WithoutGuidanceControl).Length > 0,
            Begun = true,
        };
        await (action.What switch
        {
            FillWhat.Preview => PreviewAsync(context, form),
            FillWhat.Download => DownloadAsync(context, form, action.Argument),
            FillWhat.Save => SaveAsync(context, form),
            FillWhat.Load => LoadAsync(context, form, sent),
            FillWhat.AddRows => AddRowsAsync(context, form, action.Argument),
            FillWhat.RemoveRow => RemoveRowAsync(context, form, action),
            _ => ShowAgainAsync(context, form),
        });
    }

    private async Task PreviewAsync(HttpContext context, FillModel form)
    {
        if (await RightAsync(context, form) is not { } answers)
            return;
        string html = HtmlPreview.Write(form.Document, OptionsOf(form, WorkedOut.Complete(form.Plan, answers)), FirstHeadingLevel);
        await forms.ShowAsync<FilledPage, FilledModel>(context, form.Action, new FilledModel(form, html));
    }

    private async Task DownloadAsync(HttpContext context, FillModel form, string extension)
    {
        if (await RightAsync(context, form) is not { } answers)
            return;
        if (downloads.Fill(form.Template, extension, OptionsOf(form, answers)) is not { } file)
        {
            await ShowAgainAsync(context, form with { Mistakes = Mistake(FillFinish.Id, "This document does not come in that format. Choose one of those at the end of the page.") });
            return;
        }

        await OpenForms.SendAsync(context, file.Bytes, file.Format.MediaType, file.FileName);
        counter.CountFilled(form.Template.Key, file.Format.Extension);
    }

    // Saved as typed, right or wrong: nobody should have to mend a form at the end of a long day.
    private static Task SaveAsync(HttpContext context, FillModel form) =>
        OpenForms.SendAsync(context, AnswersFile.Of(form.Template.Slug, form.Document, form.Plan, form.Answers).Write(), "application/json", $"{form.Template.Slug}-answers.json");

    private Task LoadAsync(HttpContext context, FillModel form, PostedForm sent)
    {
        if (sent.FileTooBig)
            return Refuse($"That file is too big to be a file of saved answers. Choose the file you saved from this page. Its name ends in “answers.json”.");
        if (sent.File is null)
            return Refuse("Choose the file you saved. Its name ends in “answers.json”.");
        if (AnswersFile.Read(sent.File, out string mistake) is not { } file)
            return Refuse(mistake);
        if (!string.Equals(file.Slug, form.Template.Slug, StringComparison.OrdinalIgnoreCase))
        {
            return Refuse(pages.Library.BySlug.TryGetValue(file.Slug, out Template? other)
                ? $"That file holds answers for another template, “{other.Title}”. Open that template and load the file there."
                : "That file holds answers for another template. Choose the file you saved from this page.");
        }

        FittedAnswers fitted = file.Fit(form.Plan);
        if (TooMany(fitted.Answers))
            return Refuse($"That file has more rows than we can take: all tables together may have {options.Value.MaxCells} cells.");
        return ShowAgainAsync(context, form with
        {
            Answers = fitted.Answers,
            Loaded = new LoadedAnswers(file.TemplateVersion == form.Document.Version ? null : file.TemplateVersion, fitted.Left),
        });

        Task Refuse(string reason) => ShowAgainAsync(context, form with { Mistakes = Mistake(PostedBody.FileControl, reason) });
    }

    private Task AddRowsAsync(HttpContext context, FillModel form, string tableId)
    {
        if (form.Plan.Tables.FirstOrDefault(table => table.Table.Id == tableId) is not { Grows: true } table)
            return ShowAgainAsync(context, form);
        int before = table.Rows(form.Answers).Count;
        Answers more = table.WithMoreRows(form.Answers, table.GrowsBy);
        return TooMany(more)
            ? ShowAgainAsync(context, form with { Mistakes = Mistake(ControlNames.RowsOf(table), $"“{table.Table.Caption}” cannot have more rows here: a form may have {options.Value.MaxCells} cells. You can add rows in the file you download.") })
            : ShowAgainAsync(context, form with { Answers = more, FocusOn = FirstOf(table, before) });
    }

    private Task RemoveRowAsync(HttpContext context, FillModel form, FillAction action) =>
        form.Plan.Tables.FirstOrDefault(table => table.Table.Id == action.Argument) is { } table
            ? ShowAgainAsync(context, form with { Answers = table.WithoutRow(form.Answers, action.Row), FocusOn = FillAction.AddTo(table.Table.Id) })
            : ShowAgainAsync(context, form);

    /// <summary>The answers as documents take them, or the form again with what to change.</summary>
    private async Task<Answers?> RightAsync(HttpContext context, FillModel form)
    {
        CheckedAnswers read = AnswerCheck.Check(form.Plan, form.Answers, options.Value.MaxCharacters);
        if (read.Mistakes.Count == 0)
            return read.Answers;
        await ShowAgainAsync(context, form with { Mistakes = read.Mistakes.DistinctBy(mistake => mistake.Control).ToDictionary(mistake => mistake.Control, mistake => mistake.Message) });
        return null;
    }

    private Task ShowAgainAsync(HttpContext context, FillModel form) =>
        forms.ShowAsync<FillPage, FillModel>(context, form.Action, form, form.Mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private async Task<Template?> TemplateAsync(HttpContext context, LibrarySnapshot library)
    {
        string slug = (string)context.GetRouteValue("slug")!;
        if (library.BySlug.TryGetValue(slug, out Template? template))
            return template;
        await problems.TemplateMissingAsync(context, slug);
        return null;
    }

    private FillModel? Blank(Template template)
    {
        if (!template.HasBody)
            return null;
        try
        {
            TemplateDocument document = documents.Of(template);
            FormPlan plan = FormPlan.Of(document.Body);
            return plan.AsksAnything ? new FillModel(template, document, plan, Answers.None, downloads.WrittenFormatsOf(template)) : null;
        }
        catch (MistakesException)
        {
            return null; // Publishing refuses such a document; one that came in another way has a page, but no form.
        }
    }

    private Task NothingToFillInAsync(HttpContext context, Template template) =>
        problems.WriteAsync(context, StatusCodes.Status404NotFound, "There is nothing to fill in here",
            template.HasBody ? $"“{template.Title}” is there to be read." : $"“{template.Title}” is a file that somebody shared. Download it and fill it in on your own machine.", Links.Of(template), $"{(template.HasBody ? "Read" : "Go to")} “{template.Title}”");

    private bool TooMany(Answers answers) => answers.Tables.Values.Sum(rows => rows.Sum(cells => cells.Count)) > options.Value.MaxCells;

    private static string? FirstOf(FormTable table, int row) =>
        Enumerable.Range(0, table.Table.Columns.Count).Where(column => table.Asks(row, column)).Select(column => ControlNames.Of(table, row, column)).FirstOrDefault();

    private static WriteOptions OptionsOf(FillModel form, Answers answers) =>
        new() { LargePrint = form.LargePrint, WithoutGuidance = form.WithoutGuidance, Answers = answers };

    private static Dictionary<string, string> Mistake(string control, string message) => new(s_noMistakes) { [control] = message };
}
