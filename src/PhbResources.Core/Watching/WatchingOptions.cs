using Microsoft.Extensions.Options;

namespace PhbResources.Core.Watching;

/// <summary>Settings <c>Phb:Watching</c>: how fast those who watch are told.</summary>
public sealed class WatchingOptions
{
    /// <summary>Name of the section in configuration.</summary>
    public const string Section = "Phb:Watching";

    /// <summary>For how long news that is wanted at once is gathered, in seconds, so that ten answers in a lively quarter of an hour are not ten mails: 0 to 3,600.</summary>
    public int GatherSeconds { get; set; } = 300;

    /// <summary>How often it is looked whom to tell, in seconds: 1 to 600.</summary>
    public int RoundSeconds { get; set; } = 30;
}

/// <summary>Stops the start where the settings make no sense.</summary>
internal sealed class WatchingOptionsCheck : IValidateOptions<WatchingOptions>
{
    public ValidateOptionsResult Validate(string? name, WatchingOptions options) =>
        options.GatherSeconds is < 0 or > 3_600 ? ValidateOptionsResult.Fail($"Phb:Watching:GatherSeconds is {options.GatherSeconds}. Write a number from 0 to 3600; 300 is usual.")
        : options.RoundSeconds is < 1 or > 600 ? ValidateOptionsResult.Fail($"Phb:Watching:RoundSeconds is {options.RoundSeconds}. Write a number from 1 to 600; 30 is usual.")
        : ValidateOptionsResult.Success;
}
