using System.Text;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Members;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions.Forwarded;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Submissions;

/// <summary>What has to be put right before a move, in the words of who makes it.</summary>
internal sealed class SubmissionChecks(SubmissionRules rules, FileInspector inspector, IMemberService members)
{
    /// <summary>What is missing, by the name of the field.</summary>
    public async Task<IReadOnlyDictionary<string, string>> MistakesInAsync(PhbDbContext context, Submission row, AllowedMove move, string? text, CancellationToken cancellationToken)
    {
        Dictionary<string, string> mistakes = [];
        if (move.NeedsText && string.IsNullOrWhiteSpace(text))
            mistakes["text"] = "Write a few words.";
        else if (text?.Length > SubmissionRules.LongestWords)
            mistakes["text"] = $"This is {text.Length} characters long. Shorten it to {SubmissionRules.LongestWords} at most.";
        if (move.Move is not (SubmissionMove.Send or SubmissionMove.Answer or SubmissionMove.Approve))
            return mistakes;
        SubmissionEntries entries = SubmissionEntries.Read(row.Entries);
        List<SubmissionFile> files = SubmissionStore.Shared(await context.Set<SubmissionFile>().Where(file => file.SubmissionId == row.Id).ToListAsync(cancellationToken));
        foreach ((string field, string message) in rules.MistakesIn(entries, files.Count > 0, row.Replaces is not null))
            mistakes[field] = message;
        await AddTellingAsync(mistakes, nameof(entries.Text), entries.Text, cancellationToken);
        await AddTellingAsync(mistakes, nameof(entries.Title), entries.Title, cancellationToken);
        await AddTellingAsync(mistakes, nameof(entries.Summary), entries.Summary, cancellationToken);
        List<string> unclean = [.. files.Where(file => file.ReadReport().MustBeCleaned).Select(file => file.Name)];
        if (unclean.Count > 0)
            mistakes["files"] = $"Something in {string.Join(" and ", unclean)} gives somebody away. Make a clean copy, or remove the file and add another one.";
        return mistakes;
    }

    /// <summary>What is written here is held to the same rules as a file.</summary>
    private async Task AddTellingAsync(Dictionary<string, string> mistakes, string property, string text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text) || (await inspector.InspectAsync(Encoding.UTF8.GetBytes(text), "text.txt", cancellationToken)).Reading is not { } reading)
            return;
        List<string> found = [.. PrivacyCheck.Of(reading).Where(finding => finding.Level == FindingLevel.MustRemove).Select(finding => finding.Excerpt).Distinct().Take(3)];
        if (found.Count > 0)
            mistakes.TryAdd(SubmissionRules.Field(property), $"Something here gives somebody away: {string.Join("; ", found)}. Take it out, or write ____ in its place.");
    }

    /// <summary>Why the move cannot be made though it is allowed, or <c>null</c>.</summary>
    public string? WhyNot(Submission row, SubmissionMove move) => move switch
    {
        SubmissionMove.Send or SubmissionMove.Answer when !IsVerified(row.MemberKey) => "Confirm your email address first, with the link that we sent you. What you wrote is kept.",
        SubmissionMove.Unpublish when row.Replaces is not null => "This is a new version of a template. Go back to an earlier version of the template, or unpublish the template itself.",
        _ => null,
    };

    /// <summary>Whether a curator sent it on for somebody who wrote a mail.</summary>
    public bool IsOnBehalf(Submission row) =>
        row.Via == ForwardedMail.Via && members.GetById(row.MemberKey) is { } member && members.GetAllRoles(member.Id).Contains(FirstCurator.Group);

    private bool IsVerified(Guid key) =>
        members.GetById(key) is { IsApproved: true } member && (member.EmailConfirmedDate is not null || members.GetAllRoles(member.Id).Contains(FirstCurator.Group));
}
