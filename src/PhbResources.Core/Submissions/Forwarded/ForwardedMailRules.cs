namespace PhbResources.Core.Submissions.Forwarded;

/// <summary>Limits of what is read from a mail. The one place for them.</summary>
public static class ForwardedMailRules
{
    /// <summary>Largest mail, in bytes: a file of the largest size with what its encoding adds.</summary>
    public const int MaxBytes = 30 * 1024 * 1024;

    /// <summary>Most parts that are looked at; mails that people write have fewer than ten.</summary>
    public const int MaxParts = 200;

    /// <summary>Deepest nesting of parts; mails that people write have four or five.</summary>
    public const int MaxDepth = 24;

    /// <summary>Most mails inside one another: a forward of a forward of a forward.</summary>
    public const int MaxForwards = 5;

    /// <summary>Most attachments that are taken; the submission itself takes fewer, and says which it did not.</summary>
    public const int MaxAttachments = 20;

    /// <summary>Pictures up to this size, in bytes, that stand inside the text are decoration: logos, pictures of a signature.</summary>
    public const int DecorationBytes = 100 * 1024;

    /// <summary>Most of the text that is looked at, in characters.</summary>
    public const int MaxText = 100_000;

    /// <summary>Most mails of people the library does not know that are taken from the mailbox in 24 hours; the others wait there.</summary>
    public const int StrangersADay = 20;

    /// <summary>Most mails for one member that are taken from the mailbox in 24 hours; the others wait there.</summary>
    public const int MemberMailsADay = 5;

    /// <summary>Most mails that are taken from the mailbox in one round.</summary>
    public const int MailsARound = 50;

    /// <summary>Days after which a mail whose submission is gone is forgotten altogether, so that the same one can come again.</summary>
    public const int RememberDays = 400;
}
