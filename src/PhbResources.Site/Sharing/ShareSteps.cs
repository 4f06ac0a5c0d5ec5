using PhbResources.Core.Forms;

namespace PhbResources.Site.Sharing;

/// <summary>What happens at a step.</summary>
public enum ShareStepKind
{
    /// <summary>A page of the form.</summary>
    Questions,

    /// <summary>What was found in the files.</summary>
    Safety,

    /// <summary>Everything once more, and the button that sends it.</summary>
    Send,
}

/// <summary>A step from the first question to sending.</summary>
/// <param name="Number">Its place, from 1; stands in its address.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Kind">What happens there.</param>
/// <param name="Page">The page of the form, for questions.</param>
public sealed record ShareStep(int Number, string Title, ShareStepKind Kind, FormPage? Page = null)
{
    /// <summary>The steps of a form: its pages, the report right after the page with the files, and sending.</summary>
    public static IReadOnlyList<ShareStep> Of(FormDefinition form)
    {
        List<ShareStep> steps = [];
        foreach (FormPage page in form.Pages)
        {
            steps.Add(new ShareStep(steps.Count + 1, page.Caption, ShareStepKind.Questions, page));
            if (page.Fields.Any(field => field.Type == FieldTypes.FileUpload))
                steps.Add(new ShareStep(steps.Count + 1, "Safety and privacy", ShareStepKind.Safety));
        }

        steps.Add(new ShareStep(steps.Count + 1, "Look over and send", ShareStepKind.Send));
        return steps;
    }

    /// <summary>Whether it asks for a field.</summary>
    public bool Asks(string alias) => Page?.Fields.Any(field => field.Alias == alias) == true;
}
