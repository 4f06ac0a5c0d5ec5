namespace PhbResources.Core.Mail;

/// <summary>
/// A mail from the library to one person. It is plain text, in plain English, with addresses written out; its HTML part is made
/// from the text. What people typed may stand in subject and text: neither can become a header or a tag.
/// </summary>
/// <param name="To">One address without a name; see <see cref="Members.EmailRules.IsAddress"/>.</param>
/// <param name="Subject">One line. Line ends in it become spaces, and it is cut at <see cref="MailText.MaxSubject"/> characters.</param>
/// <param name="Text">The text, with an empty line between paragraphs; at most <see cref="MailText.MaxText"/> characters.</param>
public sealed record MailMessage(string To, string Subject, string Text)
{
    /// <summary>What it is about, for the log and for counts: a word such as <c>verify</c>. Nothing about the person.</summary>
    public string Kind { get; init; } = "mail";

    /// <summary>
    /// Where whoever gets mails of this kind regularly can end that (RFC 2369 section 3.2). A POST there without anything else
    /// must do it (RFC 8058); left out for mails that answer what somebody did.
    /// </summary>
    public Uri? Unsubscribe { get; init; }
}
