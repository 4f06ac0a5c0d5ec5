using System.Diagnostics;

namespace PhbResources.Documents.Tests.Writing.Pdf;

/// <summary>The programs of Poppler, which read PDF files independently of us.</summary>
internal static class Poppler
{
    /// <summary>Skips the test where Poppler is missing; fails it where programs are a must.</summary>
    public static void Require()
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, "pdfinfo")));
        if (isThere) return;
        const string reason = "Poppler is not installed. Install poppler-utils and put 'pdfinfo' on the PATH.";
        if (Environment.GetEnvironmentVariable("PHB_REQUIRE_PROGRAMS") == "1") Assert.Fail(reason);
        Assert.Ignore(reason);
    }

    /// <summary>What a program prints about a file; fails the test when it complains.</summary>
    /// <param name="program">Such as <c>pdfinfo</c>.</param>
    /// <param name="file">The PDF file.</param>
    /// <param name="arguments">Placed before and, from <c>-</c> on, after the file's name.</param>
    public static string Run(string program, byte[] file, params string[] arguments)
    {
        var path = Path.Combine(Path.GetTempPath(), $"phb-{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(path, file);
        try
        {
            var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
            foreach (var argument in arguments.TakeWhile(argument => argument != "-").Append(path).Concat(arguments.SkipWhile(argument => argument != "-"))) start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.That((process.ExitCode, errors.Result), Is.EqualTo((0, "")), $"{program} complains");
            return output;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
