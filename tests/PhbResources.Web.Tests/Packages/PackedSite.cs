using System.Diagnostics;
using System.Text.RegularExpressions;
using PhbResources.Web.Tests.Processes;

namespace PhbResources.Web.Tests.Packages;

/// <summary>
/// What somebody does who has the two packages and nothing else: a new project in an empty folder, with the readme's <c>Program.cs</c>. Packages of others come from where
/// this machine has them; ours are unpacked into a folder of the test's own.
/// </summary>
internal sealed partial class PackedSite : IDisposable
{
    public const string Version = "0.0.0-test";
    public const string Synonyms = "rota, roster of our own";

    private readonly TempFolder _temp = new();

    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = Path.GetFullPath(Path.Combine(SiteProcess.BuiltFolder, "..", "..", "..", "..", ".."));

    public string Package => Path.Combine(Feed, $"PhbResources.{Version}.nupkg");

    public string Symbols => Path.ChangeExtension(Package, ".snupkg");

    public string Embedded => Path.Combine(Feed, $"PhbResources.Embedded.{Version}.nupkg");

    /// <summary>Where our packages are unpacked.</summary>
    public string Unpacked => _temp.Under("packages");

    public string Data => _temp.Under("data");

    /// <summary>The published program.</summary>
    public string Program => _temp.Under("program");

    private string Feed => _temp.Under("feed");

    private string Project => _temp.Under("Library", "Library.csproj");

    /// <summary>As a release is packed, but for its number; and the embedded host as it was built already.</summary>
    public async Task PackAsync()
    {
        string built = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        await DotnetAsync("pack", Path.Combine(Repository, "src", "PhbResources"), "-c", "Release", "-o", Feed, $"-p:PackageVersion={Version}");
        await DotnetAsync("pack", Path.Combine(Repository, "src", "PhbResources.Embedded"), "-c", built, "--no-build", "-o", Feed, $"-p:PackageVersion={Version}");
    }

    /// <summary>Makes the project and publishes it.</summary>
    public async Task PublishAsync()
    {
        string readme = await File.ReadAllTextAsync(Path.Combine(Repository, "src", "PhbResources", "README.md"));
        string program = CodeBlock().Matches(readme).Select(block => block.Groups[1].Value).Single(code => code.Contains("AddEmbeddedUmbraco", StringComparison.Ordinal));
        Directory.CreateDirectory(_temp.Under("Library", "umbraco-config", "search"));
        await File.WriteAllTextAsync(_temp.Under("Library", "Program.cs"), program);
        await File.WriteAllTextAsync(_temp.Under("Library", "umbraco-config", "search", "synonyms.txt"), Synonyms + Environment.NewLine);
        await File.WriteAllTextAsync(Project, $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <RestoreAdditionalProjectSources>{Feed}</RestoreAdditionalProjectSources>
                <RestorePackagesPath>{Unpacked}</RestorePackagesPath>
                <RestoreFallbackFolders>{Licences.PackagesFolder}</RestoreFallbackFolders>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="PhbResources" Version="[{Version}]" />
                <PackageReference Include="PhbResources.Embedded" Version="[{Version}]" />
              </ItemGroup>
            </Project>
            """);
        await DotnetAsync("publish", Project, "-o", Program);
    }

    /// <summary>Starts the published program and waits until it listens.</summary>
    public async Task<(Process Process, Uri Address)> StartAsync()
    {
        ProcessStartInfo info = new("dotnet", ["exec", Path.Combine(Program, "Library.dll"), "--urls", "http://127.0.0.1:0", "--Phb:Curator:Email=first@library.example", "--Phb:Curator:Password=four plain words here"])
        {
            RedirectStandardOutput = true, WorkingDirectory = _temp.Root,
        };
        Process process = Process.Start(info)!;
        List<string> said = [];
        using CancellationTokenSource enough = new(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(enough.Token) is { } line)
        {
            said.Add(line);
            if (Listening().Match(line) is { Success: true } found)
            {
                // It goes on writing, and would stop at a full pipe that nobody reads.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return (process, new Uri(found.Groups[1].Value));
            }
        }

        process.Dispose();
        throw new AssertionException($"It did not run.\n{string.Join('\n', said)}");
    }

    public void Dispose() => _temp.Dispose();

    private static async Task DotnetAsync(params string[] words)
    {
        ProcessStartInfo info = new("dotnet", [.. words, "-v", "q", "-nologo"]) { RedirectStandardOutput = true };
        // What the test runner sets for itself is not for what it starts.
        foreach (string name in info.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            info.Environment.Remove(name);
        info.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(info)!;
        string said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, said);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"Now listening on: (http\S+)")]
    private static partial Regex Listening();
}
