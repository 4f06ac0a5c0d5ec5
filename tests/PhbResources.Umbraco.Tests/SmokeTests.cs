using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PhbResources.FullHost.Tests;

/// <summary>The program itself: it installs on an empty folder, shows the library, and leaves to Umbraco what is Umbraco's.</summary>
[TestFixture]
public sealed class SmokeTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("phb-smoke-").FullName;
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private Process _process = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        int port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        _client.BaseAddress = new Uri($"http://127.0.0.1:{port}");
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "PhbResources.Umbraco.dll"), "--urls", $"http://127.0.0.1:{port}"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string? value) in FullUmbraco.SettingsIn(_folder))
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["Phb__Sharing__FilesPath"] = Path.Combine(_folder, "submissions");
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => TestContext.Progress.WriteLine(line.Data);
        _process.ErrorDataReceived += (_, line) => TestContext.Progress.WriteLine(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        for (Stopwatch waited = Stopwatch.StartNew(); waited.Elapsed < s_patience && !_process.HasExited; await Task.Delay(500))
        {
            try
            {
                if ((await _client.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }

        Assert.Fail(_process.HasExited ? $"The host ended with {_process.ExitCode}." : "The host is not ready.");
    }

    [OneTimeTearDown]
    public void Stop()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task The_library_is_the_website()
    {
        using HttpResponseMessage home = await _client.GetAsync("/");
        Assert.That(home.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(home.Headers.Contains("Content-Security-Policy"), Is.True);
        Assert.That(await home.Content.ReadAsStringAsync(), Does.Contain("/templates"));
        Assert.That((await _client.GetAsync("/api/v1/templates")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await _client.GetAsync("/templates/weekly-rota/download?format=docx")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_back_office_is_Umbracos_and_our_policy_is_not_on_it()
    {
        using HttpResponseMessage office = await _client.GetAsync("/umbraco");
        Assert.That(office.StatusCode, Is.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.Redirect));
        Assert.That(office.Headers.TryGetValues("Content-Security-Policy", out IEnumerable<string>? policy) && policy.Any(value => value.Contains("default-src 'none'", StringComparison.Ordinal)), Is.False);
    }

    [Test]
    public async Task Umbraco_answers_its_Delivery_API_itself()
    {
        using HttpResponseMessage answer = await _client.GetAsync("/umbraco/delivery/api/v2/content?filter=contentType:rota&take=1");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("\"contentType\":\"rota\""));
    }

    [Test]
    public async Task Submissions_are_not_for_who_is_not_signed_in()
    {
        Assert.That((await _client.GetAsync("/umbraco/phb-resources/api/v1/submissions")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task The_back_office_part_is_served()
    {
        Assert.That((await _client.GetAsync("/App_Plugins/PhbResources/phb-back-office.js")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
