using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhbResources.Web.Backups;

/// <summary>What is in a backup. It is the file <see cref="Name"/> in it, as JSON.</summary>
internal sealed record BackupManifest
{
    /// <summary>Name of the file in the backup.</summary>
    public const string Name = "manifest.json";

    /// <summary>The way backups are made now. Counted up when an older release could not put one back any more.</summary>
    public const int NewestFormat = 1;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Release of this program.</summary>
    public static string ThisVersion { get; } = typeof(BackupManifest).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>The way the backup was made.</summary>
    public int Format { get; init; }

    /// <summary>Release of the program that made it.</summary>
    public required string Version { get; init; }

    /// <summary>The moment its database was copied.</summary>
    public DateTimeOffset Made { get; init; }

    /// <summary>Layout of the database.</summary>
    public int Layout { get; init; }

    /// <summary>Steps that the package's own tables have had.</summary>
    public IReadOnlyList<string> Migrations { get; init; } = [];

    /// <summary>How many there are of what, for people to compare.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new Dictionary<string, long>();

    /// <summary>Files of members that are not in the backup since they were not checked yet.</summary>
    public int OriginalsLeftOut { get; init; }

    /// <summary>Files that the database names and that were not there when the backup was made.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Every other file in the backup.</summary>
    public IReadOnlyList<BackupEntry> Entries { get; init; } = [];

    /// <summary>All their bytes.</summary>
    [JsonIgnore]
    public long Bytes => Entries.Sum(entry => entry.Bytes);

    public Task WriteAsync(Stream output, CancellationToken cancellationToken) => JsonSerializer.SerializeAsync(output, this, s_json, cancellationToken);

    public static async Task<BackupManifest?> ReadAsync(Stream input, CancellationToken cancellationToken) =>
        await JsonSerializer.DeserializeAsync<BackupManifest>(input, s_json, cancellationToken);
}

/// <summary>A file in a backup.</summary>
/// <param name="Name">Its place, with slashes.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">SHA-256 of its content, in lower-case hexadecimal.</param>
/// <param name="Modified">When it was last written.</param>
internal sealed record BackupEntry(string Name, long Bytes, string Sha256, DateTimeOffset Modified);
