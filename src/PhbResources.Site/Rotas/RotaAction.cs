using System.Globalization;

namespace PhbResources.Site.Rotas;

/// <summary>What a button asks for. Its value names it: <c>add-shift</c>, <c>edit-shift:12</c>, <c>download:xlsx</c>.</summary>
/// <param name="What">The action.</param>
/// <param name="Argument">What it is about, or nothing.</param>
internal sealed record RotaAction(string What, string Argument = "")
{
    /// <summary>Name of every button.</summary>
    public const string Control = "do";

    public const string Update = "update";
    public const string AddPerson = "add-person";
    public const string EditPerson = "edit-person";
    public const string RemovePerson = "remove-person";
    public const string AddShift = "add-shift";
    public const string EditShift = "edit-shift";
    public const string RemoveShift = "remove-shift";
    public const string LeaveAsItIs = "leave";
    public const string AddCover = "add-cover";
    public const string RemoveCover = "remove-cover";
    public const string CopyWeek = "copy-week";
    public const string ClearWeek = "clear-week";
    public const string Example = "example";
    public const string Download = "download";
    public const string Calendar = "calendar";
    public const string Save = "save";
    public const string Load = "load";

    /// <summary>The argument as a number, or 0.</summary>
    public int Number => int.TryParse(Argument, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    public static RotaAction Read(string value) => value.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        ? new(value[..colon], value[(colon + 1)..])
        : new(value);

    public static string Of(string what, int number) => $"{what}:{number.ToString(CultureInfo.InvariantCulture)}";
}
