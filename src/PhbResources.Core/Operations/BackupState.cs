using System.Text.Json;

namespace PhbResources.Core.Operations;

/// <summary>
/// What became of the last backups, in a file that the site and the command line both write. It is no part of the library: a backup that is put back must not
/// say that it was made yesterday.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="isScheduled">Whether this host makes backups by itself.</param>
/// <param name="clock">What time it is.</param>
public sealed class BackupState(string path, bool isScheduled, TimeProvider clock)
{
    /// <summary>A backup that is older does not help much any more.</summary>
    public static readonly TimeSpan Old = TimeSpan.FromDays(2);

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Lock _writing = new();

    /// <summary>Whether this host makes backups by itself.</summary>
    public bool IsScheduled => isScheduled;

    /// <summary>What is known; nothing where there never was a backup, or the file cannot be read.</summary>
    public BackupReport Read()
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return JsonSerializer.Deserialize<BackupReport>(file, s_json) ?? new BackupReport();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return new BackupReport();
        }
    }

    /// <summary>Whether somebody should look after the backups: there is none that is new, or the last try failed.</summary>
    public bool NeedsLookingAfter(BackupReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.LastGood is not { } good || clock.GetUtcNow() - good > Old || report.LastFailure > good;
    }

    /// <summary>Notes a backup that was made and read back.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="bytes">Its size.</param>
    public void Succeeded(string file, long bytes) => Write(report => report with { LastGood = clock.GetUtcNow(), File = file, Bytes = bytes });

    /// <summary>Notes that one could not be made.</summary>
    /// <param name="problem">Why, in words.</param>
    public void Failed(string problem) => Write(report => report with { LastFailure = clock.GetUtcNow(), Problem = problem });

    /// <summary>Notes that the curators were mailed about one that could not be made.</summary>
    public void Told() => Write(report => report with { LastTold = clock.GetUtcNow() });

    private void Write(Func<BackupReport, BackupReport> change)
    {
        lock (_writing)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                string part = $"{path}.{Guid.NewGuid():N}";
                File.WriteAllText(part, JsonSerializer.Serialize(change(Read()), s_json));
                File.Move(part, path, overwrite: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // The disk is full: what was to be told is told by whoever calls, too.
            }
        }
    }
}

/// <summary>What became of the last backups.</summary>
public sealed record BackupReport
{
    /// <summary>When the last one was made that was read back and found whole.</summary>
    public DateTimeOffset? LastGood { get; init; }

    /// <summary>Where it is.</summary>
    public string? File { get; init; }

    /// <summary>Its size.</summary>
    public long Bytes { get; init; }

    /// <summary>When one could not be made.</summary>
    public DateTimeOffset? LastFailure { get; init; }

    /// <summary>Why not.</summary>
    public string? Problem { get; init; }

    /// <summary>When the curators were last mailed about that.</summary>
    public DateTimeOffset? LastTold { get; init; }
}
