using System.Net.Sockets;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PhbResources.Web.Backups;

namespace PhbResources.Web.Commands.Inside;

/// <summary>
/// The way from a command to the site that runs: a Unix socket in a folder of the data folder that the account of the site alone can enter. One process uses a data
/// folder at a time, so a command that needs Umbraco's services runs inside of the site while there is one.
/// </summary>
/// <remarks>The command sends a <see cref="Call"/> as a line of JSON, and gets lines of JSON back, each a <see cref="Frame"/>; the last has the exit code.</remarks>
internal static class CommandSocket
{
    /// <summary>Longest path of a socket in bytes; Linux has 108 with the zero at the end, macOS 104.</summary>
    public const int LongestPath = 100;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string FolderOf(DataPlaces places) => Path.Combine(places.Data, "run");

    public static string PathOf(DataPlaces places) => Path.Combine(FolderOf(places), "commands");

    public static Socket Make() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, s_json);

    public static T? Read<T>(string line) => JsonSerializer.Deserialize<T>(line, s_json);

    /// <summary>Lines both ways, without a mark at the beginning.</summary>
    public static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };

    /// <summary>What is to be done.</summary>
    /// <param name="Words">The command.</param>
    /// <param name="Folder">The folder that paths in it count from.</param>
    /// <param name="IsTerminal">Whether somebody watches.</param>
    public sealed record Call(IReadOnlyList<string> Words, string Folder, bool IsTerminal = false);

    /// <summary>A piece of an answer.</summary>
    public sealed record Frame
    {
        /// <summary>For the output.</summary>
        public string? Output { get; init; }

        /// <summary>For the errors.</summary>
        public string? Errors { get; init; }

        /// <summary>For the file that the command was told to write.</summary>
        public byte[]? File { get; init; }

        /// <summary>The command has ended.</summary>
        public int? ExitCode { get; init; }
    }
}
