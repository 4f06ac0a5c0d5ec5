using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Curating.Replies;

/// <summary>
/// What curators often write to members, to choose from. One text holds them all: a line that begins with <c>#</c> is the title of a
/// reply, what follows is its words.
/// </summary>
public sealed class CuratorReplies(IDbContextFactory<PhbDbContext> contexts)
{
    /// <summary>Longest text, in characters.</summary>
    public const int MaxLength = 20_000;

    private const string Name = "replies";

    /// <summary>What stands there until a curator writes something else.</summary>
    internal const string AtFirst = """
        # We have one like it
        Thank you for sharing this. The library has a template that is very like it, so we have not added a second one. If yours does something that one does not, tell us what, and we will look again.

        # It is about one person
        Thank you for sharing this. It is written for one person, so others could not use it as it is. Please take out everything that is about that person, and send it again.

        # We may not share it
        Thank you for sharing this. It seems to belong to somebody else, and we may only share what its maker lets us share. If it is yours, or you have been allowed to share it, tell us so and send it again.

        # It is not for this library
        Thank you for sharing this. The library is for documents that help people who employ personal assistants. This does not fit in, so we have not added it.

        # We could not read it
        Thank you for sharing this. We could not open it or read it well. Please save it as a Word, OpenDocument or PDF file, and send it again.
        """;

    /// <summary>The text as it stands, and its version to give back when saving.</summary>
    public async Task<(string Text, int Version)> ReadAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.StoredTexts.AsNoTracking().SingleOrDefaultAsync(text => text.Name == Name, cancellationToken) is { } stored
            ? (stored.Text, stored.Version)
            : (AtFirst.ReplaceLineEndings("\n"), 0);
    }

    /// <summary>The replies one by one.</summary>
    public async Task<IReadOnlyList<Reply>> AllAsync(CancellationToken cancellationToken) => Of((await ReadAsync(cancellationToken)).Text);

    /// <summary>Saves the text.</summary>
    /// <returns>False where somebody else has changed it since; nothing is saved then.</returns>
    public async Task<bool> SaveAsync(string text, int version, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        if (version > 0)
        {
            return await context.StoredTexts.Where(stored => stored.Name == Name && stored.Version == version)
                .ExecuteUpdateAsync(stored => stored.SetProperty(row => row.Text, text).SetProperty(row => row.Version, version + 1), cancellationToken) > 0;
        }

        context.StoredTexts.Add(new StoredText { Name = Name, Text = text, Version = 1 });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException) when (context.StoredTexts.AsNoTracking().Any(stored => stored.Name == Name))
        {
            return false;
        }
    }

    /// <summary>What is wrong with a text, or <c>null</c>.</summary>
    public static string? ProblemOf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
            return $"This is longer than {MaxLength:N0} characters. Take out replies nobody needs.";
        string first = text.Split('\n').FirstOrDefault(line => line.Trim().Length > 0)?.Trim() ?? "";
        if (first.Length > 0 && first[0] != '#')
            return "The first line is the title of the first reply. Begin it with #.";
        return Of(text).FirstOrDefault(reply => reply.Title.Length == 0 || reply.Text.Length == 0) is { } empty
            ? $"The reply “{empty.Title}” has no {(empty.Title.Length == 0 ? "title" : "words")}. Write some, or take it out."
            : null;
    }

    /// <summary>Reads the replies out of a text.</summary>
    internal static IReadOnlyList<Reply> Of(string text)
    {
        List<Reply> replies = [];
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.TrimStart().StartsWith('#'))
                replies.Add(new Reply(line.TrimStart().TrimStart('#').Trim(), ""));
            else if (replies.Count > 0)
                replies[^1] = replies[^1] with { Text = $"{replies[^1].Text}\n{line.TrimEnd()}".TrimStart('\n') };
        }

        return [.. replies.Select(reply => reply with { Text = reply.Text.Trim() })];
    }
}

/// <summary>A reply to choose.</summary>
/// <param name="Title">What curators choose it by.</param>
/// <param name="Text">What members are sent.</param>
public sealed record Reply(string Title, string Text);
