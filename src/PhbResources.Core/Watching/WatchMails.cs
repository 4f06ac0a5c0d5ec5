using System.Globalization;
using System.Text;
using PhbResources.Core.Changes;
using PhbResources.Core.Mail;

namespace PhbResources.Core.Watching;

/// <summary>The mail about what changed in what somebody watches. Plain words.</summary>
internal sealed class WatchMails(PublicAddress address, StopLinks links)
{
    /// <summary>Writes it.</summary>
    /// <param name="to">Address of the member.</param>
    /// <param name="member">Their key.</param>
    /// <param name="changes">What changed, oldest first; at least one.</param>
    /// <param name="watches">What of it they watch.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<MailMessage> WriteAsync(string to, Guid member, IReadOnlyList<LoggedChange> changes, IReadOnlyList<Watch> watches, CancellationToken cancellationToken)
    {
        Uri all = await links.OfAsync(new StopOrder(member), cancellationToken);
        StringBuilder text = new("Hello,\n\n");
        text.Append(watches is [{ ByItself: true }] ? "Somebody answered in a discussion that you wrote in.\n\n"
            : watches is [var only] ? $"There is news about {(only.Kind == Watched.Area ? "an" : "a")} {Noun(only.Kind)} that you watch in the PhbResources library: {only.Title}\n\n"
            : "There is news about what you watch in the PhbResources library.\n\n");
        foreach (LoggedChange change in changes.Take(WatchRules.MostInMail))
            Append(text, change);
        if (changes.Count > WatchRules.MostInMail)
            text.Append(CultureInfo.InvariantCulture, $"And {changes.Count - WatchRules.MostInMail} more. See them all here:\n{address.Of("/changes")}\n\n");
        if (watches is [var one])
            text.Append(CultureInfo.InvariantCulture, $"To get no more mails about this {Noun(one.Kind)}, open this and press the button. You need not sign in:\n{await links.OfAsync(new StopOrder(member, one.Target), cancellationToken)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"See everything you watch, and choose how often we write:\n{address.Of(WatchLinks.List)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"To get no more mails about anything you watch, open this. You need not sign in:\n{all}\n\nPhbResources");
        return new MailMessage(to, Subject(changes), text.ToString()) { Kind = "watching", Unsubscribe = all };
    }

    private static string Subject(IReadOnlyList<LoggedChange> changes) => changes switch
    {
        [var only] => $"{What(only)}: {only.Title}",
        _ when changes.All(change => change.PageKey == changes[0].PageKey) => $"{changes.Count} changes: {changes[^1].Title}",
        _ => $"{changes.Count} changes in what you watch",
    };

    private void Append(StringBuilder text, LoggedChange change)
    {
        text.Append(CultureInfo.InvariantCulture, $"{What(change)}: {change.Title}\n");
        if (change.By is { } by)
            text.Append(CultureInfo.InvariantCulture, $"By {by}\n");
        if (change.Note is { } note)
            text.Append(CultureInfo.InvariantCulture, $"{MailText.Line(note, WatchRules.NoteInMail)}\n");
        text.Append(CultureInfo.InvariantCulture, $"{address.Of(change.Path)}\n");
        if (change.Compare is { } compare)
            text.Append(CultureInfo.InvariantCulture, $"See what changed: {address.Of(compare)}\n");
        text.Append('\n');
    }

    private static string What(LoggedChange change) => (change.Kind, change.IsNew) switch
    {
        (ChangeKind.Template, true) => "New template",
        (ChangeKind.Template, false) => "New version of a template",
        (ChangeKind.Guide, true) => "New guide",
        (ChangeKind.Guide, false) => "A guide was changed",
        (ChangeKind.Discussion, true) => "New discussion",
        (ChangeKind.Discussion, false) => "New answer in a discussion",
        _ => "Decision",
    };

    private static string Noun(Watched kind) => kind switch
    {
        Watched.Template => "template",
        Watched.Guide => "guide",
        Watched.Discussion => "discussion",
        Watched.Area => "area of discussion",
        _ => "category",
    };
}
