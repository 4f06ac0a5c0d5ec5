using System.CommandLine;

namespace PhbResources.Web.Commands.Doctor;

/// <summary><c>doctor</c>: looks at everything the library needs, and says what to do about what is not well. It changes nothing.</summary>
internal static class DoctorCommand
{
    public static Command Build(CommandContext context)
    {
        Option<bool> json = new("--json") { Description = "Say what was found as JSON." };
        Command command = new("doctor", """
            Looks at settings, folders, database, files, search index, clock, mail, virus scanner, fonts and backups, and says what to do. It works while the site runs, and changes nothing.

            Exit code: 0 all is well, 1 somebody should look at something, 2 something does not work.
            """)
        {
            json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            List<Finding> findings = [];
            await foreach (Finding finding in Checkup.RunAsync(context, cancellationToken))
            {
                findings.Add(finding);
                if (!parsed.GetValue(json))
                    await context.Output.WriteLineAsync(InWords(finding));
            }

            FindingLevel worst = findings.Max(finding => finding.Level);
            if (parsed.GetValue(json))
                await context.SayAsync(true, new { Level = Name(worst), Findings = findings.Select(finding => new { finding.About, Level = Name(finding.Level), finding.Found, finding.WhatToDo }) });
            else
                await context.Output.WriteLineAsync(Environment.NewLine + worst switch { FindingLevel.Well => "All is well.", FindingLevel.Look => "The library works. Please look at what is marked with “look”.", _ => "Something does not work: see what is marked with “BROKEN”." });
            return worst switch { FindingLevel.Well => ExitCode.Well, FindingLevel.Look => ExitCode.Look, _ => ExitCode.NotDone };
        });
        return command;
    }

    private static string InWords(Finding finding)
    {
        string mark = finding.Level switch { FindingLevel.Well => "well  ", FindingLevel.Look => "look  ", _ => "BROKEN" };
        string line = $"{mark}  {finding.About}: {finding.Found}";
        return finding.WhatToDo.Length == 0 ? line : $"{line}{Environment.NewLine}        {finding.WhatToDo}";
    }

    private static string Name(FindingLevel level) => level.ToString().ToLowerInvariant();
}
