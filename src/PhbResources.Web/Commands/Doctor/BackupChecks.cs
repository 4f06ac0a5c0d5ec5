using System.Globalization;
using Microsoft.Extensions.Options;
using PhbResources.Core.Operations;
using PhbResources.Web.Backups;

namespace PhbResources.Web.Commands.Doctor;

/// <summary>Whether there is something to restore, if it has to be.</summary>
internal static class BackupChecks
{
    public static IEnumerable<Finding> Run(WebApplication app)
    {
        BackupState state = app.Services.GetRequiredService<BackupState>();
        BackupReport report = state.Read();
        if (!state.IsScheduled)
            yield return Finding.Look("Backups", "the site makes none by itself.", "Set Phb:Backup:Folder to a folder on another disk.");
        if (report.LastGood is not { } good)
        {
            yield return Finding.Look("Last backup", report.Problem is null ? "there never was one." : $"there never was one that came out well. {report.Problem}", "Make one: dotnet PhbResources.Web.dll backup FILE");
            yield break;
        }

        string found = string.Create(CultureInfo.InvariantCulture, $"{good.UtcDateTime:yyyy-MM-dd HH:mm} UTC, {report.File} ({report.Bytes / 1_000_000.0:0.0} MB).");
        yield return report.LastFailure > good ? Finding.Broken("Last backup", $"{found} The try at {report.LastFailure.Value.UtcDateTime:yyyy-MM-dd HH:mm} failed. {report.Problem}", "Mend what it says, then make one: dotnet PhbResources.Web.dll backup FILE")
            : state.NeedsLookingAfter(report) ? Finding.Look("Last backup", $"{found} That is more than {BackupState.Old.TotalDays} days ago.", "Make one: dotnet PhbResources.Web.dll backup FILE")
            : report.File is { } file && !File.Exists(file) ? Finding.Look("Last backup", $"{found} The file is not there any more.", "If it was moved to a safe place, all is well. Otherwise make another one.")
            : Finding.Well("Last backup", found);
        string? folder = app.Services.GetRequiredService<IOptions<BackupOptions>>().Value.Folder;
        if (!string.IsNullOrEmpty(folder) && Directory.Exists(folder) && new DriveInfo(folder).AvailableFreeSpace < 2 * report.Bytes)
            yield return Finding.Look("Room for backups", $"the disk of {folder} has no room for two more.", "Free some space, or lower Phb:Backup:Keep.");
    }
}
