using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhbResources.Core.Scanning;

/// <summary>Sends files to clamd with its INSTREAM command (clamd(8)), one connection for each.</summary>
public sealed partial class ClamdScanner(IOptions<ClamdOptions> options, TimeProvider time, ILogger<ClamdScanner> log)
{
    /// <summary>clamd reads chunks of any size up to its own StreamMaxLength; this one keeps memory small.</summary>
    private const int ChunkBytes = 64 * 1024;

    /// <summary>Its answer is a line; more than this is none of clamd's.</summary>
    private const int AnswerBytes = 4 * 1024;

    /// <summary>Whether there is a scanner to ask.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(options.Value.Address);

    /// <summary>Has a file scanned. Never throws for what the scanner does or fails to do: that is <see cref="ScanVerdict.Unavailable"/>.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<ScanAnswer> ScanAsync(ReadOnlyMemory<byte> file, CancellationToken cancellation)
    {
        if (!IsConfigured) return new ScanAnswer(ScanVerdict.NotConfigured);
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        ScanAnswer answer;
        try
        {
            answer = Understand(await AskAsync(file, both.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            answer = new ScanAnswer(ScanVerdict.Unavailable, $"no answer within {options.Value.TimeoutSeconds} seconds");
        }
        catch (Exception mistake) when (mistake is SocketException or IOException)
        {
            answer = new ScanAnswer(ScanVerdict.Unavailable, mistake.Message);
        }

        if (answer.Verdict == ScanVerdict.Unavailable) Unavailable(log, options.Value.Address!, answer.Detail!);
        if (answer.Verdict == ScanVerdict.Infected) Infected(log, answer.Detail!);
        return answer;
    }

    private async Task<string> AskAsync(ReadOnlyMemory<byte> file, CancellationToken cancellation)
    {
        var end = ClamdAddress.Read(options.Value.Address!)!;
        using var socket = end is System.Net.DnsEndPoint ? new Socket(SocketType.Stream, ProtocolType.Tcp) : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(end, cancellation);
        await using var stream = new NetworkStream(socket, ownsSocket: false);
        try
        {
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellation);
            var size = new byte[4];
            for (var at = 0; at < file.Length; at += ChunkBytes)
            {
                var chunk = file.Slice(at, Math.Min(ChunkBytes, file.Length - at));
                BinaryPrimitives.WriteInt32BigEndian(size, chunk.Length);
                await stream.WriteAsync(size, cancellation);
                await stream.WriteAsync(chunk, cancellation);
            }

            await stream.WriteAsync(new byte[4], cancellation);
        }
        catch (IOException)
        {
            // clamd hangs up on a file that is over its limit, after saying so: what it said is still there to be read.
        }

        var answer = new byte[AnswerBytes];
        var length = 0;
        while (length < answer.Length)
        {
            var read = await stream.ReadAsync(answer.AsMemory(length), cancellation);
            if (read == 0) break;
            length += read;
            if (answer.AsSpan(0, length).IndexOf((byte)0) >= 0) break;
        }

        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\r', '\n');
    }

    private static ScanAnswer Understand(string answer)
    {
        if (answer == "stream: OK") return new ScanAnswer(ScanVerdict.Clean);
        if (answer.StartsWith("stream: ", StringComparison.Ordinal) && answer.EndsWith(" FOUND", StringComparison.Ordinal))
            return new ScanAnswer(ScanVerdict.Infected, Readable(answer["stream: ".Length..^" FOUND".Length]));
        return new ScanAnswer(ScanVerdict.Unavailable, answer.Length == 0 ? "clamd hung up without an answer" : "clamd answered: " + Readable(answer));
    }

    /// <summary>An answer goes into logs and pages: at most a line, without control characters.</summary>
    private static string Readable(string answer) => new(answer.Take(200).Select(letter => char.IsControl(letter) ? ' ' : letter).ToArray());

    [LoggerMessage(1501, LogLevel.Warning, "clamd at {Address} gave no verdict: {Reason}. Shared files wait until it answers.")]
    private static partial void Unavailable(ILogger log, string address, string reason);

    [LoggerMessage(1502, LogLevel.Warning, "clamd found {Signature} in a shared file, which is refused.")]
    private static partial void Infected(ILogger log, string signature);
}
