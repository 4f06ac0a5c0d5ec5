using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace PhbResources.BrowserTests;

/// <summary>The site as people run it: its own process, a new data folder, a free port.</summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    /// <summary>The site as it was built, a path that the project file leaves in this assembly.</summary>
    private static string Program => Named("SiteProgram");

    /// <summary>The program that puts templates of files into a data folder.</summary>
    private static string SharingProgram => Named("SharingProgram");

    /// <summary>A data folder with the first library in it. Bringing that in takes longest of all, and it is the same for every site of a run.</summary>
    private static readonly Lazy<Task<DirectoryInfo>> s_library = new(BringInAsync);

    private static string Named(string key) =>
        typeof(RunningSite).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private readonly Process _process;
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("phb-browser-");
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningSite(IEnumerable<string> settings)
    {
        ProcessStartInfo start = new("dotnet")
        {
            ArgumentList =
            {
                Program, "--urls", "http://127.0.0.1:0", "--Phb:DataPath", _data.FullName, "--Phb:Smtp:Folder", MailFolder, "--Phb:TriesPerMinute", "1000",
            },
            WorkingDirectory = _data.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string setting in settings)
            start.ArgumentList.Add(setting);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment.Remove("ASPNETCORE_URLS");
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"The site stopped before it listened.{Environment.NewLine}{Said}"));
    }

    /// <summary>The folder that takes the mails of the site.</summary>
    public string MailFolder => Path.Combine(_data.FullName, "mail");

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The database of the site.</summary>
    public string Database => Path.Combine(_data.FullName, "umbraco.db");

    /// <summary>Runs a command of the program beside the site.</summary>
    public async Task RunAsync(params string[] words)
    {
        ProcessStartInfo start = new("dotnet", [Program, .. words, "--Phb:DataPath", _data.FullName]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        using Process command = Process.Start(start)!;
        Task<string> output = command.StandardOutput.ReadToEndAsync(), errors = command.StandardError.ReadToEndAsync();
        await command.WaitForExitAsync();
        Assert.That(command.ExitCode, Is.Zero, await errors + await output);
    }

    private bool HasStarted { get; set; }

    private string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Starts the site and waits until the first library is in it and can be searched.</summary>
    /// <param name="withSharedFiles">True for a library in which people have shared files of their own.</param>
    /// <param name="settings">More settings, as on a command line.</param>
    public static async Task<RunningSite> StartAsync(bool withSharedFiles = false, params string[] settings)
    {
        RunningSite site = new(settings);
        try
        {
            if (withSharedFiles)
            {
                using Process sharing = Process.Start("dotnet", [SharingProgram, site._data.FullName]);
                await sharing.WaitForExitAsync().WaitAsync(LongestStart);
                Assert.That(sharing.ExitCode, Is.Zero, "Files could not be shared.");
            }
            else
            {
                Copy((await s_library.Value).FullName, site._data.FullName);
            }

            await site.RunAsync();
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Throws away what the sites of the run began with.</summary>
    public static async Task ForgetLibraryAsync()
    {
        if (s_library.IsValueCreated)
            (await s_library.Value).Delete(recursive: true);
    }

    private static async Task<DirectoryInfo> BringInAsync()
    {
        RunningSite site = new([]);
        try
        {
            await site.RunAsync();
        }
        finally
        {
            await site.EndAsync();
        }

        return site._data;
    }

    private static void Copy(string from, string to)
    {
        foreach (string folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        // In the folder "run" is what belongs to a running process alone.
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !Path.GetRelativePath(from, file).StartsWith("run", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }

    private async Task RunAsync()
    {
        HasStarted = _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Address = await _address.Task.WaitAsync(LongestStart);
        await WaitUntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _data.Delete(recursive: true);
    }

    private async Task EndAsync()
    {
        if (HasStarted && !_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync()
    {
        using HttpClient client = new();
        Stopwatch waiting = Stopwatch.StartNew();
        while (waiting.Elapsed < LongestStart && !_process.HasExited)
        {
            using HttpResponseMessage answer = await client.GetAsync($"{Address}/health/ready");
            if (answer.IsSuccessStatusCode)
                return;
            await Task.Delay(100);
        }

        throw new InvalidOperationException($"The site was not ready after {waiting.Elapsed.TotalSeconds:N0} s.{Environment.NewLine}{Said}");
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.AppendLine(line);
        if (line.Trim() is ['S', 'i', 't', 'e', ':', .. var address])
            _address.TrySetResult(address.Trim());
    }
}
