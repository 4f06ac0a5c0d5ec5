using System.Text.Json;
using PhbResources.Core.Library;
using PhbResources.Core.StarterLibrary;
using PhbResources.Documents.Reading;
using PhbResources.Documents.Yaml;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Submissions;

/// <summary>
/// The Umbraco content that a submission is, or is a new version of. Everything here can be done twice: what is there already stays,
/// and only what the member changed since it was last written is written, so that a curator's own change of the content stays too.
/// </summary>
internal sealed class SubmissionContent(IContentService content, SubmissionRules rules, TemplateReader reader, PublishedLibrary library, ICoreScopeProvider scopes)
{
    public IContent? Find(Submission row) => row.ContentKey is { } key ? content.GetById(key) : null;

    /// <summary>Makes the content of a new template where there is none, takes it out of the recycle bin and out of the library, and writes what changed.</summary>
    /// <returns>What to keep as <see cref="Submission.Filled"/>.</returns>
    public string KeepUnpublished(Submission row, IReadOnlyList<Guid> files)
    {
        using ICoreScope scope = scopes.CreateCoreScope();
        Prepare(row, files, out string filled);
        if (content.GetById(row.ContentKey!.Value) is { Published: true } published)
            content.Unpublish(published);
        scope.Complete();
        return filled;
    }

    /// <summary>Publishes a new template, or a new version of one.</summary>
    /// <returns>What to keep as <see cref="Submission.Filled"/>, or why Umbraco does not publish it; then nothing was changed.</returns>
    public (string? Filled, string? Refused) Publish(Submission row, IReadOnlyList<Guid> files)
    {
        using ICoreScope scope = scopes.CreateCoreScope();
        if (row.Replaces is { } replaced && content.GetById(replaced) is not { Published: true, Trashed: false })
            return (null, "The template it is a new version of is not in the library any more. Publish that first, or decline this.");
        IContent item = Prepare(row, files, out string filled);
        PublishResult result = content.Publish(item, ["*"]);
        if (!result.Success)
            return (null, Reasons(result)); // The scope is not completed: what was prepared is undone as well.
        scope.Complete();
        return (filled, null);
    }

    /// <summary>Whether what is published is what this submission brought.</summary>
    public bool Shows(Submission row, IReadOnlyList<Guid> files)
    {
        if (Find(row) is not { Published: true } item)
            return false;
        string text = SubmissionEntries.Read(row.Entries).Text;
        return PickedMedia.Read(item.GetValue<string>(LibraryAliases.Files, published: true)).Intersect(files).Any()
            || (text.Trim().Length > 0 && item.GetValue<string>(LibraryAliases.Body, published: true) == BodyOf(text));
    }

    /// <summary>Puts the version before back in the library, after a new version was undone.</summary>
    /// <returns>Why it cannot be, or <c>null</c>.</returns>
    public string? RollBack(Guid key, int version)
    {
        using ICoreScope scope = scopes.CreateCoreScope();
        if (content.GetById(key) is not { Trashed: false } item)
            return null;
        if (item.PublishedVersionId != version)
        {
            content.Rollback(item.Id, version, "*");
            PublishResult result = content.Publish(content.GetById(key)!, ["*"]);
            if (!result.Success)
                return Reasons(result);
        }

        scope.Complete();
        return null;
    }

    /// <summary>Puts the content of a new template into the recycle bin.</summary>
    public void Bin(Submission row)
    {
        if (row.Replaces is null && Find(row) is { Trashed: false } item)
            content.MoveToRecycleBin(item);
    }

    /// <summary>Deletes the content of a new template for good.</summary>
    public void Delete(Submission row)
    {
        if (row.Replaces is null && Find(row) is { } item)
            content.Delete(item);
    }

    private IContent Prepare(Submission row, IReadOnlyList<Guid> files, out string filled)
    {
        SubmissionEntries entries = SubmissionEntries.Read(row.Entries);
        bool isNew = row.Replaces is null;
        IContent? item = Find(row);
        if (isNew && item is not null && item.ContentType.Alias != entries.Kind && reader.Kinds.Find(entries.Kind) is not null && !item.Published)
        {
            content.Delete(item); // Umbraco cannot make one kind of another.
            item = null;
        }

        FilledIn before = item is null && isNew ? FilledIn.Nothing : FilledIn.Read(row.Filled);
        if (item is null)
        {
            item = content.Create(entries.Title.Trim(), ShelfOf(entries).Id, entries.Kind);
            item.Key = row.ContentKey!.Value;
        }
        else if (isNew && (item.Trashed || (before.Entries.Category != entries.Category && rules.FindCategory(entries.Category) is not null)))
        {
            content.Move(item, ShelfOf(entries).Id);
            item = content.GetById(item.Key)!;
        }

        if (Fill(item, row, entries, before, files) || !item.HasIdentity)
            content.Save(item);
        filled = new FilledIn(entries, files).Write();
        return item;
    }

    /// <returns>Whether anything was written.</returns>
    private bool Fill(IContent item, Submission row, SubmissionEntries entries, FilledIn before, IReadOnlyList<Guid> files)
    {
        SubmissionEntries old = before.Entries;
        bool any = false, isNew = row.Replaces is null;
        if (entries.Title != old.Title && entries.Title.Trim() is { Length: > 0 } title)
        {
            item.Name = title;
            any = true;
            if (!item.HasIdentity)
                item.SetValue(LibraryAliases.Slug, FreeSlug(item));
        }

        Set(entries.Summary != old.Summary, LibraryAliases.Summary, entries.Summary.Trim());
        Set(entries.Tags != old.Tags, LibraryAliases.Tags, StoredValues.Of(item, LibraryAliases.Tags, entries.TagList()));
        Set(entries.Licence != old.Licence, LibraryAliases.Licence, StoredValues.Of(item, LibraryAliases.Licence, [entries.Licence]));
        string credit = CreditOf(entries);
        Set(credit != CreditOf(old), LibraryAliases.Credit, isNew ? credit : Appended(item.GetValue<string>(LibraryAliases.Credit) ?? "", credit));
        Set(entries.WhatChanged != old.WhatChanged || !item.HasIdentity, LibraryAliases.WhatChanged, isNew ? "First version" : entries.WhatChanged.Trim());
        bool textChanged = entries.Text != old.Text, filesChanged = !files.SequenceEqual(before.Files);
        // A new version is whole: a file takes the place of a document, and the other way round.
        if (textChanged || (!isNew && filesChanged))
        {
            string body = entries.Text.Trim().Length == 0 ? "" : BodyOf(entries.Text);
            Set(true, LibraryAliases.Body, body);
            if (body.Length > 0)
                Set(true, LibraryAliases.ReadingAge, ReadingLevel.Of(BodyReader.Read(body)).Age);
        }

        if (filesChanged || (!isNew && textChanged))
        {
            IEnumerable<Guid> foreign = isNew ? PickedMedia.Read(item.GetValue<string>(LibraryAliases.Files)).Except(before.Files) : [];
            Set(true, LibraryAliases.Files, foreign.Concat(files).Distinct().ToList() is { Count: > 0 } picked ? PickedMedia.Write(picked) : null);
        }

        return any;

        void Set(bool changed, string alias, object? value)
        {
            if (!changed)
                return;
            item.SetValue(alias, value);
            any = true;
        }
    }

    private IContent ShelfOf(SubmissionEntries entries)
    {
        // A category that was taken out of the library meanwhile: the curator finds it on the first one and moves it.
        Category category = rules.FindCategory(entries.Category) ?? library.Current.Categories.FirstOrDefault()
            ?? throw new InvalidOperationException("There is no category in the library. Publish one, then submissions find their place.");
        return content.GetById(category.Key) ?? throw new InvalidOperationException("The category is not there any more.");
    }

    private string? FreeSlug(IContent item)
    {
        string slug = reader.SlugOf(item, published: false);
        if (slug.Length == 0 || !library.Current.BySlug.ContainsKey(slug))
            return null; // Made from the title, as Umbraco makes it.
        int number = 2;
        while (library.Current.BySlug.ContainsKey($"{slug}-{number}"))
            number++;
        return $"{slug}-{number}";
    }

    internal static string CreditOf(SubmissionEntries entries) => entries.CreditAs switch
    {
        "name" => entries.CreditName.Trim(),
        "initials" => string.Join(' ', entries.CreditName.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(name => $"{char.ToUpperInvariant(name[0])}.")),
        _ => "",
    };

    private static string Appended(string credit, string added) =>
        added.Length == 0 || credit.Contains(added, StringComparison.OrdinalIgnoreCase) ? credit : credit.Length == 0 ? added : $"{credit}, {added}";

    private static string BodyOf(string text) => PlainTextBody.Write(text);

    private static string Reasons(PublishResult result)
    {
        List<string> said = [.. result.EventMessages?.GetAll().Select(message => message.Message) ?? []];
        if (result.InvalidProperties?.Select(property => property.PropertyType.Name).ToList() is { Count: > 0 } invalid)
            said.Add($"Look at: {string.Join(", ", invalid)}.");
        return said.Count > 0 ? string.Join(' ', said) : $"Umbraco did not publish it ({result.Result}).";
    }

    /// <summary>What was last written into the content.</summary>
    private sealed record FilledIn(SubmissionEntries Entries, IReadOnlyList<Guid> Files)
    {
        public static FilledIn Nothing { get; } = new(new SubmissionEntries(), []);

        public static FilledIn Read(string? json) => json is null ? Nothing : JsonSerializer.Deserialize<FilledIn>(json) ?? Nothing;

        public string Write() => JsonSerializer.Serialize(this);
    }

    /// <summary>What a draft of a new version begins with: what is published, so that only what the member changes is written.</summary>
    public static string FilledWith(SubmissionEntries published) => new FilledIn(published, []).Write();
}
