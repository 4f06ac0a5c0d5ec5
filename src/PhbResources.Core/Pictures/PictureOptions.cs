using Microsoft.Extensions.Options;

namespace PhbResources.Core.Pictures;

/// <summary>Settings <c>Phb:Pictures</c>: the sizes in which pictures are shown, in both hosts. No picture is made larger than it is.</summary>
public sealed class PictureOptions
{
    /// <summary>Where the settings stand.</summary>
    public const string Section = "Phb:Pictures";

    /// <summary>Widths in pixels with spaces or commas between them, from small to large: at most 8, each from 160 to 3,840.</summary>
    public string Widths { get; set; } = "320 640 960 1280";

    /// <summary>Quality of JPEG and WebP, from 40 to 95.</summary>
    public int Quality { get; set; } = 80;

    /// <summary>The widths as numbers.</summary>
    public IReadOnlyList<int> Pixels => Read(Widths) ?? [];

    internal static IReadOnlyList<int>? Read(string? widths)
    {
        List<int> read = [];
        foreach (string word in (widths ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int width) || width is < 160 or > 3_840 || (read.Count > 0 && width <= read[^1]))
                return null;
            read.Add(width);
        }

        return read.Count is > 0 and <= 8 ? read : null;
    }
}

/// <summary>Stops the start where the settings make no sense.</summary>
internal sealed class PictureOptionsCheck : IValidateOptions<PictureOptions>
{
    public ValidateOptionsResult Validate(string? name, PictureOptions options)
    {
        List<string> faults = [];
        if (PictureOptions.Read(options.Widths) is null)
            faults.Add($"{PictureOptions.Section}:Widths is '{options.Widths}'. Write 1 to 8 numbers from 160 to 3840, from small to large, such as 320 640 960 1280.");
        if (options.Quality is < 40 or > 95)
            faults.Add($"{PictureOptions.Section}:Quality is {options.Quality}. Write a number from 40 to 95.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
