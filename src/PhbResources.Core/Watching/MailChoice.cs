namespace PhbResources.Core.Watching;

/// <summary>Mails, and watches that begin by themselves, which a member can switch off. The numbers stand in mails that were sent: they stay.</summary>
public enum MailChoice
{
    /// <summary>Watching a discussion as soon as one writes in it.</summary>
    OwnDiscussions = 1,

    /// <summary>Thanks for a template that was found helpful.</summary>
    Thanks = 2,

    /// <summary>The weekly mail to curators.</summary>
    CuratorDigest = 3,
}
