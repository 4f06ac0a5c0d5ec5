using PhbResources.Documents.Model;

namespace PhbResources.Core.StarterLibrary;

/// <summary>A file of <c>umbraco-config/guides</c>: what the guide says about itself, and its text.</summary>
/// <param name="Key">Fixed for ever; becomes the key of the content.</param>
/// <param name="Slug">The file's name without its number and <c>.md</c>; the last part of its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">What it explains, one or two sentences.</param>
/// <param name="Text">The text in Markdown; <c>{{figure:id}}</c> in it stands for a legal figure.</param>
internal sealed record StarterGuide(Guid Key, string Slug, string Title, string Summary, string Text)
{
    /// <summary>Free words for finding it.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The day its facts were last compared with their sources.</summary>
    public DateOnly? CheckedOn { get; init; }

    /// <summary>Where its facts come from.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];
}
