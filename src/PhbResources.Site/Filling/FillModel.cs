using PhbResources.Core.Library;
using PhbResources.Documents.Filling;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Site.Listings;

namespace PhbResources.Site.Filling;

/// <summary>What the form of a template shows.</summary>
/// <param name="Template">The template.</param>
/// <param name="Document">Its document.</param>
/// <param name="Plan">Its form.</param>
/// <param name="Answers">What is filled in so far, as it was typed.</param>
/// <param name="Formats">The formats it can be had in.</param>
public sealed record FillModel(Template Template, TemplateDocument Document, FormPlan Plan, Answers Answers, IReadOnlyList<DocumentFormat> Formats)
{
    /// <summary>What to change, by the name of the control.</summary>
    public IReadOnlyDictionary<string, string> Mistakes { get; init; } = new Dictionary<string, string>();

    /// <summary>What was loaded from a file, or <c>null</c>.</summary>
    public LoadedAnswers? Loaded { get; init; }

    /// <summary>Name of the control that takes the focus, or <c>null</c>.</summary>
    public string? FocusOn { get; init; }

    /// <summary>True where letters of 18 point are wanted.</summary>
    public bool LargePrint { get; init; }

    /// <summary>True where guidance notes are to be left out.</summary>
    public bool WithoutGuidance { get; init; }

    /// <summary>True when somebody has typed something already.</summary>
    public bool Begun { get; init; }

    /// <summary>The wording between the questions.</summary>
    public FormText Text { get; } = new(Document, Answers);

    /// <summary>Where the form is sent to.</summary>
    public string Action => Links.Fill(Template);
}

/// <summary>What came of a file that was loaded.</summary>
/// <param name="Earlier">The version of the template it was saved with, where that is another than this one.</param>
/// <param name="Left">Answers that no longer have a place.</param>
public sealed record LoadedAnswers(int? Earlier, IReadOnlyList<AnswerWithoutPlace> Left);

/// <summary>The finished document as it will be downloaded.</summary>
/// <param name="Form">The form it was made from.</param>
/// <param name="Html">The document, encoded already.</param>
public sealed record FilledModel(FillModel Form, string Html);
