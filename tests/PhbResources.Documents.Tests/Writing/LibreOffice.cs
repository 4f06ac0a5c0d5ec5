using System.Diagnostics;

namespace PhbResources.Documents.Tests.Writing;

/// <summary>LibreOffice without a window, in a folder and with a profile of its own.</summary>
internal sealed class LibreOffice : IDisposable
{
    private const string Program = "soffice";
    private readonly string folder = Directory.CreateTempSubdirectory("phb-libreoffice-").FullName;

    /// <summary>Skips the test that asks for it where LibreOffice or a part of it is missing; fails it where programs are a must.</summary>
    public static LibreOffice Find(string package = "libreoffice-writer", string library = "libswlo.so")
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(path => Path.Combine(path, Program)).FirstOrDefault(File.Exists);
        var home = program is null ? null : Path.GetDirectoryName(new FileInfo(program).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? program);
        if (home is not null && (!OperatingSystem.IsLinux() || File.Exists(Path.Combine(home, library)))) return new LibreOffice();
        var reason = $"LibreOffice is not installed, or not the part that these tests need. Install {package} and put '{Program}' on the PATH.";
        if (Environment.GetEnvironmentVariable("PHB_REQUIRE_PROGRAMS") == "1") Assert.Fail(reason);
        Assert.Ignore(reason);
        throw new UnreachableException();
    }

    /// <summary>Writes <paramref name="file"/> down and gives the path of what LibreOffice makes of it.</summary>
    /// <param name="file">An office file.</param>
    /// <param name="extension">Its extension.</param>
    /// <param name="filter">As after <c>--convert-to</c>: <c>pdf</c>.</param>
    /// <param name="result">Extension of the result.</param>
    public string Convert(byte[] file, string extension, string filter, string result)
    {
        var name = Guid.NewGuid().ToString("N");
        File.WriteAllBytes(Path.Combine(folder, $"{name}.{extension}"), file);
        var start = new ProcessStartInfo(Program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--convert-to", filter, $"{name}.{extension}" })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(1)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("LibreOffice did not end within a minute.");
        }

        var path = Directory.EnumerateFiles(folder, $"{name}*.{result}").FirstOrDefault();
        Assert.That(path, Is.Not.Null, output.Result + errors.Result);
        return path!;
    }

    /// <summary>Every file that a conversion made, for filters that write several.</summary>
    public static IEnumerable<string> Siblings(string path) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path).Split('-', '.')[0] + "*" + Path.GetExtension(path));

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
