namespace PhbResources.Site.Leave;

/// <summary>Names of the controls of the leave calculator.</summary>
internal static class LeaveControls
{
    public const string YearStarts = "year-starts";
    public const string Days = "days";
    public const string Hours = "hours";
    public const string Started = "started";
    public const string Leaves = "leaves";
    public const string Taken = "taken";
    public const string Nation = "nation";
    public const string BankHolidays = "bank-holidays";
    public const string Periods = "periods";

    /// <summary>Name of every button; its value is a file extension, or nothing to see the result.</summary>
    public const string Download = "download";

    public const string OnTop = "on-top";

    public const string PartOf = "part-of";
}
