using System.Security.Cryptography;
using System.Text.Json;
using PhbResources.Core.Forms;
using PhbResources.Core.Library;
using PhbResources.Core.Submissions;
using PhbResources.Site.Forms;
using PhbResources.Site.Members;

namespace PhbResources.Site.Sharing;

/// <summary>What the pages of a submission show.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Member">Who shares it.</param>
/// <param name="View">The submission.</param>
/// <param name="Form">The form, with its choices.</param>
public sealed record ShareModel(string FormToken, SignedIn Member, SubmissionView View, FormDefinition Form)
{
    /// <summary>The template it is a new version of, where that is in the library.</summary>
    public Template? Replaced { get; init; }

    /// <summary>The step that is shown; <c>null</c> on the page of the whole.</summary>
    public ShareStep? Step { get; init; }

    /// <summary>What was answered so far, with what was just typed.</summary>
    public FormAnswers Answers { get; init; } = new([]);

    /// <summary>What is saved; the answers hold what was just typed as well.</summary>
    public FormAnswers Saved { get; init; } = new([]);

    /// <summary>
    /// What the step shows of it, in a few letters that come back with the form: when they differ then, somebody else changed these
    /// very fields. A change to others is none of this page's business.
    /// </summary>
    public string Seen => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Step!.Page!.Fields.Select(Saved.All))).AsSpan(0, 8));

    /// <summary>What to change, by the id of the field.</summary>
    public IReadOnlyDictionary<string, string> Mistakes { get; init; } = new Dictionary<string, string>();

    /// <summary>What has just been done, or <c>null</c>.</summary>
    public string? Done { get; init; }

    /// <summary>What was typed for the library to read: an answer, a reason.</summary>
    public string Words { get; init; } = "";

    /// <summary>What was saved from elsewhere meanwhile, by label, where it is not what was typed here.</summary>
    public IReadOnlyList<(string Label, string Value)> Theirs { get; init; } = [];

    /// <summary>What was found in what was written, rather than in a file.</summary>
    public FileReport? TextReport { get; init; }

    /// <summary>What could not be sent as it is, by alias; empty where all is there.</summary>
    public IReadOnlyDictionary<string, string> Missing { get; init; } = new Dictionary<string, string>();

    /// <summary>The steps.</summary>
    public IReadOnlyList<ShareStep> Steps { get; } = ShareStep.Of(Form);

    /// <summary>Key of the submission.</summary>
    public Guid Id => View.Row.Id;

    /// <summary>Its title, or words where it has none yet.</summary>
    public string Title => View.Entries.Title.Trim() is { Length: > 0 } title ? title : Replaced is not null ? $"A new version of {Replaced.Title}" : "A template without a name yet";

    /// <summary>Files as they came, each with its clean copy.</summary>
    public IReadOnlyList<(SubmissionFile Original, SubmissionFile? Copy)> Files =>
        [.. View.Files.Where(file => file.CopyOf is null).Select(file => (file, View.Files.FirstOrDefault(copy => copy.CopyOf == file.Id)))];

    /// <summary>The questions of the step.</summary>
    public FormPageModel Questions => new(Form, Step!.Page!, Answers, Mistakes);

    /// <summary>Address of the step.</summary>
    public string StepPath => SharePaths.Step(Id, Step!.Number);

    /// <summary>Title of the page in the browser.</summary>
    public string PageTitle => $"{(Mistakes.Count > 0 ? "Error: " : "")}{(Step is null ? Title : $"{Step.Title} (step {Step.Number} of {Steps.Count})")}";

    /// <summary>What a field answers, in words.</summary>
    public string AnswerOf(FormField field)
    {
        IReadOnlyList<string> values = Answers.All(field);
        return FieldTypes.IsTick(field.Type) ? values.Count > 0 ? "Yes" : "No"
            : field.Type.SupportsPreValues ? string.Join(", ", values.Select(value => field.PreValues.FirstOrDefault(choice => choice.Value == value)?.Caption ?? value))
            : string.Join(", ", values);
    }
}
