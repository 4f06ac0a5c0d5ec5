using System.Globalization;
using Microsoft.Extensions.Options;
using PhbResources.Core.Facts;
using PhbResources.Core.Operations;
using PhbResources.Embedded.Database;

namespace PhbResources.Web.Backups;

/// <summary>Makes a backup once a day into a folder, and removes the oldest ones. A day that was missed since the site did not run is made up for at its next start.</summary>
/// <param name="writer">Makes them.</param>
/// <param name="places">What is backed up.</param>
/// <param name="state">Remembers what became of them.</param>
/// <param name="tell">Mails the curators what is wrong, in words.</param>
/// <param name="options">The settings.</param>
/// <param name="clock">What time it is.</param>
/// <param name="logger">The log.</param>
internal sealed partial class ScheduledBackups(
    BackupWriter writer, DataPlaces places, BackupState state, Func<string, CancellationToken, Task> tell, IOptions<BackupOptions> options, TimeProvider clock, ILogger<ScheduledBackups> logger) : BackgroundService
{
    private const string Prefix = "phb-";
    private const string Plain = ".zip", Encrypted = ".phbbackup";

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromHours(1);

    /// <summary>Curators are mailed at most so often, however often it fails.</summary>
    private static readonly TimeSpan TellEvery = TimeSpan.FromDays(1);

    private DateTimeOffset _notBefore;
    private DateTimeOffset? _told;

    /// <summary>Makes the backup of today where it is time and there is none.</summary>
    /// <returns>The file, or <c>null</c> where none was made.</returns>
    internal async Task<string?> RunDueAsync(CancellationToken cancellationToken)
    {
        BackupOptions settings = options.Value;
        if (!settings.IsOn || clock.GetUtcNow() < _notBefore || Newest(settings.Folder!) >= LastDue(settings.Time))
            return null;
        // The moment the name tells is before the copy of the database: what is newer than the name says may be in it, never less.
        string name = Prefix + clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture) + (string.IsNullOrEmpty(settings.PassphraseFile) ? Plain : Encrypted);
        try
        {
            string? passphrase = string.IsNullOrEmpty(settings.PassphraseFile) ? null : Passphrase.OfFile(settings.PassphraseFile);
            BackupMade made = await writer.WriteAsync(Path.Combine(settings.Folder!, name), passphrase, overwrite: false, null, cancellationToken);
            state.Succeeded(made.File, made.Bytes);
            LogMade(made.File, made.Bytes, made.Manifest.OriginalsLeftOut);
            if (made.Manifest.Missing.Count > 0)
            {
                string problem = $"The backup {made.File} was made, but {made.Manifest.Missing.Count} files that the database names are not there, such as {made.Manifest.Missing[0]}. Look for them in an older backup.";
                state.Failed(problem);
                await TellAsync(problem, cancellationToken);
                LogMissing(made.Manifest.Missing.Count, made.Manifest.Missing[0]);
            }

            RemoveOldest(settings);
            return made.File;
        }
        catch (Exception exception) when (exception is BackupException or StorageException)
        {
            _notBefore = clock.GetUtcNow() + TryAgainAfter;
            state.Failed(exception.Message);
            LogFailed(exception.Message);
            await TellAsync(exception.Message, cancellationToken);
            return null;
        }
    }

    private async Task TellAsync(string problem, CancellationToken cancellationToken)
    {
        // On a full disk the file does not remember.
        if ((_told ?? state.Read().LastTold) is { } told && clock.GetUtcNow() - told < TellEvery)
            return;
        try
        {
            await tell(problem, cancellationToken);
            _told = clock.GetUtcNow();
            state.Told();
        }
#pragma warning disable CA1031 // The disk may be full, or the database damaged: it is in the log already, and on the desk.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogNotTold(exception);
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Of a backup that was killed: it holds files that their members may have taken back since.
        DataSnapshot.RemoveLeftOver(places);
        if (!options.Value.IsOn)
            return;
        using PeriodicTimer timer = new(LookEvery, clock);
        try
        {
            do
            {
                try
                {
                    await RunDueAsync(stoppingToken);
                }
#pragma warning disable CA1031 // One that failed must not end them for good.
                catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
                {
                    _notBefore = clock.GetUtcNow() + TryAgainAfter;
                    state.Failed(exception.Message);
                    LogFailedOddly(exception);
                    await TellAsync(exception.Message, stoppingToken);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The site stops.
        }
    }

    /// <summary>The last moment at which a backup was due.</summary>
    private DateTimeOffset LastDue(TimeOnly at)
    {
        DateOnly today = clock.Today();
        DateTimeOffset due = new(ClockDays.StartOf(today).Add(at.ToTimeSpan()));
        return due <= clock.GetUtcNow() ? due : new DateTimeOffset(ClockDays.StartOf(today.AddDays(-1)).Add(at.ToTimeSpan()));
    }

    private static DateTimeOffset Newest(string folder) => All(folder).Select(one => one.At).DefaultIfEmpty(DateTimeOffset.MinValue).Max();

    /// <summary>Backups of this schedule, whatever else lies in the folder.</summary>
    private static IEnumerable<(string File, DateTimeOffset At)> All(string folder)
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (string file in Directory.EnumerateFiles(folder, Prefix + "*"))
        {
            if (Path.GetExtension(file) is Plain or Encrypted
                && DateTimeOffset.TryParseExact(Path.GetFileNameWithoutExtension(file)[Prefix.Length..], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at))
                yield return (file, at);
        }
    }

    private void RemoveOldest(BackupOptions settings)
    {
        IEnumerable<string> gone = All(settings.Folder!).OrderByDescending(one => one.At).Skip(settings.Keep).Select(one => one.File)
            .Concat(Directory.EnumerateFiles(settings.Folder!, $"{Prefix}*{BackupWriter.Unfinished}"));
        foreach (string file in gone.ToList())
        {
            try
            {
                // One that another process is writing is not open to anybody else.
                using (FileStream held = new(file, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete))
                    File.Delete(file);
                LogRemoved(file);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                LogNotRemoved(file, exception.Message);
            }
        }
    }

    [LoggerMessage(2201, LogLevel.Information, "Backup {File} was made and read back ({Bytes} bytes; {LeftOut} files of members that were not checked yet are left out).")]
    private partial void LogMade(string file, long bytes, int leftOut);

    [LoggerMessage(2202, LogLevel.Error, "No backup could be made; it is tried again in an hour. {Problem}")]
    private partial void LogFailed(string problem);

    [LoggerMessage(2203, LogLevel.Error, "No backup could be made; it is tried again in an hour.")]
    private partial void LogFailedOddly(Exception exception);

    [LoggerMessage(2204, LogLevel.Error, "{Count} files that the database names were not there when the backup was made, such as {File}. Look for them in an older backup.")]
    private partial void LogMissing(int count, string file);

    [LoggerMessage(2205, LogLevel.Information, "The old backup {File} was removed.")]
    private partial void LogRemoved(string file);

    [LoggerMessage(2206, LogLevel.Warning, "The old backup {File} could not be removed: {Problem}")]
    private partial void LogNotRemoved(string file, string problem);

    [LoggerMessage(2207, LogLevel.Warning, "The curators could not be mailed that there is no backup; this is tried again with the backup.")]
    private partial void LogNotTold(Exception exception);
}
