using PhbResources.Documents.Model;

namespace PhbResources.Documents.Yaml;

/// <summary>A file of the starter library: what the template says about itself and the document.</summary>
/// <param name="Key">Fixed for ever; becomes the key of the content.</param>
/// <param name="Slug">The file's name without <c>.yaml</c>; the last part of its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Alias of a document type.</param>
/// <param name="Category">Title of one of the categories.</param>
/// <param name="Summary">What it is for, one or two sentences.</param>
/// <param name="BodyYaml">The body as it is written, comments included, without its indentation: <see cref="BodyReader"/> reads it.</param>
/// <param name="Body">The same, read.</param>
public sealed record LibraryEntry(Guid Key, string Slug, string Title, string Kind, string Category, string Summary, string BodyYaml, DocumentBody Body)
{
    /// <summary>Who it is for; may be empty.</summary>
    public string WhoFor { get; init; } = "";

    /// <summary>When to use it; may be empty.</summary>
    public string WhenToUse { get; init; } = "";

    /// <summary>How to adapt it; may be empty.</summary>
    public string HowToAdapt { get; init; } = "";

    /// <summary>Free words for finding it.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Licence as people know it.</summary>
    public string Licence { get; init; } = "";

    /// <summary>Who wrote it.</summary>
    public string Credit { get; init; } = "";

    /// <summary>The day the law it states was last checked, or <c>null</c> where it states none.</summary>
    public DateOnly? LawCheckedOn { get; init; }

    /// <summary>Where its facts come from.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>Slugs of templates that go with it.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>What its kind adds, by alias: one value, or several where a list is written. What a value means is for the document type to say.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Properties { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}

/// <summary>A shelf of the starter library, one line of <c>categories.yaml</c>.</summary>
/// <param name="Key">Fixed for ever; becomes the key of the content.</param>
/// <param name="Slug">The last part of its address.</param>
/// <param name="Title">Its name.</param>
/// <param name="Summary">What stands on it.</param>
public sealed record CategoryEntry(Guid Key, string Slug, string Title, string Summary);
