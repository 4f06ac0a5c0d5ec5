using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Library;
using PhbResources.Core.Mail;
using PhbResources.Core.StarterLibrary;
using PhbResources.Core.Storage;
using PhbResources.Documents.Writing.Pdf.Fonts;
using PhbResources.Search;

namespace PhbResources.Web.Commands.Inside;

/// <summary>What only the running site knows of itself, for <c>doctor</c>.</summary>
internal sealed record SiteHealth
{
    public int Templates { get; init; }

    public int Indexed { get; init; }

    /// <summary>What is wrong with the search index, or <c>null</c>.</summary>
    public string? IndexProblem { get; init; }

    /// <summary>Files of the starter library that could not be loaded.</summary>
    public int StarterProblems { get; init; }

    public bool HasFonts { get; init; }

    /// <summary>Mails that wait to be sent.</summary>
    public int MailsWaiting { get; init; }

    public static async Task<SiteHealth> OfAsync(IServiceProvider site, CancellationToken cancellationToken)
    {
        IndexHealth index = site.GetRequiredService<LibrarySearch>().Health;
        await using PhbDbContext context = await site.GetRequiredService<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync(cancellationToken);
        return new SiteHealth
        {
            Templates = site.GetRequiredService<PublishedLibrary>().Current.ByKey.Count,
            Indexed = index.Documents,
            IndexProblem = index.Problem ?? (index.Rebuild == RebuildReason.None || index.Rebuilding ? null : "It does not hold everything that is published."),
            StarterProblems = site.GetRequiredService<StarterLibraryProblems>().All.Count,
            HasFonts = !site.GetRequiredService<FontShelf>().IsEmpty,
            MailsWaiting = await context.Set<OutboxMail>().CountAsync(mail => mail.State == MailState.Waiting, cancellationToken),
        };
    }
}

/// <summary>Asks the running site for <see cref="SiteHealth"/>; not for people.</summary>
internal static class SiteHealthCommand
{
    public const string Name = "site-health";

    public static Command Build(CommandContext context)
    {
        Command command = new(Name) { Hidden = true };
        command.SetAction(async (_, cancellationToken) =>
        {
            if (context.Site is null)
                return ExitCode.NotDone;
            await context.Output.WriteLineAsync(CommandSocket.Write(await SiteHealth.OfAsync(context.Site, cancellationToken)));
            return ExitCode.Well;
        });
        return command;
    }
}
