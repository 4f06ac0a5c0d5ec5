using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PhbResources.Core.Feedback;
using PhbResources.Core.Insights;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Surveys;

/// <summary>All surveys: written, opened one at a time, answered, closed, read.</summary>
public sealed class SurveyShelf(IDbContextFactory<PhbDbContext> contexts, OpenSurvey open, TimeProvider clock)
{
    /// <summary>Most people who can answer one, so that a script cannot fill the disk.</summary>
    public const int MostPeople = 20_000;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>All of them, the newest first.</summary>
    public async Task<IReadOnlyList<StoredSurvey>> AllAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<StoredSurvey>().AsNoTracking().OrderByDescending(survey => survey.Id).ToListAsync(cancellationToken);
    }

    /// <summary>One of them, or <c>null</c>.</summary>
    public async Task<StoredSurvey?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<StoredSurvey>().AsNoTracking().SingleOrDefaultAsync(survey => survey.Id == id, cancellationToken);
    }

    /// <summary>Adds a draft.</summary>
    /// <param name="survey">What <paramref name="yaml"/> says.</param>
    /// <param name="yaml">What the curator wrote.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<int> AddAsync(Survey survey, string yaml, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(survey);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        StoredSurvey row = new() { Title = survey.Title, Yaml = yaml, State = SurveyState.Draft, Version = 1 };
        context.Add(row);
        await context.SaveChangesAsync(cancellationToken);
        return row.Id;
    }

    /// <summary>Changes a draft.</summary>
    /// <returns>False where it is no draft any more or somebody else has changed it; nothing is saved then.</returns>
    public async Task<bool> SaveAsync(int id, int version, Survey survey, string yaml, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(survey);
        string title = survey.Title;
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<StoredSurvey>().Where(row => row.Id == id && row.Version == version && row.State == SurveyState.Draft)
            .ExecuteUpdateAsync(row => row.SetProperty(stored => stored.Yaml, yaml).SetProperty(stored => stored.Title, title).SetProperty(stored => stored.Version, version + 1), cancellationToken) > 0;
    }

    /// <summary>Opens a draft to visitors. From then on its questions stay as they are.</summary>
    /// <returns>False where it is no draft, or another one is open.</returns>
    public async Task<bool> OpenAsync(int id, CancellationToken cancellationToken)
    {
        DateOnly today = Today;
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        bool opened = await context.Set<StoredSurvey>().Where(row => row.Id == id && row.State == SurveyState.Draft && !context.Set<StoredSurvey>().Any(other => other.State == SurveyState.Open))
            .ExecuteUpdateAsync(row => row.SetProperty(stored => stored.State, SurveyState.Open).SetProperty(stored => stored.Opened, today).SetProperty(stored => stored.Version, stored => stored.Version + 1), cancellationToken) > 0;
        await open.FollowAsync(cancellationToken);
        return opened;
    }

    /// <summary>Ends a survey. What was answered stays.</summary>
    public async Task CloseAsync(int id, CancellationToken cancellationToken)
    {
        DateOnly today = Today;
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<StoredSurvey>().Where(row => row.Id == id && row.State == SurveyState.Open)
            .ExecuteUpdateAsync(row => row.SetProperty(stored => stored.State, SurveyState.Closed).SetProperty(stored => stored.Closed, today).SetProperty(stored => stored.Version, stored => stored.Version + 1), cancellationToken);
        await open.FollowAsync(cancellationToken);
    }

    /// <summary>Takes away a survey that is not open, with what was answered.</summary>
    public async Task RemoveAsync(int id, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Set<StoredSurvey>().Where(row => row.Id == id && row.State != SurveyState.Open).ExecuteDeleteAsync(cancellationToken) == 0)
            return;
        await context.Set<SurveyAnswer>().Where(row => row.SurveyId == id).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Keeps what one person answered.</summary>
    /// <param name="id">The survey.</param>
    /// <param name="answers">What <see cref="Survey.Tidy"/> gave; typed answers were checked with <see cref="PersonalDetails"/>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>False where the survey is not open, or as many have answered as can.</returns>
    public async Task<bool> AnswerAsync(int id, IReadOnlyDictionary<string, string> answers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answers);
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // The row is held from here to the end, so that nobody else is given the same place in the batch.
        if (await context.Set<StoredSurvey>().Where(row => row.Id == id && row.State == SurveyState.Open && row.Answered < MostPeople)
            .ExecuteUpdateAsync(row => row.SetProperty(stored => stored.Answered, stored => stored.Answered + 1), cancellationToken) == 0)
            return false;
        int place = await context.Set<StoredSurvey>().Where(row => row.Id == id).Select(row => row.Answered).SingleAsync(cancellationToken);
        context.AddRange(answers.Select(answer => new SurveyAnswer { Id = Guid.NewGuid(), SurveyId = id, Batch = (place - 1) / SmallGroups.Fewest, Question = answer.Key, Value = answer.Value }));
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>What was answered so far, in whole batches.</summary>
    /// <exception cref="Documents.Yaml.MistakesException">The survey cannot be read.</exception>
    public async Task<SurveyResults> ResultsAsync(StoredSurvey survey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(survey);
        int batches = survey.Answered / SmallGroups.Fewest;
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        List<SurveyAnswer> answers = await context.Set<SurveyAnswer>().AsNoTracking().Where(row => row.SurveyId == survey.Id && row.Batch < batches).ToListAsync(cancellationToken);
        return SurveyResults.Of(SurveyReader.Read(survey.Yaml), batches * SmallGroups.Fewest, answers);
    }
}
