using System.CommandLine;
using PhbResources.Core.Library;
using PhbResources.Search;

namespace PhbResources.Web.Commands.Inside;

/// <summary><c>reindex</c>: builds the search index anew.</summary>
internal static class ReindexCommand
{
    public static Command Build(CommandContext context)
    {
        Option<bool> json = new("--json") { Description = "Say what came of it as JSON." };
        Command command = new("reindex", $"""
            Builds the search index anew from what is published. It works while the site runs; the old index answers meanwhile.

            {ExitCode.InWords}
            """)
        {
            json,
        };
        command.SetAction((parsed, cancellationToken) => SiteCommands.RunAsync(context, null, async (site, stopping) =>
        {
            LibrarySearch search = site.GetRequiredService<LibrarySearch>();
            await search.RebuildAsync(stopping);
            IndexHealth health = search.Health;
            await context.SayAsync(parsed.GetValue(json), new { health.Documents, health.Bytes, health.Problem },
                $"The search index is built: {health.Documents} templates, {(health.Bytes + 1023) / 1024} KB.{(health.Problem is { } problem ? $" {problem}" : "")}");
            return health.Problem is null ? ExitCode.Well : ExitCode.Look;
        }, cancellationToken));
        return command;
    }
}
