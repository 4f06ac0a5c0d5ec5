using System.CommandLine;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy;
using PhbResources.Documents.Privacy.Scrubbing;

namespace PhbResources.Web.Commands;

/// <summary>
/// <c>inspect [--json] [--scrub OUTDIR] FILE...</c>: says what is wrong with files before anybody shares them, on the own machine and
/// without starting the site. Exit code 0: nothing to say, 1: something found, 2: a file refused or not readable.
/// </summary>
internal static class InspectCommand
{
    private const int Nothing = 0;
    private const int Found = 1;
    private const int Refused = 2;

    public static Command Build(CommandContext context)
    {
        Argument<string[]> files = new("FILE") { Description = "The files.", Arity = ArgumentArity.ZeroOrMore };
        Option<bool> json = new("--json") { Description = "One JSON object a line instead of words." };
        Option<string?> scrub = new("--scrub") { Description = "Write a clean copy of each file into OUTDIR; the files themselves are never changed.", HelpName = "OUTDIR" };
        Command command = new("inspect", """
            Checks files before you share them: are they safe, and do they give somebody away? The site is not needed.

            Exit code: 0 nothing to say, 1 something found, 2 a file was refused or could not be read.
            """)
        {
            files, json, scrub,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(files) ?? [], parsed.GetValue(scrub), parsed.GetValue(json), context.Output, context.Errors, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, string? folder, bool asJson, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        if (files.Length == 0) return await MistakeAsync(errors, "Say which files to check: inspect FILE...");
        if (folder is { Length: 0 }) return await MistakeAsync(errors, "Say into which folder the clean copies should go: --scrub OUTDIR.");
        if (folder is not null)
        {
            if (File.Exists(folder)) return await MistakeAsync(errors, $"{folder} is a file. Give a folder for the clean copies.");
            try
            {
                Directory.CreateDirectory(folder);
            }
            catch (Exception mistake) when (mistake is IOException or UnauthorizedAccessException)
            {
                return await MistakeAsync(errors, $"The folder {folder} cannot be made: {mistake.Message}");
            }
        }

        var worst = Nothing;
        IReport report = asJson ? new JsonReport(output) : new WordsReport(output);
        foreach (var file in files) worst = Math.Max(worst, await InspectAsync(file, folder, report, cancellation));
        return worst;
    }

    private static async Task<int> InspectAsync(string path, string? folder, IReport report, CancellationToken cancellation)
    {
        if (Directory.Exists(path)) return await NotReadAsync(report, path, "is-a-folder", "This is a folder. Give the files in it one by one.");
        if (!File.Exists(path)) return await NotReadAsync(report, path, "not-found", "There is no such file. Check its name and folder.");
        var inspector = new FileInspector();
        FileInspection inspection;
        byte[] content;
        try
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            content = await FileContent.ReadAsync(stream, cancellation);
            inspection = await inspector.InspectAsync(content, Path.GetFileName(path), cancellation);
        }
        catch (Exception mistake) when (mistake is IOException or UnauthorizedAccessException)
        {
            return await NotReadAsync(report, path, "not-readable", "This file cannot be read. Check that you may open it and that no other program holds it.");
        }

        var findings = inspection.Reading is { } reading ? PrivacyCheck.Of(reading) : [];
        CleanCopy? copy = null;
        string? written = null;
        if (folder is not null && inspection.Accepted)
        {
            copy = await new Scrubber(inspector).CleanAsync(content, inspection, [.. findings.Where(finding => finding.Level != FindingLevel.Info)], cancellation);
            if (copy.File is { } clean)
            {
                written = Free(folder, copy.FileName);
                try
                {
                    await File.WriteAllBytesAsync(written, clean, cancellation);
                }
                catch (Exception mistake) when (mistake is IOException or UnauthorizedAccessException)
                {
                    (written, copy) = (null, copy with { File = null, Problem = $"The clean copy cannot be written: {mistake.Message}" });
                }
            }
        }

        await report.WriteAsync(path, inspection, findings, copy, written);
        return !inspection.Accepted ? Refused : findings.Count > 0 || inspection.Risks.Any() ? Found : Nothing;
    }

    /// <summary>A name in the folder that nothing has yet: two originals may lose the same words.</summary>
    private static string Free(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        for (var number = 2; File.Exists(path) || Directory.Exists(path); number++) path = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(name)} {number}{Path.GetExtension(name)}");
        return path;
    }

    private static async Task<int> NotReadAsync(IReport report, string path, string code, string message)
    {
        await report.WriteAsync(path, code, message);
        return Refused;
    }

    private static async Task<int> MistakeAsync(TextWriter errors, string message)
    {
        await errors.WriteLineAsync(message);
        return Refused;
    }
}
