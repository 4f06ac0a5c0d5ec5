using PhbResources.Documents.Model;

namespace PhbResources.Core.Leave;

/// <summary>How much leave there is, and how that comes about.</summary>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Entitlement">All leave of the leave year, never rounded down.</param>
/// <param name="Taken">Leave taken so far.</param>
/// <param name="Answer">The result in a sentence or two.</param>
/// <param name="Steps">How it comes about, one step after the other.</param>
/// <param name="Notes">What else is good to know about this case.</param>
public sealed record LeaveWorking(LeaveUnit Unit, decimal Entitlement, decimal Taken, string Answer, IReadOnlyList<LeaveStep> Steps, IReadOnlyList<LeaveNote> Notes)
{
    /// <summary>Leave that is left; below zero where more was taken than there was.</summary>
    public decimal Left => Entitlement - Taken;

    /// <summary>Leave by pay period, where it builds up that way.</summary>
    public IReadOnlyList<PayPeriodLeave> Periods { get; init; } = [];

    /// <summary>The bank holidays of the time worked, where they matter.</summary>
    public IReadOnlyList<Facts.BankHoliday> Holidays { get; init; } = [];

    /// <summary>Where the rules come from, each once.</summary>
    public IReadOnlyList<Source> Sources => [.. Steps.Select(step => step.Source).Concat(Notes.Select(note => note.Source)).OfType<Source>().Distinct()];
}

/// <summary>A step of the working.</summary>
/// <param name="Text">What is worked out, in plain words with its numbers.</param>
/// <param name="Source">Where the rule comes from, or <c>null</c> for plain arithmetic.</param>
public sealed record LeaveStep(string Text, Source? Source = null);

/// <summary>Something that is good to know.</summary>
/// <param name="Text">In plain words.</param>
/// <param name="Source">Where it comes from, or <c>null</c>.</param>
public sealed record LeaveNote(string Text, Source? Source = null);

/// <summary>Leave from one pay period.</summary>
/// <param name="Number">Which one, from 1 on.</param>
/// <param name="Worked">Hours worked in it.</param>
/// <param name="Leave">Hours of leave that come from it.</param>
/// <param name="Total">Hours of leave from all periods up to this one.</param>
public sealed record PayPeriodLeave(int Number, decimal Worked, decimal Leave, decimal Total);
