namespace PhbResources.Core.Rotas;

/// <summary>Settings <c>Phb:Rota</c>: how big a rota may be. Everything of it travels to and fro with each step, and every step looks it over.</summary>
public sealed class RotaLimits
{
    /// <summary>The section the settings are read from.</summary>
    public const string Section = "Phb:Rota";

    /// <summary>Most people on a rota, from 1 to 100.</summary>
    public int MaxStaff { get; set; } = 30;

    /// <summary>Most shifts in a pattern, from 1 to 2,000.</summary>
    public int MaxShifts { get; set; } = 400;

    /// <summary>Most lines that say when somebody is needed, from 1 to 200.</summary>
    public int MaxCoverNeeds { get; set; } = 30;

    /// <summary>Most weeks in a calendar file, from 6 to 104.</summary>
    public int MaxCalendarWeeks { get; set; } = 52;

    /// <summary>Largest rota file that is read, in KiB, from 16 to 4096. A full rota takes about 60.</summary>
    public int MaxFileKilobytes { get; set; } = 256;

    /// <summary>What is wrong with the settings, or <c>null</c>.</summary>
    public string? Mistake() =>
        Outside(nameof(MaxStaff), MaxStaff, 1, 100) ?? Outside(nameof(MaxShifts), MaxShifts, 1, 2000) ?? Outside(nameof(MaxCoverNeeds), MaxCoverNeeds, 1, 200)
        ?? Outside(nameof(MaxCalendarWeeks), MaxCalendarWeeks, Rota.MostWeeks, 104) ?? Outside(nameof(MaxFileKilobytes), MaxFileKilobytes, 16, 4096);

    private static string? Outside(string name, int value, int least, int most) =>
        value < least || value > most ? $"The setting {Section}:{name} is {value}. Write a number from {least} to {most}." : null;
}
