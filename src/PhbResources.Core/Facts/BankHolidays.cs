using PhbResources.Documents.Model;

namespace PhbResources.Core.Facts;

/// <summary>The bank holidays of <c>umbraco-config/facts/bank-holidays.yaml</c>, nation by nation. Read once, when the site starts.</summary>
public sealed class BankHolidays
{
    /// <summary>The file, in the folder <c>umbraco-config</c>.</summary>
    public const string File = "facts/bank-holidays.yaml";

    private readonly IReadOnlyDictionary<Nation, IReadOnlyList<BankHoliday>> _byNation;

    internal BankHolidays(IReadOnlyDictionary<Nation, IReadOnlyList<BankHoliday>> byNation, int firstYear, int lastYear, Source source, DateOnly checkedOn)
    {
        _byNation = byNation;
        FirstDay = new DateOnly(firstYear, 1, 1);
        LastDay = new DateOnly(lastYear, 12, 31);
        Source = source;
        CheckedOn = checkedOn;
    }

    /// <summary>The first day of the years that the file has, for every nation.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>The last day of the years that the file has, for every nation.</summary>
    public DateOnly LastDay { get; }

    /// <summary>The official list.</summary>
    public Source Source { get; }

    /// <summary>The day the file was last compared with it.</summary>
    public DateOnly CheckedOn { get; }

    /// <summary>Whether the bank holidays of all days from <paramref name="first"/> to <paramref name="last"/> are known.</summary>
    public bool Covers(DateOnly first, DateOnly last) => FirstDay <= first && last <= LastDay;

    /// <summary>The bank holidays of a nation from <paramref name="first"/> to <paramref name="last"/>, both included, in the order of the days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The file does not have all these years; ask <see cref="Covers"/> first.</exception>
    public IReadOnlyList<BankHoliday> Between(Nation nation, DateOnly first, DateOnly last)
    {
        if (!Covers(first, last))
            throw new ArgumentOutOfRangeException(nameof(last), last, $"{File} has the bank holidays from {FirstDay.Year} to {LastDay.Year}. Add the years that are missing.");
        return [.. _byNation[nation].Where(holiday => first <= holiday.Date && holiday.Date <= last)];
    }
}

/// <summary>A bank holiday.</summary>
/// <param name="Date">The day off.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Substitute">It stands in for a day that falls on a weekend.</param>
/// <param name="OneOff">It was proclaimed for this year alone.</param>
/// <param name="ByRule">It follows from the law and has not been compared with the official list yet.</param>
public sealed record BankHoliday(DateOnly Date, string Name, bool Substitute, bool OneOff, bool ByRule);
