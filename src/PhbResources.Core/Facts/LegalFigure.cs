using System.Globalization;
using PhbResources.Documents.Model;

namespace PhbResources.Core.Facts;

/// <summary>A number that the law sets, with the periods in which it held different values.</summary>
/// <param name="Id">What code and documents call it, like <c>working-time.daily-rest-hours</c>.</param>
/// <param name="Topic">What it is about, for a heading.</param>
/// <param name="Name">A few words for it.</param>
/// <param name="Unit">What is counted: <c>hours</c>, <c>weeks</c>, <c>percent</c>, <c>pounds</c> and so on.</param>
/// <param name="Statement">The rule in plain words; <c>{value}</c> stands where the value goes, <c>{id}</c> where another figure's goes.</param>
/// <param name="Where">The nations in which it holds.</param>
/// <param name="Periods">Its values, the oldest first; they do not overlap.</param>
/// <param name="Source">The official page or law.</param>
/// <param name="CheckedOn">The day it was last compared with its source.</param>
public sealed record LegalFigure(
    string Id, string Topic, string Name, string Unit, string Statement, IReadOnlyList<Nation> Where, IReadOnlyList<FigurePeriod> Periods, Source Source, DateOnly CheckedOn)
{
    /// <summary>The period that a day falls into, or <c>null</c> where no value is known for it.</summary>
    public FigurePeriod? PeriodOf(DateOnly day) => Periods.FirstOrDefault(period => period.From <= day && (period.Until is null || day <= period.Until));

    /// <summary>A value as it is written in a sentence: <c>5.6</c>, <c>12.07%</c>, <c>£5,000,000</c>, <c>£12.71</c>. Units that are words are left to the sentence.</summary>
    public string InWords(decimal value) => Unit switch
    {
        "percent" => value.ToString("0.####", CultureInfo.InvariantCulture) + "%",
        _ when Unit.StartsWith("pounds", StringComparison.Ordinal) => "£" + value.ToString(value == decimal.Truncate(value) && value >= 100 ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("#,##0.####", CultureInfo.InvariantCulture),
    };
}

/// <summary>A value and the days on which it holds.</summary>
/// <param name="Value">The number, in the unit of its figure.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day, or <c>null</c> where none is known.</param>
/// <param name="Confirmed">False for a change that has been announced and not yet been compared with the law: the product does not state it as a fact.</param>
public sealed record FigurePeriod(decimal Value, DateOnly From, DateOnly? Until, bool Confirmed);

/// <summary>A figure on a certain day.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Period">The period the day falls into.</param>
public sealed record FigureOnDay(LegalFigure Figure, FigurePeriod Period)
{
    /// <summary>The number, in the unit of the figure.</summary>
    public decimal Value => Period.Value;

    /// <summary>The value as it is written in a sentence.</summary>
    public string Words => Figure.InWords(Period.Value);

    /// <summary>Whether it may be stated as a fact.</summary>
    public bool Confirmed => Period.Confirmed;

    /// <summary>The official page or law.</summary>
    public Source Source => Figure.Source;
}

/// <summary>A part of the United Kingdom. Most employment law is the same in Great Britain and set apart in Northern Ireland.</summary>
public enum Nation
{
    /// <summary>England.</summary>
    England,

    /// <summary>Wales.</summary>
    Wales,

    /// <summary>Scotland.</summary>
    Scotland,

    /// <summary>Northern Ireland.</summary>
    NorthernIreland,
}
