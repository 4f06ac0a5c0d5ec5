using System.Globalization;

namespace PhbResources.Site.Filling;

/// <summary>What a button of the form asks for. Its value names it: <c>preview</c>, <c>download:docx</c>, <c>remove:shifts:3</c>.</summary>
/// <param name="What">The action.</param>
/// <param name="Argument">The format or the table, or nothing.</param>
/// <param name="Row">The row counted from 0, for one that is taken out.</param>
internal sealed record FillAction(FillWhat What, string Argument = "", int Row = -1)
{
    /// <summary>Name of every button of the form.</summary>
    public const string Control = "do";

    public const string Preview = "preview";
    public const string Change = "change";
    public const string Save = "save";
    public const string Load = "load";

    public static string Download(string extension) => $"download:{extension}";

    public static string AddTo(string table) => $"add:{table}";

    public static string Remove(string table, int row) => $"remove:{table}:{(row + 1).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Reads the value of a button. Anything else goes back to the form, with all that was typed.</summary>
    public static FillAction Read(string value) => value.Split(':') switch
    {
        [Preview] => new(FillWhat.Preview),
        [Save] => new(FillWhat.Save),
        [Load] => new(FillWhat.Load),
        ["download", var extension] => new(FillWhat.Download, extension),
        ["add", var table] => new(FillWhat.AddRows, table),
        ["remove", var table, var row] when int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out int number) => new(FillWhat.RemoveRow, table, number - 1),
        _ => new(FillWhat.Change),
    };
}

internal enum FillWhat
{
    Change,
    Preview,
    Download,
    Save,
    Load,
    AddRows,
    RemoveRow,
}
