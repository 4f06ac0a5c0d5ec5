using PhbResources.Core.Rotas;
using PhbResources.Documents.Writing;

namespace PhbResources.Site.Rotas;

/// <summary>A rota on its page, with what has been typed and not yet taken over.</summary>
/// <param name="Rota">The rota.</param>
/// <param name="Typed">Values of the controls by name.</param>
public sealed record RotaModel(Rota Rota, IReadOnlyDictionary<string, IReadOnlyList<string>> Typed)
{
    /// <summary>False on the page that everybody gets first.</summary>
    public bool Begun { get; init; }

    /// <summary>What to change, by the id of the control.</summary>
    public IReadOnlyDictionary<string, string> Mistakes { get; init; } = new Dictionary<string, string>();

    /// <summary>What has just been done, or <c>null</c>.</summary>
    public RotaNotice? Notice { get; init; }

    /// <summary>What there is to say about the rota.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Formats it can be downloaded in.</summary>
    public IReadOnlyList<DocumentFormat> Formats { get; init; } = [];

    /// <summary>The limits that hold.</summary>
    public RotaLimits Limits { get; init; } = new();

    /// <summary>The hours.</summary>
    public RotaTotals Totals => RotaTotals.Of(Rota);

    /// <summary>The first value of a control, or nothing.</summary>
    public string Value(string control) => Typed.TryGetValue(control, out IReadOnlyList<string>? values) && values.Count > 0 ? values[0] : "";

    /// <summary>True where a control has a value among others.</summary>
    public bool Has(string control, string value) => Typed.TryGetValue(control, out IReadOnlyList<string>? values) && values.Contains(value);

    /// <summary>Every value of a control.</summary>
    public IReadOnlyList<string> Values(string control) => Typed.GetValueOrDefault(control) ?? [];

    /// <summary>The number in a hidden control, or 0.</summary>
    public int Number(string control) => int.TryParse(Value(control), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) ? number : 0;

    /// <summary>The same with other values in the controls whose names begin so.</summary>
    public RotaModel WithTyped(string prefix, params (string Control, string[] Values)[] values)
    {
        Dictionary<string, IReadOnlyList<string>> typed = Typed.Where(control => !control.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary();
        foreach ((string control, string[] value) in values)
            typed[control] = value;
        return this with { Typed = typed };
    }
}

/// <summary>Says what has been done, beside where it shows.</summary>
/// <param name="Place">One of the constants.</param>
/// <param name="Text">A sentence.</param>
public sealed record RotaNotice(string Place, string Text)
{
    public const string Top = "top";
    public const string People = "people";
    public const string Cover = "cover";
    public const string ShiftForm = "shift-form";
    public const string Weeks = "weeks";
}

/// <summary>Names of the controls; those of one part begin alike.</summary>
internal static class RotaControls
{
    public const string State = "state";
    public const string Title = "rota-title";
    public const string Start = "rota-start";
    public const string Weeks = "rota-weeks";
    public const string PersonPart = "person-";
    public const string PersonId = "person-id";
    public const string PersonName = "person-name";
    public const string PersonUnder18 = "person-under18";
    public const string PersonOptedOut = "person-opted-out";
    public const string PersonLivesIn = "person-lives-in";
    public const string CoverPart = "cover-";
    public const string CoverDays = "cover-days";
    public const string CoverFrom = "cover-from";
    public const string CoverTo = "cover-to";
    public const string CoverPeople = "cover-people";
    public const string ShiftPart = "shift-";
    public const string ShiftId = "shift-id";
    public const string ShiftWeeks = "shift-weeks";
    public const string ShiftDays = "shift-days";
    public const string ShiftFrom = "shift-from";
    public const string ShiftTo = "shift-to";
    public const string KindOfShift = "shift-kind";
    public const string ShiftBreak = "shift-break";
    public const string ShiftPeople = "shift-people";
    public const string ShiftFirst = "shift-first";
    public const string ShiftSecond = "shift-second";
    public const string CopyFrom = "copy-from";
    public const string CopyTo = "copy-to";
    public const string CalendarWeeks = "calendar-weeks";
    public const string LargePrint = "large-print";
}
