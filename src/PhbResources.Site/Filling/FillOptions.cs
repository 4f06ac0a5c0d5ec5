namespace PhbResources.Site.Filling;

/// <summary>Limits of filling in on the site, in the section <c>Phb:Fill</c>.</summary>
public sealed class FillOptions
{
    /// <summary>The section the settings are read from.</summary>
    public const string Section = "Phb:Fill";

    /// <summary>Most characters in one answer, from 1,000 to 500,000.</summary>
    public int MaxCharacters { get; set; } = 50_000;

    /// <summary>Most cells in all tables of a form, those of the document included, from 1,000 to 50,000.</summary>
    public int MaxCells { get; set; } = 6_000;

    /// <summary>Largest form, and largest file of saved answers, in KiB as it is sent, from 64 to 16,384.</summary>
    public int MaxFormKilobytes { get; set; } = 2_048;

    /// <summary>How often a minute one address on the internet may send a form, from 10 to 10,000.</summary>
    public int PerMinute { get; set; } = 120;

    internal int MaxFormBytes => MaxFormKilobytes * 1024;

    internal string? Mistake() =>
        Outside(nameof(MaxCharacters), MaxCharacters, 1_000, 500_000)
        ?? Outside(nameof(MaxCells), MaxCells, 1_000, 50_000)
        ?? Outside(nameof(MaxFormKilobytes), MaxFormKilobytes, 64, 16_384)
        ?? Outside(nameof(PerMinute), PerMinute, 10, 10_000);

    private static string? Outside(string name, int value, int least, int most) => value >= least && value <= most
        ? null
        : $"The setting {Section}:{name} is {value}. Write a number from {least} to {most}, or leave it out.";
}
