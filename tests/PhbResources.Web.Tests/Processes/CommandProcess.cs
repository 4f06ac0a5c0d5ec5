using System.Diagnostics;

namespace PhbResources.Web.Tests.Processes;

/// <summary>A command of the program, as people run it.</summary>
internal static class CommandProcess
{
    /// <summary>Starts it; its output can be read once it has ended.</summary>
    public static Process Start(params string[] words)
    {
        ProcessStartInfo info = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Path.GetTempPath() };
        foreach (string word in (string[])["exec", Path.Combine(SiteProcess.BuiltFolder, "PhbResources.Web.dll"), .. words])
            info.ArgumentList.Add(word);
        Process process = Process.Start(info)!;
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] words)
    {
        using Process process = Start(words);
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, await output, await errors);
    }
}
