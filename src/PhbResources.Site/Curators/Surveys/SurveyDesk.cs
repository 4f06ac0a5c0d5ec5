using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Surveys;
using PhbResources.Documents.Yaml;
using PhbResources.Site.Charts;

namespace PhbResources.Site.Curators.Surveys;

/// <summary>Where curators write surveys, open and close them, and read what was answered.</summary>
internal sealed class SurveyDesk(PrivatePages pages, CuratorDoor door, SurveyShelf shelf)
{
    public const string Path = "/curator/surveys";
    public const string EditPath = "/curator/surveys/edit";
    public const string OpenPath = "/curator/surveys/open";
    public const string ClosePath = "/curator/surveys/close";
    public const string RemovePath = "/curator/surveys/remove";
    public const string ResultsPath = "/curator/surveys/results";
    public const string CsvPath = "/curator/surveys/results.csv";

    // Each character may take nine bytes in a form.
    private const int MaxFormBytes = 10 * SurveyReader.MaxLength;

    /// <summary>Address of a page about one survey.</summary>
    public static string Of(string path, int id) => $"{path}?id={id.ToString(CultureInfo.InvariantCulture)}";

    public async Task ListAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null)
            return;
        IReadOnlyList<StoredSurvey> all = await shelf.AllAsync(context.RequestAborted);
        await pages.ShowAsync<SurveysPage, SurveysModel>(context, Path, formToken => new SurveysModel(formToken, all, context.Request.Query["done"].ToString()));
    }

    public async Task EditAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null)
            return;
        if (!context.Request.Query.ContainsKey("id"))
            await AskAsync(context, new SurveyEditModel(null, SurveyReader.Example, 0));
        else if (await FindAsync(context, context.Request.Query["id"]) is { } row)
            await AskAsync(context, new SurveyEditModel(row.State == SurveyState.Draft ? row.Id : null, row.Yaml, row.Version)
            {
                IsCopy = row.State != SurveyState.Draft,
                IsSaved = context.Request.Query["done"] == "saved",
                Preview = ReadOrNull(row.Yaml),
            });
    }

    public async Task SaveAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null || await pages.ReadFormAsync(context, MaxFormBytes) is not { } form)
            return;
        string yaml = form["yaml"].ToString().ReplaceLineEndings("\n").Trim('\n');
        int? id = Number(form["id"]);
        int version = Number(form["version"]) ?? 0;
        SurveyEditModel model = new(id, yaml, version);
        Survey survey;
        try
        {
            survey = SurveyReader.Read(yaml);
        }
        catch (MistakesException exception)
        {
            await AskAsync(context, model with { Problems = [.. exception.Mistakes.Select(mistake => $"Line {mistake.Line.ToString(CultureInfo.InvariantCulture)}: {mistake.Message}")] });
            return;
        }

        if (id is null)
            id = await shelf.AddAsync(survey, yaml, context.RequestAborted);
        else if (!await shelf.SaveAsync(id.Value, version, survey, yaml, context.RequestAborted))
        {
            // What was typed stays, as a survey of its own: nobody's work is lost and nobody's is overwritten.
            await AskAsync(context, model with { Id = null, Problems = ["Another curator has changed or opened this survey since you came here. Save again to keep yours as a new one beside it."] });
            return;
        }

        PrivatePages.GoOn(context, $"{Of(EditPath, id.Value)}&done=saved");
    }

    public Task OpenAsync(HttpContext context) => DoAsync(context, async id => await shelf.OpenAsync(id, context.RequestAborted) ? "opened" : "not-opened");

    public Task CloseAsync(HttpContext context) => DoAsync(context, async id =>
    {
        await shelf.CloseAsync(id, context.RequestAborted);
        return "closed";
    });

    public Task RemoveAsync(HttpContext context) => DoAsync(context, async id =>
    {
        await shelf.RemoveAsync(id, context.RequestAborted);
        return "removed";
    });

    public async Task ResultsAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null || await FindAsync(context, context.Request.Query["id"]) is not { } row)
            return;
        SurveyResults results = await shelf.ResultsAsync(row, context.RequestAborted);
        await pages.ShowAsync<SurveyResultsPage, SurveyResultsModel>(context, ResultsPath, formToken => new SurveyResultsModel(formToken, row, results));
    }

    public async Task SendResultsAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null || await FindAsync(context, context.Request.Query["id"]) is not { } row)
            return;
        PrivatePages.Seal(context);
        SurveyResults results = await shelf.ResultsAsync(row, context.RequestAborted);
        await CsvOf(results).SendAsync(context, $"survey-{row.Id.ToString(CultureInfo.InvariantCulture)}.csv");
    }

    internal static Csv CsvOf(SurveyResults results)
    {
        Csv csv = new Csv().Row("question", "answer", "people");
        foreach (QuestionResult question in results.Questions)
        {
            foreach (ChoiceCount choice in question.Choices)
                csv.Row(question.Question.Ask, choice.Label, (object?)choice.Count ?? BarChart.NotShown);
            foreach (string text in question.Texts)
                csv.Row(question.Question.Ask, text, null);
            if (question.IsHidden)
                csv.Row(question.Question.Ask, BarChart.NotShown, null);
        }

        return csv;
    }

    private async Task DoAsync(HttpContext context, Func<int, Task<string>> what)
    {
        if (await door.EnterAsync(context) is null || await pages.ReadFormAsync(context) is not { } form)
            return;
        if (await FindAsync(context, form["id"]) is { } row)
            PrivatePages.GoOn(context, $"{Path}?done={await what(row.Id)}");
    }

    private async Task<StoredSurvey?> FindAsync(HttpContext context, string? id)
    {
        if (Number(id) is { } number && await shelf.FindAsync(number, context.RequestAborted) is { } row)
            return row;
        PrivatePages.Seal(context);
        await pages.Problems.WriteAsync(context, StatusCodes.Status404NotFound, "There is no such survey", "It may have been removed.", Path, "See all surveys");
        return null;
    }

    private Task AskAsync(HttpContext context, SurveyEditModel model) =>
        pages.ShowAsync<SurveyEditPage, SurveyEditModel>(context, EditPath, formToken => model with { FormToken = formToken },
            model.Problems.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static Survey? ReadOrNull(string yaml)
    {
        try
        {
            return SurveyReader.Read(yaml);
        }
        catch (MistakesException)
        {
            return null; // Written by an older version of the site; saving it again says what is wrong.
        }
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}

/// <summary>All surveys.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="All">The newest first.</param>
/// <param name="Done">What has just been done.</param>
public sealed record SurveysModel(string FormToken, IReadOnlyList<StoredSurvey> All, string Done);

/// <summary>A survey being written.</summary>
/// <param name="Id">Its number, or <c>null</c> for a new one.</param>
/// <param name="Yaml">What was written.</param>
/// <param name="Version">The version that is changed.</param>
public sealed record SurveyEditModel(int? Id, string Yaml, int Version)
{
    /// <summary>Token against forms from elsewhere.</summary>
    public string FormToken { get; init; } = "";

    /// <summary>True where it begins as a copy of one that was opened.</summary>
    public bool IsCopy { get; init; }

    /// <summary>True right after saving.</summary>
    public bool IsSaved { get; init; }

    /// <summary>How visitors would see it, or <c>null</c>.</summary>
    public Survey? Preview { get; init; }

    /// <summary>Lines that make no sense.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The problems, as a mistake of the one field.</summary>
    public IReadOnlyDictionary<string, string> Mistakes =>
        Problems.Count == 0 ? new Dictionary<string, string>() : new Dictionary<string, string> { ["yaml"] = string.Join("\n", Problems.Take(10)) };
}

/// <summary>What was answered.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Survey">The survey.</param>
/// <param name="Results">What was answered.</param>
public sealed record SurveyResultsModel(string FormToken, StoredSurvey Survey, SurveyResults Results);
