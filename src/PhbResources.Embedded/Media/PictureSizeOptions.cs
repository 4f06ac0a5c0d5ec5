using Microsoft.Extensions.Options;

namespace PhbResources.Embedded.Media;

/// <summary>The sizes in which pictures of the media library are kept beside what was uploaded.</summary>
public sealed class PictureSizeOptions
{
    /// <summary>Widths in pixels, from small to large, each from 16 to 10,000. None means that no sizes are made.</summary>
    public IReadOnlyList<int> Widths { get; set; } = [320, 640, 960, 1280];

    /// <summary>Quality of JPEG and WebP, from 1 to 100.</summary>
    public int Quality { get; set; } = 80;

    /// <summary>Most pixels of a picture that is taken to pieces to make a smaller one of it, 4 bytes of memory each. A larger one has no other sizes; a JPEG is read smaller than it is, so that hardly any is too large.</summary>
    public long MostPixels { get; set; } = 40_000_000;
}

/// <summary>Stops the start where the settings make no sense.</summary>
internal sealed class PictureSizeOptionsCheck : IValidateOptions<PictureSizeOptions>
{
    public ValidateOptionsResult Validate(string? name, PictureSizeOptions options)
    {
        List<string> faults = [];
        if (options.Widths.Any(width => width is < 16 or > 10_000) || options.Widths.Zip(options.Widths.Skip(1)).Any(pair => pair.First >= pair.Second))
            faults.Add($"{nameof(options.Widths)} of pictures are {string.Join(", ", options.Widths)}. Write numbers from 16 to 10000, from small to large, each once.");
        if (options.Quality is < 1 or > 100)
            faults.Add($"{nameof(options.Quality)} of pictures is {options.Quality}. Write a number from 1 to 100.");
        if (options.MostPixels is < 1_000_000 or > 500_000_000)
            faults.Add($"{nameof(options.MostPixels)} of pictures is {options.MostPixels}. Write a number from 1000000 to 500000000.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
