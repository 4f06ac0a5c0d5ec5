using System.Diagnostics;
using System.Globalization;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy;
using PhbResources.Documents.Privacy.Scrubbing;

namespace PhbResources.Benchmarks;

/// <summary>The most memory that a process takes which does nothing else but read a large file, inspect and check it, and make a clean copy of it.</summary>
internal static class SharedFileMemory
{
    private const string Inspect = "inspect", Clean = "clean";

    /// <summary>Starts a process for each file and step, so that none keeps what another one left.</summary>
    public static async Task MeasureAsync()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("phb-large");
        try
        {
            Console.WriteLine("| file | KiB | nothing, MiB | inspected and checked, MiB | clean copy as well, MiB |");
            Console.WriteLine("|---|---:|---:|---:|---:|");
            foreach (string name in LargeFiles.Names)
            {
                string path = Path.Combine(folder.FullName, name);
                byte[] file = LargeFiles.Make(name);
                await File.WriteAllBytesAsync(path, file);
                string nothing = await PeakAsync("nothing", path), inspected = await PeakAsync(Inspect, path), cleaned = await PeakAsync(Clean, path);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {file.Length / 1024} | {nothing} | {inspected} | {cleaned} |"));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What such a process does; writes its peak in MiB.</summary>
    public static async Task RunAsync(string step, string path)
    {
        if (step is Inspect or Clean)
        {
            byte[] file;
            await using (FileStream stream = File.OpenRead(path))
                file = await FileContent.ReadAsync(stream, CancellationToken.None);
            FileInspector inspector = new();
            FileInspection inspection = await inspector.InspectAsync(file, Path.GetFileName(path), CancellationToken.None);
            IReadOnlyList<Finding> findings = PrivacyCheck.Of(inspection.Reading!);
            if (step == Clean && (await new Scrubber(inspector).CleanAsync(file, inspection, findings, CancellationToken.None)).Problem is { } problem)
                throw new InvalidOperationException(problem);
        }

        using Process process = Process.GetCurrentProcess();
        Console.WriteLine(process.PeakWorkingSet64 / 1024 / 1024);
    }

    private static async Task<string> PeakAsync(string step, string path)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [typeof(SharedFileMemory).Assembly.Location, "memory", step, path]) { RedirectStandardOutput = true })!;
        string peak = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? peak.Trim() : throw new InvalidOperationException($"The process for {path} ended with {process.ExitCode}.");
    }
}
