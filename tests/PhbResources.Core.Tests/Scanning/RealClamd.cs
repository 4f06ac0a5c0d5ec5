using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PhbResources.Core.Tests.Scanning;

/// <summary>A clamd of its own, with a signature of its own: no database has to be fetched.</summary>
internal sealed class RealClamd : IDisposable
{
    /// <summary>Not the EICAR string itself, so that no scanner takes this repository for infected.</summary>
    public const string Marker = "PHB-LIBRARY-STANDARD-SCANNER-TEST-FILE-7315";

    private readonly string folder = Directory.CreateTempSubdirectory("phb-clamd-").FullName;
    private Process? process;

    private RealClamd()
    {
    }

    public string Address { get; private set; } = "";

    public static async Task<RealClamd> StartAsync(bool overUnixSocket)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin").Select(path => Path.Combine(path, "clamd")).FirstOrDefault(File.Exists);
        if (program is null)
        {
            const string Reason = "clamd is not installed. Install clamav-daemon.";
            if (Environment.GetEnvironmentVariable("PHB_REQUIRE_PROGRAMS") == "1") Assert.Fail(Reason);
            Assert.Ignore(Reason);
        }

        var clamd = new RealClamd();
        try
        {
            await clamd.StartAsync(program!, overUnixSocket);
            return clamd;
        }
        catch
        {
            clamd.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            process.WaitForExit();
        }

        process?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartAsync(string program, bool overUnixSocket)
    {
        var database = Directory.CreateDirectory(Path.Combine(folder, "database")).FullName;
        await File.WriteAllTextAsync(Path.Combine(database, "phb.ndb"), $"Phb.Test:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Marker))}\n");
        var socket = Path.Combine(folder, "clamd.ctl");
        var port = FreePort();
        Address = overUnixSocket ? "unix://" + socket : $"tcp://127.0.0.1:{port}";
        var settings = Path.Combine(folder, "clamd.conf");
        await File.WriteAllTextAsync(settings, $"""
            DatabaseDirectory {database}
            TemporaryDirectory {folder}
            Foreground yes
            StreamMaxLength 2M
            {(overUnixSocket ? "LocalSocket " + socket : $"TCPSocket {port}\nTCPAddr 127.0.0.1")}

            """);
        process = Process.Start(new ProcessStartInfo(program, ["--config-file", settings]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => output.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        for (var tries = 0; tries < 200; tries++)
        {
            Assert.That(process.HasExited, Is.False, output.ToString());
            if (await AnswersAsync(overUnixSocket ? new UnixDomainSocketEndPoint(socket) : new IPEndPoint(IPAddress.Loopback, port))) return;
            await Task.Delay(100);
        }

        Assert.Fail("clamd did not start within 20 seconds. " + output);
    }

    private static async Task<bool> AnswersAsync(EndPoint end)
    {
        using var socket = new Socket(end.AddressFamily, SocketType.Stream, end is IPEndPoint ? ProtocolType.Tcp : ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(end);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
