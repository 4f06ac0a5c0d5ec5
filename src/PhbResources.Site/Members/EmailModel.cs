namespace PhbResources.Site.Members;

/// <summary>A form that asks for an email address alone.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Title">Title of the page.</param>
/// <param name="Lead">What is sent to the address.</param>
/// <param name="Action">Where the form is sent.</param>
/// <param name="Button">Words on the button.</param>
/// <param name="Email">What was typed.</param>
/// <param name="Mistakes">What to change, by the id of the field.</param>
public sealed record EmailModel(string FormToken, string Title, string Lead, string Action, string Button, string Email, IReadOnlyDictionary<string, string> Mistakes);
