using System.Globalization;

namespace PhbResources.Core.Facts;

/// <summary>
/// The legal figures of <c>umbraco-config/facts/figures.yaml</c>, the only place where they are written. Read once, when the site starts.
/// </summary>
public sealed class LegalFigures
{
    /// <summary>The file, in the folder <c>umbraco-config</c>.</summary>
    public const string File = "facts/figures.yaml";

    private readonly Dictionary<string, LegalFigure> _byId;

    internal LegalFigures(IReadOnlyList<LegalFigure> all)
    {
        All = all;
        _byId = all.ToDictionary(figure => figure.Id);
    }

    /// <summary>Every figure, in the order of the file.</summary>
    public IReadOnlyList<LegalFigure> All { get; }

    /// <summary>The figure called <paramref name="id"/>.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public LegalFigure this[string id] => _byId.TryGetValue(id, out LegalFigure? figure)
        ? figure
        : throw new ArgumentException($"There is no legal figure '{id}'. Write one of the ids in {File}, or add it there.", nameof(id));

    /// <summary>What a figure is on a day.</summary>
    /// <param name="id">One of <see cref="FigureIds"/>.</param>
    /// <param name="day">The day the rule is applied to, which need not be today.</param>
    /// <exception cref="ArgumentException">There is no such figure.</exception>
    /// <exception cref="FigureNotKnownException">The file has no value for that day.</exception>
    public FigureOnDay On(string id, DateOnly day)
    {
        LegalFigure figure = this[id];
        return figure.PeriodOf(day) is { } period ? new FigureOnDay(figure, period) : throw new FigureNotKnownException(figure, day);
    }

    /// <summary>The rule of a figure in plain words with the values of a day, or <c>null</c> where one of them is not known or not confirmed for it.</summary>
    public string? StatementOn(LegalFigure figure, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(figure);
        string statement = figure.Statement.Replace("{value}", "{" + figure.Id + "}", StringComparison.Ordinal);
        foreach (string id in FigureReader.IdsIn(statement))
        {
            if (this[id].PeriodOf(day) is not { Confirmed: true } period)
                return null;
            statement = statement.Replace("{" + id + "}", this[id].InWords(period.Value), StringComparison.Ordinal);
        }

        return statement;
    }

    /// <summary>The confirmed figures of a day by id, as they are written in documents.</summary>
    public IReadOnlyDictionary<string, string> WordsOn(DateOnly day)
    {
        Dictionary<string, string> words = [];
        foreach (LegalFigure figure in All)
        {
            if (figure.PeriodOf(day) is { Confirmed: true } period)
                words.Add(figure.Id, figure.InWords(period.Value));
        }

        return words;
    }
}

/// <summary>Thrown when a figure is asked for on a day for which the file has no value.</summary>
public sealed class FigureNotKnownException(LegalFigure figure, DateOnly day)
    : Exception($"{figure?.Name} ({figure?.Id}) has no value for {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}. Add the period to {LegalFigures.File}.")
{
    /// <summary>The figure.</summary>
    public LegalFigure Figure => figure;

    /// <summary>The day that was asked for.</summary>
    public DateOnly Day => day;
}
