using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using PhbResources.Embedded.CrashWriter;

namespace PhbResources.Embedded.Tests.Crash;

/// <summary>A child process that writes into a data folder until it is killed.</summary>
internal sealed class KilledWriter : IDisposable
{
    /// <summary>Beside this project, in its own output folder: Umbraco looks for packages in the folder that a program starts from.</summary>
    private static readonly string Program = Path.Combine(
        AppContext.BaseDirectory.Replace("PhbResources.Embedded.Tests", "PhbResources.Embedded.CrashWriter", StringComparison.Ordinal), "PhbResources.Embedded.CrashWriter.dll");
    private readonly ConcurrentQueue<Acknowledgement> _acknowledged = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private readonly Task _reading;

    public KilledWriter(string dataPath, int seed)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in new[] { "exec", Program, dataPath, seed.ToString(CultureInfo.InvariantCulture) })
            start.ArgumentList.Add(argument);
        start.Environment["TieredPGO"] = "0";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => { lock (_errors) _errors.AppendLine(line.Data); };
        _process.BeginErrorReadLine();
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Kills it with SIGKILL and gives what it had acknowledged. A last line that the kill cut short does not count.</summary>
    /// <param name="deeds">How many deeds it may acknowledge first; null: it is killed whether it is ready or not.</param>
    /// <param name="later">How long after that.</param>
    public async Task<IReadOnlyList<Acknowledgement>> KillAsync(int? deeds, TimeSpan later)
    {
        if (deeds is not null)
        {
            // A deed counts on its own, so that a busy machine writes as much as an idle one; five seconds are enough for it to matter.
            await Task.WhenAny(_ready.Task, _reading).WaitAsync(TimeSpan.FromSeconds(60));
            long end = Environment.TickCount64 + 5000;
            while (_acknowledged.Count < deeds && Environment.TickCount64 < end && !_process.HasExited)
                await Task.Delay(1);
        }
        await Task.Delay(later);
        if (_process.HasExited)
            Assert.Fail($"The writer ended by itself with code {_process.ExitCode}: {Errors()}");
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        return [.. _acknowledged];
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        string text = "";
        char[] buffer = new char[4096];
        for (int read; (read = await _process.StandardOutput.ReadAsync(buffer)) > 0;)
        {
            text += new string(buffer, 0, read);
            for (int end; (end = text.IndexOf('\n', StringComparison.Ordinal)) >= 0; text = text[(end + 1)..])
            {
                Acknowledgement done = Acknowledgement.Parse(text[..end]);
                if (done.Deed == Deed.Ready) _ready.TrySetResult();
                else _acknowledged.Enqueue(done);
            }
        }
    }

    private string Errors()
    {
        lock (_errors) return _errors.ToString();
    }
}
