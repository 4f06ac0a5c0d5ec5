using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace PhbResources.Core.Tests.Mail;

/// <summary>Postfix's test server smtp-sink: it takes mails and writes each to a file, or answers as a test wants it to.</summary>
internal sealed class SmtpSink : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("phb-smtp-").FullName;
    private Process? _process;

    public int Port { get; } = FreePort();

    /// <summary>Whether it listens at every address of this computer.</summary>
    public bool Everywhere { get; set; }

    /// <summary>How many mails it has begun to take.</summary>
    public int Count => Directory.EnumerateFiles(_folder).Count();

    /// <summary>The mails it has taken, with what was said about each on the way in headers X-Mail-Args and X-Rcpt-Args.</summary>
    /// <remarks>Without those whose sender was killed, or is still speaking: their files end before there is a mail in them.</remarks>
    public IReadOnlyList<MimeMessage> Mails => [.. Directory.EnumerateFiles(_folder).Order(StringComparer.Ordinal).Select(Read).OfType<MimeMessage>()];

    /// <summary>Does not run yet.</summary>
    public static SmtpSink Stopped()
    {
        if (Program() is null)
        {
            const string Reason = "smtp-sink is not installed. Install postfix.";
            if (Environment.GetEnvironmentVariable("PHB_REQUIRE_PROGRAMS") == "1")
                Assert.Fail(Reason);
            Assert.Ignore(Reason);
        }

        SmtpSink sink = new();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(sink._folder, (UnixFileMode)0b111_111_111); // For the account it changes to.
        return sink;
    }

    public static async Task<SmtpSink> StartAsync(params string[] options)
    {
        SmtpSink sink = Stopped();
        try
        {
            await sink.RunAsync(options);
            return sink;
        }
        catch
        {
            sink.Dispose();
            throw;
        }
    }

    /// <summary>Runs it on its port.</summary>
    /// <param name="options">Of smtp-sink, such as <c>-f RCPT</c> to refuse every recipient; see smtp-sink(1).</param>
    public async Task RunAsync(params string[] options)
    {
        // Root has to say whom it runs as.
        string[] account = Environment.UserName == "root" ? ["-u", "nobody"] : [];
        string address = $"{(Everywhere ? "" : "127.0.0.1")}:{Port.ToString(CultureInfo.InvariantCulture)}";
        _process = Process.Start(new ProcessStartInfo(Program()!, [.. account, .. options, "-d", Path.Combine(_folder, "%s."), address, "100"]) { RedirectStandardError = true })!;
        for (int tries = 0; tries < 100; tries++)
        {
            if (_process.HasExited)
                Assert.Fail(await _process.StandardError.ReadToEndAsync());
            using Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        Assert.Fail("smtp-sink did not start within 5 seconds.");
    }

    /// <summary>Ends it as a power cut would.</summary>
    public void Stop()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process?.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Stop();
        Directory.Delete(_folder, recursive: true);
    }

    private static MimeMessage? Read(string file)
    {
        try
        {
            return MimeMessage.Load(file);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? Program() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin").Select(path => Path.Combine(path, "smtp-sink")).FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
