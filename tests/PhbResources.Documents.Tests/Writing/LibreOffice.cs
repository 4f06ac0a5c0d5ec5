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
        var said = Run(filter, ".", [$"{name}.{extension}"], TimeSpan.FromMinutes(1));
        var path = Directory.EnumerateFiles(folder, $"{name}*.{result}").FirstOrDefault();
        Assert.That(path, Is.Not.Null, said);
        return path!;
    }

    /// <summary>Converts many files in one go, which takes a fraction of the time; gives the paths of what became of each.</summary>
    /// <param name="files">Office files.</param>
    /// <param name="extension">Their extension.</param>
    /// <param name="filter">As after <c>--convert-to</c>.</param>
    public IReadOnlyList<string[]> ConvertAll(IReadOnlyList<byte[]> files, string extension, string filter)
    {
        var (from, to) = (Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName, Guid.NewGuid().ToString("N"));
        var names = files.Select((_, at) => FormattableString.Invariant($"file{at:0000}")).ToArray();
        var paths = names.Select(name => Path.Combine(from, $"{name}.{extension}")).ToArray();
        for (var at = 0; at < files.Count; at++) File.WriteAllBytes(paths[at], files[at]);
        var said = Run(filter, to, paths, TimeSpan.FromMinutes(5));
        var results = names.Select(name => Directory.EnumerateFiles(Path.Combine(folder, to), name + "*").Order(StringComparer.Ordinal).ToArray()).ToArray();
        Assert.That(results, Has.None.Empty, said);
        return results;
    }

    private string Run(string filter, string outFolder, IReadOnlyList<string> files, TimeSpan longest)
    {
        var start = new ProcessStartInfo(Program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[$"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--convert-to", filter, "--outdir", outFolder, .. files])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(longest))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"LibreOffice did not end within {longest.TotalMinutes} minutes.");
        }

        return output.Result + errors.Result;
    }

    /// <summary>Every file that a conversion made, for filters that write several.</summary>
    public static IEnumerable<string> Siblings(string path) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path).Split('-', '.')[0] + "*" + Path.GetExtension(path));

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
