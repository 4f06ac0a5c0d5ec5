using PhbResources.Core.Schemas;
using PhbResources.Core.Submissions;

namespace PhbResources.Core.Forms;

/// <summary>
/// The form that members share a template with, and how its answers become the entries of a submission. What is not in the
/// table here cannot be set by answering, whatever is posted.
/// </summary>
/// <param name="forms">The forms.</param>
/// <param name="rules">What a submission needs.</param>
public sealed class SharingForm(FormChoices forms, SubmissionRules rules)
{
    /// <summary>Where it is described, from <c>umbraco-config</c> on.</summary>
    public const string File = "forms/share-a-template.json";

    /// <summary>Alias: the address of the template that this is a new version of.</summary>
    public const string Replaces = "replaces";

    /// <summary>Alias: the address of the member, where nobody is signed in.</summary>
    public const string Email = "email";

    /// <summary>Alias: the files.</summary>
    public const string Files = "files";

    private static readonly Dictionary<string, Entry> Entries = new(StringComparer.Ordinal)
    {
        ["title"] = new(entries => entries.Title, (entries, value) => entries with { Title = value }),
        ["kind"] = new(entries => entries.Kind, (entries, value) => entries with { Kind = value }),
        ["category"] = new(entries => entries.Category, (entries, value) => entries with { Category = value }),
        ["summary"] = new(entries => entries.Summary, (entries, value) => entries with { Summary = value }),
        ["whyItHelped"] = new(entries => entries.WhyItHelped, (entries, value) => entries with { WhyItHelped = value }),
        ["text"] = new(entries => entries.Text, (entries, value) => entries with { Text = value }),
        ["creditAs"] = new(entries => entries.CreditAs, (entries, value) => entries with { CreditAs = value }),
        ["creditName"] = new(entries => entries.CreditName, (entries, value) => entries with { CreditName = value }),
        ["licence"] = new(entries => entries.Licence, (entries, value) => entries with { Licence = value }),
        ["consent"] = new(entries => entries.Consent ? FormAnswers.On : "", (entries, value) => entries with { Consent = value == FormAnswers.On }),
        ["whatChanged"] = new(entries => entries.WhatChanged, (entries, value) => entries with { WhatChanged = value }),
        ["tags"] = new(entries => entries.Tags, (entries, value) => entries with { Tags = value }),
    };

    /// <summary>What a template cannot be published without.</summary>
    private static readonly string[] Needed = ["title", "kind", "category", "summary", Files, "creditAs", "creditName", "licence", "consent", "whatChanged", Replaces];

    /// <summary>The form, with what can be chosen today.</summary>
    public FormDefinition Current => forms.OfFile(File) ?? throw new InvalidOperationException($"There is no umbraco-config/{File}.");

    /// <summary>The entries of a submission as answers.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="replaces">Address of the template it is a new version of, or nothing.</param>
    public static FormAnswers AnswersOf(SubmissionEntries entries, string replaces) =>
        new(Entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Get(entries))).Append(KeyValuePair.Create(Replaces, replaces)));

    /// <summary>The entries with the answers of some fields put in.</summary>
    /// <param name="entries">The entries so far.</param>
    /// <param name="answers">The answers.</param>
    /// <param name="fields">The fields that were asked.</param>
    public static SubmissionEntries Apply(SubmissionEntries entries, FormAnswers answers, IEnumerable<FormField> fields)
    {
        foreach (FormField field in fields)
        {
            if (Entries.TryGetValue(field.Alias, out Entry? entry))
                entries = entry.Set(entries, answers.All(field) is [var value, ..] ? value.ReplaceLineEndings("\n").Trim() : "");
        }

        return entries;
    }

    /// <summary>
    /// What has to be put right before it can be sent, by alias and in the order of the form: what the form asks for, and then what
    /// any submission needs. The same for the pages and for programs.
    /// </summary>
    /// <param name="form">The form, with its choices.</param>
    /// <param name="answers">The answers.</param>
    /// <param name="entries">The same as entries.</param>
    /// <param name="hasFile">Whether there is a file.</param>
    /// <param name="isNewVersion">Whether it is a new version of a template.</param>
    public IReadOnlyDictionary<string, string> MissingIn(FormDefinition form, FormAnswers answers, SubmissionEntries entries, bool hasFile, bool isNewVersion)
    {
        Dictionary<string, string> found = new(FormRules.Mistakes(form, answers, field => field.Alias != Email));
        foreach ((string alias, string mistake) in rules.MistakesIn(entries, hasFile, isNewVersion))
            found.TryAdd(alias, mistake);
        string[] order = [.. form.Fields.Select(field => field.Alias)];
        return new OrderedDictionary<string, string>(found.OrderBy(mistake => Array.IndexOf(order, mistake.Key) is >= 0 and var place ? place : int.MaxValue));
    }

    /// <summary>What is wrong with the form, beyond what makes any form wrong.</summary>
    internal static IEnumerable<SchemaMistake> MistakesIn(IReadOnlyList<FormDefinition> forms)
    {
        if (forms.FirstOrDefault(form => form.File == File) is not { } sharing)
        {
            yield return new SchemaMistake(File, "", "There is no such file.", "Put it back: members share templates with it.");
            yield break;
        }

        string[] known = [.. Entries.Keys, Replaces, Email, Files];
        foreach (FormField field in sharing.Fields.Where(field => !known.Contains(field.Alias)))
            yield return new SchemaMistake(File, "", $"A submission has no place for \"{field.Alias}\".", Nearest.Suggest(field.Alias, known));
        foreach (string alias in Needed.Where(alias => sharing.Find(alias) is null))
            yield return new SchemaMistake(File, "", $"The field \"{alias}\" is missing, and no template can be published without it.", "Put it back.");
        if (sharing.Find(Files) is { } files && files.Type != FieldTypes.FileUpload)
            yield return new SchemaMistake(File, "", $"The field \"{Files}\" takes no files.", $"Give it the type {FieldTypes.FileUpload.Name}.");
    }

    private sealed record Entry(Func<SubmissionEntries, string> Get, Func<SubmissionEntries, string, SubmissionEntries> Set);
}
