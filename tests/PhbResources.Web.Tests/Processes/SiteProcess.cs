using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PhbResources.Web.Tests.Processes;

/// <summary>The built site as a process of its own, as people run it.</summary>
internal sealed partial class SiteProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource _running = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HttpClient? _client;

    private SiteProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) =>
        {
            lock (_output)
                _output.AppendLine(line.Data);
            if (line.Data?.Contains("Press Ctrl+C", StringComparison.Ordinal) == true)
                _running.TrySetResult();
        };
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
                _errors.AppendLine(line.Data);
        };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>The folder with the program as it was built, beside this project.</summary>
    public static string BuiltFolder { get; } = AppContext.BaseDirectory.Replace(
        Path.Combine("tests", "PhbResources.Web.Tests"), Path.Combine("src", "PhbResources.Web"), StringComparison.Ordinal);

    /// <summary>Runs another account's commands where this one may, which only root does.</summary>
    public static string[] AsNobody { get; } = Environment.UserName == "root" ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];

    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public string Errors
    {
        get
        {
            lock (_errors)
                return _errors.ToString();
        }
    }

    public int ExitCode => _process.ExitCode;

    public string Address => SiteLine().Match(Output).Groups[1].Value;

    public HttpClient Client => _client ??= new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Address) };

    /// <summary>Starts it and waits until it runs or has ended.</summary>
    public static async Task<SiteProcess> StartAsync(SiteStart start)
    {
        ProcessStartInfo info = new()
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = start.CurrentFolder ?? Path.GetTempPath(),
        };
        List<string> command = [.. start.Before, "dotnet", "exec", Path.Combine(start.Program ?? BuiltFolder, "PhbResources.Web.dll")];
        if (start.DataPath is not null)
            command.Add($"--Phb:DataPath={start.DataPath}");
        if (start.ConfigPath is not null)
            command.Add($"--Phb:ConfigPath={start.ConfigPath}");
        command.AddRange(start.Urls is null ? start.Arguments : ["--urls", start.Urls, .. start.Arguments]);
        info.FileName = command[0];
        foreach (string argument in command.Skip(1))
            info.ArgumentList.Add(argument);
        info.Environment.Remove("ASPNETCORE_URLS");
        foreach ((string name, string value) in start.Environment)
            info.Environment[name] = value;
        SiteProcess site = new(Process.Start(info)!);
        await Task.WhenAny(site._running.Task, site._process.WaitForExitAsync()).WaitAsync(s_patience);
        return site;
    }

    /// <summary>Starts it; fails the test when it does not come to run.</summary>
    public static async Task<SiteProcess> RunAsync(SiteStart start)
    {
        SiteProcess site = await StartAsync(start);
        Assert.That(site._running.Task.IsCompleted, $"It did not run.\n{site.Output}\n{site.Errors}");
        return site;
    }

    /// <summary>Starts it; fails the test when it does run.</summary>
    public static async Task<SiteProcess> RefusedAsync(SiteStart start)
    {
        SiteProcess site = await StartAsync(start);
        Assert.That(site._running.Task.IsCompleted, Is.False, site.Output);
        await site._process.WaitForExitAsync().WaitAsync(s_patience);
        Assert.Multiple(() =>
        {
            Assert.That(site.ExitCode, Is.EqualTo(1), site.Output + site.Errors);
            Assert.That(site.Errors, Does.Contain("could not start"));
            Assert.That(site.Output + site.Errors, Does.Not.Contain("   at "), "no stack trace");
        });
        return site;
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops it in order.</summary>
    public async Task StopAsync()
    {
        using (Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(s_patience);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"Site:\s+(http\S+)")]
    private static partial Regex SiteLine();
}

/// <summary>How to start the site.</summary>
internal sealed record SiteStart
{
    public string? DataPath { get; init; }

    public string? ConfigPath { get; init; }

    public string? Urls { get; init; } = "http://127.0.0.1:0";

    /// <summary>The folder of the program; left out, where it was built.</summary>
    public string? Program { get; init; }

    public string? CurrentFolder { get; init; }

    public string[] Before { get; init; } = [];

    public string[] Arguments { get; init; } = [];

    public Dictionary<string, string> Environment { get; init; } = [];
}
