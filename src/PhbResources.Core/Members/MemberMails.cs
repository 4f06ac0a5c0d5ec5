using PhbResources.Core.Mail;

namespace PhbResources.Core.Members;

/// <summary>Every mail about an account. Plain words; each says what to do when one did not ask for it.</summary>
internal static class MemberMails
{
    private const string Goodbye = "\n\nPhbResources";

    public static MailMessage Register(string to, string link) => new(to, "Confirm your email address", $"""
        Hello,

        Somebody, we hope you, wants an account in the PhbResources library with this email address.

        Open this link to make the account:
        {link}

        The link works for {TokenPurpose.Register.Lifetime.TotalDays:0} days. Then sign in with the password you chose.

        If it was not you, do nothing. There is no account, and what was typed is removed after {TokenPurpose.Register.Lifetime.TotalDays:0} days.{Goodbye}
        """) { Kind = "register" };

    public static MailMessage AlreadyRegistered(string to, string signIn, string forgot) => new(to, "You already have an account", $"""
        Hello,

        Somebody, we hope you, tried to make an account in the PhbResources library with this email address. You have one already.

        Sign in here:
        {signIn}

        If you do not remember your password, choose a new one here:
        {forgot}

        If it was not you, do nothing. Nothing has changed.{Goodbye}
        """) { Kind = "already-registered" };

    public static MailMessage SignIn(string to, string link) => new(to, "Your link to sign in", $"""
        Hello,

        Open this link to sign in to the PhbResources library:
        {link}

        It works once, for {TokenPurpose.SignIn.Lifetime.TotalMinutes:0} minutes. Do not pass it on: whoever opens it is signed in as you.

        If you did not ask for it, do nothing.{Goodbye}
        """) { Kind = "sign-in" };

    public static MailMessage Reset(string to, string link) => new(to, "Choose a new password", $"""
        Hello,

        Open this link to choose a new password for the PhbResources library:
        {link}

        It works once, for {TokenPurpose.Reset.Lifetime.TotalHours:0} hour.

        If you did not ask for it, do nothing. Your password stays as it is.{Goodbye}
        """) { Kind = "reset" };

    public static MailMessage PasswordChanged(string to, string forgot) => new(to, "Your password was changed", $"""
        Hello,

        The password of your account in the PhbResources library was changed just now, and you were signed out everywhere else.

        If it was not you, choose a new password here at once:
        {forgot}{Goodbye}
        """) { Kind = "password-changed" };

    public static MailMessage EmailFrom(string to, string newAddress, string link, string forgot) => new(to, "Do you want to change your email address?", $"""
        Hello,

        Somebody, we hope you, wants to change the email address of your account in the PhbResources library to:
        {newAddress}

        If that is right, open this link:
        {link}

        We have sent a link to the new address, too. The change is made when both have been opened, within {TokenPurpose.EmailFrom.Lifetime.TotalDays:0} days.

        If it was not you, do not open the link. Somebody may know your password: choose a new one here:
        {forgot}{Goodbye}
        """) { Kind = "email-change" };

    public static MailMessage EmailTo(string to, string link) => new(to, "Confirm your new email address", $"""
        Hello,

        Somebody, we hope you, wants to use this email address for their account in the PhbResources library.

        If that is right, open this link:
        {link}

        We have sent a link to the old address, too. The change is made when both have been opened, within {TokenPurpose.EmailTo.Lifetime.TotalDays:0} days.

        If it was not you, do nothing.{Goodbye}
        """) { Kind = "email-change" };

    public static MailMessage EmailTaken(string to) => new(to, "This email address has an account already", $"""
        Hello,

        Somebody, we hope you, wanted to use this email address for another account in the PhbResources library. It has an account already, so nothing was changed.

        To use the address for the other account, first delete the account that has it.

        If it was not you, do nothing.{Goodbye}
        """) { Kind = "email-change" };

    public static MailMessage EmailChanged(string to) => new(to, "Your email address was changed", $"""
        Hello,

        The email address of your account in the PhbResources library was changed, as both addresses confirmed. You were signed out everywhere.{Goodbye}
        """) { Kind = "email-changed" };

    public static MailMessage SecondFactorChanged(string to, string what, string account) => new(to, "The way you sign in was changed", $"""
        Hello,

        {what}

        If it was not you, choose a new password and look at how you sign in, here:
        {account}{Goodbye}
        """) { Kind = "second-factor" };

    public static MailMessage Deleted(string to) => new(to, "Your account was deleted", $"""
        Hello,

        Your account in the PhbResources library was deleted, as you asked. This is our last mail to you. Thank you for having been here.{Goodbye}
        """) { Kind = "deleted" };
}
