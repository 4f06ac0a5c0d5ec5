using Microsoft.Extensions.Options;

namespace PhbResources.Core.Submissions;

/// <summary>Settings <c>Phb:Sharing</c>.</summary>
public sealed class SharingOptions
{
    /// <summary>Folder of the files that are not published. Left empty, <c>submissions</c> in the folder where Umbraco's data is. It must not be served by anything.</summary>
    public string? FilesPath { get; set; }

    /// <summary>Drafts a member may have at once, 1 to 100.</summary>
    public int OpenDrafts { get; set; } = 10;

    /// <summary>Days after which a draft that nobody touched is removed, with its files: 7 to 3,650.</summary>
    public int DraftDays { get; set; } = 90;

    /// <summary>Seconds between two rounds of asking the scanner again and publishing what is due: 1 to 3,600.</summary>
    public int RoundSeconds { get; set; } = 30;
}

/// <summary>Stops the start where the settings make no sense.</summary>
internal sealed class SharingOptionsCheck : IValidateOptions<SharingOptions>
{
    public ValidateOptionsResult Validate(string? name, SharingOptions options)
    {
        List<string> faults = [];
        Between(nameof(options.OpenDrafts), options.OpenDrafts, 1, 100);
        Between(nameof(options.DraftDays), options.DraftDays, 7, 3_650);
        Between(nameof(options.RoundSeconds), options.RoundSeconds, 1, 3_600);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Between(string setting, int value, int least, int most)
        {
            if (value < least || value > most)
                faults.Add($"Phb:Sharing:{setting} is {value}. Write a number from {least} to {most}.");
        }
    }
}
