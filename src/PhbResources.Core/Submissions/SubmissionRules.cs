using PhbResources.Core.Library;
using PhbResources.Core.Schemas;

namespace PhbResources.Core.Submissions;

/// <summary>What has to hold before a submission can be sent, and its limits. The one place for both.</summary>
/// <param name="kinds">The kinds there are.</param>
/// <param name="library">The categories there are.</param>
public sealed class SubmissionRules(KindCatalogue kinds, PublishedLibrary library)
{
    /// <summary>Shortest and longest title, in characters.</summary>
    public const int ShortestTitle = 3, LongestTitle = 100;

    /// <summary>Longest summary, in characters, as for every template.</summary>
    public const int LongestSummary = 300;

    /// <summary>Longest words of other kinds, in characters: why it helped, a question, an answer.</summary>
    public const int LongestWords = 2_000;

    /// <summary>Longest text written here, in characters: about 30 pages.</summary>
    public const int LongestText = 100_000;

    /// <summary>Longest name and line on what changed, in characters.</summary>
    public const int LongestLine = 200;

    /// <summary>Most tags, and the longest one in characters.</summary>
    public const int MostTags = 20, LongestTag = 50;

    /// <summary>Most files, clean copies not counted.</summary>
    public const int MostFiles = 5;

    /// <summary>Minutes in which a curator can take back what they did.</summary>
    public const int UndoMinutes = 10;

    /// <summary>Ways to be credited.</summary>
    public static IReadOnlyList<string> Credits { get; } = ["name", "initials", "anonymous"];

    /// <summary>Licences to choose from for a kind.</summary>
    public IReadOnlyList<string> LicencesOf(string kind) => kinds.Choices(kind, LibraryAliases.Licence);

    /// <summary>Categories that are published.</summary>
    internal IEnumerable<Category> Categories => library.Current.Categories;

    /// <summary>The category with this address, where it is published.</summary>
    public Category? FindCategory(string slug) => library.Current.Categories.FirstOrDefault(category => string.Equals(category.Slug, slug, StringComparison.OrdinalIgnoreCase));

    /// <summary>Name of a field of the form: the property of <see cref="SubmissionEntries"/> as JSON writes it.</summary>
    internal static string Field(string property) => char.ToLowerInvariant(property[0]) + property[1..];

    /// <summary>What is wrong with the entries, by the name of the field; empty where they can be sent.</summary>
    /// <param name="entries">What was written.</param>
    /// <param name="hasFile">Whether there is a file to share.</param>
    /// <param name="isNewVersion">Whether it is a new version of a published template.</param>
    public IReadOnlyDictionary<string, string> MistakesIn(SubmissionEntries entries, bool hasFile, bool isNewVersion)
    {
        Dictionary<string, string> mistakes = [];
        string title = entries.Title.Trim();
        if (title.Length is < ShortestTitle or > LongestTitle)
            Wrong(nameof(entries.Title), title.Length == 0 ? "Enter a title, for example: Night rota for two people." : $"Enter a title of {ShortestTitle} to {LongestTitle} characters.");
        if (kinds.Find(entries.Kind) is null)
            Wrong(nameof(entries.Kind), "Choose what kind of document it is.");
        if (FindCategory(entries.Category) is null)
            Wrong(nameof(entries.Category), "Choose a category.");
        if (entries.Summary.Trim().Length == 0)
            Wrong(nameof(entries.Summary), "Say in one or two sentences what it is for.");
        AtMost(nameof(entries.Summary), entries.Summary, LongestSummary);
        AtMost(nameof(entries.WhyItHelped), entries.WhyItHelped, LongestWords);
        AtMost(nameof(entries.Text), entries.Text, LongestText);
        if (!hasFile && entries.Text.Trim().Length == 0)
            Wrong(nameof(entries.Text), "Add a file, or write the document here.");
        if (!Credits.Contains(entries.CreditAs))
            Wrong(nameof(entries.CreditAs), "Choose how you wish to be named.");
        else if (entries.CreditAs != "anonymous" && entries.CreditName.Trim().Length == 0)
            Wrong(nameof(entries.CreditName), "Enter the name, or choose not to be named.");
        AtMost(nameof(entries.CreditName), entries.CreditName, LongestLine);
        if (kinds.Find(entries.Kind) is not null && !LicencesOf(entries.Kind).Contains(entries.Licence))
            Wrong(nameof(entries.Licence), "Choose a licence, so that people know what they may do with it.");
        if (!entries.Consent)
            Wrong(nameof(entries.Consent), "Tick the box to say that you may share this.");
        if (isNewVersion && entries.WhatChanged.Trim().Length == 0)
            Wrong(nameof(entries.WhatChanged), "Say in one line what is different.");
        AtMost(nameof(entries.WhatChanged), entries.WhatChanged, LongestLine);
        if (entries.TagList() is var tags && (tags.Count > MostTags || tags.Any(tag => tag.Length > LongestTag)))
            Wrong(nameof(entries.Tags), $"Enter at most {MostTags} words, each of at most {LongestTag} characters, with commas between them.");
        return mistakes;

        void AtMost(string property, string value, int most)
        {
            if (value.Length > most)
                Wrong(property, $"This is {value.Length} characters long. Shorten it to {most} at most.");
        }

        void Wrong(string property, string message) => mistakes.TryAdd(Field(property), message);
    }
}
