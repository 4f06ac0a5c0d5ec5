using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PhbResources.Core.Tests.Scanning;

/// <summary>Listens like clamd and says what it is told to; null stalls.</summary>
internal sealed class FakePeer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly MemoryStream heard = new();
    private readonly Task serving;

    public FakePeer(string? answer)
    {
        listener.Start();
        serving = ServeAsync(answer);
    }

    public string Address => $"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    public byte[] Heard => heard.ToArray();

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        end.Dispose();
    }

    private async Task ServeAsync(string? answer)
    {
        using var client = await listener.AcceptTcpClientAsync(end.Token);
        var stream = client.GetStream();
        var buffer = new byte[4_096];
        while (!heard.ToArray().AsSpan().EndsWith((ReadOnlySpan<byte>)[0, 0, 0, 0]))
        {
            var read = await stream.ReadAsync(buffer, end.Token);
            if (read == 0) return;
            heard.Write(buffer, 0, read);
        }

        if (answer is null) await Task.Delay(Timeout.Infinite, end.Token);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer!), end.Token);
    }
}
