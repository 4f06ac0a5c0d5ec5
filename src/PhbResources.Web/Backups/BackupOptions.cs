using System.Globalization;
using Microsoft.Extensions.Options;

namespace PhbResources.Web.Backups;

/// <summary>Settings <c>Phb:Backup</c>: backups that the site makes by itself.</summary>
internal sealed class BackupOptions
{
    public const string Section = "Phb:Backup";

    /// <summary>Letters of a passphrase at least: it guards everything there is, against somebody who has the file and time.</summary>
    public const int ShortestPassphrase = 12;

    /// <summary>Folder to write them into, best on another disk. Left empty, none are made.</summary>
    public string? Folder { get; set; }

    /// <summary>Time of day, in the United Kingdom, from which one is made: <c>HH:mm</c>.</summary>
    public string At { get; set; } = "03:00";

    /// <summary>How many are kept, 1 to 1,000; the oldest go first.</summary>
    public int Keep { get; set; } = 14;

    /// <summary>A file whose first line is the passphrase to encrypt them with. Left empty, they are not encrypted.</summary>
    public string? PassphraseFile { get; set; }

    /// <summary><see cref="At"/> as a time.</summary>
    public TimeOnly Time => TimeOnly.ParseExact(At, "HH:mm", CultureInfo.InvariantCulture);

    public bool IsOn => !string.IsNullOrWhiteSpace(Folder);
}

/// <summary>Stops the start where the settings make no sense.</summary>
internal sealed class BackupOptionsCheck : IValidateOptions<BackupOptions>
{
    public ValidateOptionsResult Validate(string? name, BackupOptions options)
    {
        List<string> faults = [];
        if (!TimeOnly.TryParseExact(options.At, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            faults.Add($"Phb:Backup:At is '{options.At}'. Write a time of day such as 03:00.");
        if (options.Keep is < 1 or > 1000)
            faults.Add($"Phb:Backup:Keep is {options.Keep}. Write a number from 1 to 1000.");
        if (!options.IsOn && !string.IsNullOrEmpty(options.PassphraseFile))
            faults.Add("Phb:Backup:PassphraseFile is set and Phb:Backup:Folder is not. Set the folder, too, or neither.");
        if (options.IsOn && !string.IsNullOrEmpty(options.PassphraseFile) && Passphrase.WhatIsWrongWithFile(options.PassphraseFile) is { } wrong)
            faults.Add($"Phb:Backup:PassphraseFile: {wrong}");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
