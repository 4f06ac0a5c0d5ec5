using System.Diagnostics;

namespace PhbResources.Web.Tests.Processes;

/// <summary>Copies of the program, where any account can read it and nobody but root can write.</summary>
internal static class Programs
{
    private const UnixFileMode ReadAndEnter = (UnixFileMode)0b101_101_101;
    private const UnixFileMode Read = (UnixFileMode)0b100_100_100;

    /// <summary>A copy of the program as it was built.</summary>
    public static string ForOthers(TempFolder temp)
    {
        string copy = temp.Under("program");
        foreach (string file in Directory.EnumerateFiles(SiteProcess.BuiltFolder, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(SiteProcess.BuiltFolder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        MakeReadOnly(copy);
        return copy;
    }

    /// <summary>What <c>dotnet publish</c> makes of the program.</summary>
    public static async Task<string> PublishedAsync(TempFolder temp)
    {
        string output = temp.Under("program");
        string project = Path.GetFullPath(Path.Combine(SiteProcess.BuiltFolder, "..", "..", ".."));
        ProcessStartInfo start = new("dotnet", ["publish", project, "--output", output, "--verbosity", "quiet"]) { RedirectStandardOutput = true };
        using Process publish = Process.Start(start)!;
        string said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.That(publish.ExitCode, Is.Zero, said);
        MakeReadOnly(output);
        return output;
    }

    /// <summary>Every file with its size and time, to see whether anything was written.</summary>
    public static string[] Listing(string folder) =>
    [
        .. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(entry => $"{entry} {File.GetLastWriteTimeUtc(entry):O} {(File.Exists(entry) ? new FileInfo(entry).Length : 0)}"),
    ];

    /// <summary>Gives the folder back to the account of the test, so that it can be removed.</summary>
    public static void MakeWritable(string folder)
    {
        File.SetUnixFileMode(folder, ReadAndEnter | UnixFileMode.UserWrite);
        foreach (string inner in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories))
            File.SetUnixFileMode(inner, ReadAndEnter | UnixFileMode.UserWrite);
    }

    private static void MakeReadOnly(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            File.SetUnixFileMode(file, Read);
        foreach (string inner in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Append(folder))
            File.SetUnixFileMode(inner, ReadAndEnter);
    }
}
