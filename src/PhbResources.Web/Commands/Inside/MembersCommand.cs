using System.CommandLine;
using PhbResources.Core.Curating.People;
using PhbResources.Core.Members;
using PhbResources.Web.Backups;

namespace PhbResources.Web.Commands.Inside;

/// <summary><c>members</c>: what whoever runs the site can do for members, and for a library that has lost its curator.</summary>
internal static class MembersCommand
{
    public static Command Build(CommandContext context)
    {
        Command command = new("members", $"""
            Lists members, and does for them what only whoever runs the site can do. It works while the site runs.

            {ExitCode.InWords}
            """)
        {
            List(context),
            Change(context, "curator", "Lets a member look after the library.", PersonChange.MakeCurator, PersonChange.UnmakeCurator),
            Change(context, "trust", "Publishes what a member shares without a curator looking at it first.", PersonChange.GiveTrust, PersonChange.TakeTrust),
            Change(context, "lock", "Lets a member no longer sign in.", PersonChange.Lock, null),
            Change(context, "unlock", "Lets a member sign in again.", PersonChange.Unlock, null),
            Verify(context),
            Export(context),
            Erase(context),
        };
        return command;
    }

    private static Command List(CommandContext context)
    {
        Argument<string?> words = new("WORDS") { Description = "Only members with these words in their name or address.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> json = new("--json") { Description = "As JSON." };
        Command command = new("list", "Lists members, by address.") { words, json };
        command.SetAction((parsed, cancellationToken) => SiteCommands.RunAsync(context, null, async (site, stopping) =>
        {
            People people = site.GetRequiredService<People>();
            List<Person> all = [];
            for (int page = 0; ; page++)
            {
                (IReadOnlyList<Person> some, long total) = await people.SearchAsync(parsed.GetValue(words) ?? "", page, stopping);
                all.AddRange(some);
                if (some.Count == 0 || all.Count >= total)
                    break;
            }

            await context.SayAsync(parsed.GetValue(json), all.Select(person => new { person.Key, person.Email, person.Name, person.Since, person.IsCurator, person.IsTrusted, person.IsLocked, person.Published }),
                [.. all.Select(InWords), all.Count == 1 ? "1 member." : $"{all.Count} members."]);
            return ExitCode.Well;
        }, cancellationToken));
        return command;
    }

    private static string InWords(Person person) => string.Join("  ", ((string?[])
    [
        person.Email, person.Name, $"since {person.Since:yyyy-MM-dd}", person.IsCurator ? "curator" : null, person.IsTrusted ? "trusted" : null, person.IsLocked ? "locked" : null,
        person.Published > 0 ? $"{person.Published} in the library" : null,
    ]).OfType<string>());

    private static Command Change(CommandContext context, string name, string what, PersonChange change, PersonChange? back)
    {
        Argument<string> email = Email();
        Option<bool> takeAway = new("--take-away") { Description = "Take it away again." };
        Command command = new(name, what) { email };
        if (back is not null)
            command.Add(takeAway);
        command.SetAction((parsed, cancellationToken) => SiteCommands.RunAsync(context, null, async (site, stopping) =>
        {
            PhbMember member = await FindAsync(site, parsed.GetRequiredValue(email));
            PersonChange wanted = back is { } away && parsed.GetValue(takeAway) ? away : change;
            // Whoever has the server is no member.
            if (await site.GetRequiredService<People>().ChangeAsync(Guid.Empty, member.Key, wanted, stopping) is { } reason)
                throw new BackupException(reason);
            await context.Output.WriteLineAsync($"Done: {member.Email} {Outcome(wanted)}.");
            return ExitCode.Well;
        }, cancellationToken));
        return command;
    }

    private static string Outcome(PersonChange change) => change switch
    {
        PersonChange.MakeCurator => "is a curator",
        PersonChange.UnmakeCurator => "is no longer a curator",
        PersonChange.GiveTrust => "is trusted",
        PersonChange.TakeTrust => "is no longer trusted",
        PersonChange.Lock => "can no longer sign in",
        _ => "can sign in",
    };

    private static Command Verify(CommandContext context)
    {
        Argument<string> email = Email();
        Command command = new("verify", "Takes an address as confirmed, where the mail with the link does not arrive. Only where you know that it is theirs.") { email };
        command.SetAction((parsed, cancellationToken) => SiteCommands.RunAsync(context, null, async (site, stopping) =>
        {
            string address = parsed.GetRequiredValue(email).Trim();
            if (!await site.GetRequiredService<Registration>().VouchAsync(address, stopping))
                throw new BackupException($"Nobody has registered with the address {address}, or their link has run out. They can register again.");
            await context.Output.WriteLineAsync($"Done: {address} is confirmed and can sign in.");
            return ExitCode.Well;
        }, cancellationToken));
        return command;
    }

    private static Command Export(CommandContext context)
    {
        Argument<string> email = Email();
        Argument<string> file = new("FILE") { Description = "The zip file to write." };
        Command command = new("export", "Writes everything that is kept of a member into a zip file, for them (UK GDPR, articles 15 and 20).") { email, file };
        command.SetAction((parsed, cancellationToken) => SiteCommands.RunAsync(context, parsed.GetRequiredValue(file), async (site, stopping) =>
        {
            PhbMember member = await FindAsync(site, parsed.GetRequiredValue(email));
            // In memory first: a member who is written while they leave must not leave half a file.
            using MemoryStream archive = new();
            await site.GetRequiredService<MemberArchive>().WriteAsync(member, archive, stopping);
            archive.Position = 0;
            await using Stream output = context.OpenFile(parsed.GetRequiredValue(file));
            await archive.CopyToAsync(output, stopping);
            await context.Output.WriteLineAsync($"Done: {parsed.GetRequiredValue(file)} holds what is kept of {member.Email}. It is for them alone.");
            return ExitCode.Well;
        }, cancellationToken));
        return command;
    }

    private static Command Erase(CommandContext context)
    {
        Argument<string> email = Email();
        Option<bool> yes = new("--yes") { Description = "Needed, since it cannot be taken back." };
        Option<bool> keep = new("--keep-shared") { Description = "Leave in the library what they shared, under “a former member”." };
        Command command = new("erase", "Deletes an account with everything that is kept of it (UK GDPR, article 17). The member is mailed. Backups that are there already still have it.") { email, keep, yes };
        command.SetAction((parsed, cancellationToken) => SiteCommands.RunAsync(context, null, async (site, stopping) =>
        {
            PhbMember member = await FindAsync(site, parsed.GetRequiredValue(email));
            if (site.GetRequiredService<MemberAccounts>().IsTheOnlyCurator(member))
                throw new BackupException("This is the only curator. Make somebody else a curator first: members curator EMAIL.");
            if (!parsed.GetValue(yes))
                throw new BackupException($"Nothing was changed. This deletes the account of {member.Email} for good; say so with --yes.");
            string address = member.Email;
            await site.GetRequiredService<AccountDeparture>().LeaveAsync(member, parsed.GetValue(keep), stopping);
            await context.Output.WriteLineAsync($"Done: the account of {address} is gone.");
            return ExitCode.Well;
        }, cancellationToken));
        return command;
    }

    private static Argument<string> Email() => new("EMAIL") { Description = "The address they sign in with." };

    private static async Task<PhbMember> FindAsync(IServiceProvider site, string email) =>
        await site.GetRequiredService<MemberAccounts>().FindByEmailAsync(email.Trim()) ?? throw new BackupException($"There is no member with the address {email}. See: members list.");
}
