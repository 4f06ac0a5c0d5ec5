using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using PhbResources.Web.Backups;
using PhbResources.Web.Commands.Inside;

namespace PhbResources.Web.Commands.Doctor;

/// <summary>Everything that is looked at, in the order in which one thing needs another.</summary>
internal static class Checkup
{
    public static async IAsyncEnumerable<Finding> RunAsync(CommandContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The site as it would be put together; what it keeps in the data folder is not opened by that.
        WebApplication? app = null;
        Finding? settings = null;
        try
        {
            app = EmbeddedSite.BuildServices([.. context.Settings, "--Logging:LogLevel:Default=None", "--Logging:LogLevel:PhbResources=None"]);
            app.Services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (Exception exception) when (StartFailure.Explain(exception) is { } explanation)
        {
            settings = Finding.Broken("Settings", explanation.ReplaceLineEndings(" "), "Change the setting that is named, in appsettings.json, the environment or the command line, then run doctor again.");
        }

        if (settings is not null || app is null)
        {
            yield return settings!;
            yield break;
        }

        await using (app)
        {
            DataPlaces places = context.Places;
            yield return Finding.Well("Settings", "they make sense.");
            foreach (Finding finding in SettingChecks.Run(app))
                yield return finding;
            foreach (Finding finding in FolderChecks.Run(places))
                yield return finding;
            if (File.Exists(places.Database))
            {
                foreach (Finding finding in DatabaseChecks.Run(places, TimeProvider.System))
                    yield return finding;
                foreach (Finding finding in await SiteAsync(context, places, cancellationToken))
                    yield return finding;
            }

            await foreach (Finding finding in ServiceChecks.RunAsync(app, cancellationToken))
                yield return finding;
            foreach (Finding finding in BackupChecks.Run(app))
                yield return finding;
        }
    }

    /// <summary>What the site knows of itself, where it runs.</summary>
    private static async Task<List<Finding>> SiteAsync(CommandContext context, DataPlaces places, CancellationToken cancellationToken)
    {
        using StringWriter said = new();
        int? answered;
        try
        {
            answered = await SiteCommands.TryInsideAsync(places, context with { Words = [SiteHealthCommand.Name], Output = said }, null, cancellationToken);
        }
        catch (BackupException exception)
        {
            return [Finding.Look("Site", exception.Message, "What only the site knows was not looked at.")];
        }

        if (answered != ExitCode.Well)
            return [SiteCommands.IsInUse(places)
                ? Finding.Look("Site", "it runs, but does not answer commands.", "Look at the site's log. The search index and the outbox were not looked at.")
                : Finding.Well("Site", "it does not run now, so its search index and outbox were not looked at; the index is brought up to date at each start.")];
        SiteHealth health = CommandSocket.Read<SiteHealth>(said.ToString())!;
        return
        [
            Finding.Well("Site", $"it runs, with {health.Templates} templates."),
            health.IndexProblem is { } problem
                ? Finding.Broken("Search index", problem, "Build it again: dotnet PhbResources.Web.dll reindex")
                : Finding.Well("Search index", $"{health.Indexed} templates."),
            health.StarterProblems > 0
                ? Finding.Look("Starter library", $"{health.StarterProblems} of its files could not be loaded.", "The curator's desk and the site's log name them. Mend them and start the site again.")
                : Finding.Well("Starter library", "every file of it is loaded."),
            health.MailsWaiting > 20
                ? Finding.Look("Outbox", $"{health.MailsWaiting} mails wait.", "If that does not become fewer, look at the mail server: see Mail.")
                : Finding.Well("Outbox", $"{health.MailsWaiting} mails wait."),
        ];
    }
}
