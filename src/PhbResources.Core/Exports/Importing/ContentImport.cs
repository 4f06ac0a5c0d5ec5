using PhbResources.Core.Library;
using PhbResources.Core.StarterLibrary;
using PhbResources.Core.Submissions;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Model;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using static PhbResources.Core.Exports.Importing.CheckedExport;

namespace PhbResources.Core.Exports.Importing;

/// <summary>Makes Umbraco content of shelves and templates, and media of the files that they offer.</summary>
internal sealed class ContentImport(IContentService contents, ICoreScopeProvider scopes, IEventAggregator events, PublishedLibrary library, SubmissionMedia media, FileInspector inspector, PublishingDates dates)
{
    /// <summary>Templates, and bytes of them, that are made in one transaction.</summary>
    private const int AtOnce = 20, BytesAtOnce = 16 * 1024 * 1024;

    /// <summary>The shelves that are not there yet.</summary>
    /// <returns>Key of each shelf by its slug.</returns>
    public IReadOnlyDictionary<string, Guid> MakeShelves(IReadOnlyList<ExportedCategory> categories)
    {
        Dictionary<string, Guid> keys = new(StringComparer.OrdinalIgnoreCase);
        using ICoreScope scope = scopes.CreateCoreScope(scopedNotificationPublisher: new PublishedTogether(events));
        Guid root = contents.GetRootContent().FirstOrDefault(content => content.ContentType.Alias == LibraryAliases.Library)?.Key
            ?? Published(Made(StarterLibraryLoader.RootKey, "Library", null, LibraryAliases.Library), null).Key;
        foreach (ExportedCategory category in categories)
        {
            Category? known = library.Current.Categories.FirstOrDefault(shelf => shelf.Key == category.Key || string.Equals(shelf.Slug, category.Slug, StringComparison.OrdinalIgnoreCase));
            if (known is null && contents.GetById(category.Key) is null)
            {
                IContent shelf = Made(category.Key, category.Title, root, LibraryAliases.Category);
                shelf.SetValue(LibraryAliases.Slug, category.Slug);
                shelf.SetValue(LibraryAliases.Summary, category.Summary);
                Published(shelf, null);
            }

            keys[category.Slug] = known?.Key ?? category.Key;
        }

        scope.Complete();
        return keys;
    }

    /// <summary>Templates with all their versions, but for those whose key or address is here already. Each is there whole or not at all.</summary>
    /// <param name="templates">The templates.</param>
    /// <param name="export">Where their files are.</param>
    /// <param name="shelves">Key of each shelf by its slug.</param>
    /// <param name="tally">What became of them.</param>
    /// <param name="progress">Told how many are done.</param>
    /// <param name="cancellationToken">Gives up between two transactions.</param>
    public async Task BringAsync(IEnumerable<ExportedTemplate> templates, CheckedExport export, IReadOnlyDictionary<string, Guid> shelves, LibraryImport.Tally tally, Action<int> progress, CancellationToken cancellationToken)
    {
        int done = 0;
        List<ReadTemplate> ready = [];
        foreach (ExportedTemplate template in templates)
        {
            done++;
            if (contents.GetById(template.Key) is not null || library.Current.BySlug.ContainsKey(template.Slug))
            {
                tally.Known++;
                continue;
            }

            List<(ExportedTemplateVersion Version, string Body)> versions = [];
            foreach (ExportedTemplateVersion version in template.Versions)
                versions.Add((version, version.Document is { } document ? await export.TextAsync($"{template.Folder}/{document}", cancellationToken) : ""));
            List<(ExportedFile File, byte[] Content)> files = [];
            foreach (ExportedFile file in template.Files)
                files.Add((file, await export.BytesAsync($"{template.Folder}/{ExportedTemplateReader.FilesFolder}/{file.File}", InspectionLimits.Default.FileBytes, cancellationToken)));
            ready.Add(new ReadTemplate(template, versions, files));
            if (ready.Count == AtOnce || ready.Sum(one => one.Size) > BytesAtOnce)
            {
                Make(ready, shelves, tally);
                ready.Clear();
                progress(done);
            }
        }

        Make(ready, shelves, tally);
        progress(done);
    }

    private void Make(IReadOnlyList<ReadTemplate> templates, IReadOnlyDictionary<string, Guid> shelves, LibraryImport.Tally tally)
    {
        List<string> problems = [];
        List<(Guid Key, int Version)> made = [];
        try
        {
            using ICoreScope scope = scopes.CreateCoreScope(scopedNotificationPublisher: new PublishedTogether(events));
            foreach (ReadTemplate template in templates)
                made.Add((template.Template.Key, Make(template, shelves[template.Template.Category], problems)));
            scope.Complete();
        }
        catch (Exception exception) when (exception is ExportException or StarterLibraryException)
        {
            // One that cannot be made takes the others of its transaction with it; so each has one of its own.
            if (templates.Count > 1)
            {
                foreach (ReadTemplate template in templates)
                    Make([template], shelves, tally);
            }
            else
            {
                tally.Problems.Add($"The template “{Plain(templates[0].Template.Title)}” is not brought in. {exception.Message}");
            }

            return;
        }

        tally.Problems.AddRange(problems);
        tally.Templates += made.Count;
        foreach ((Guid key, int version) in made)
            tally.Brought[key] = version;
    }

    private int Make(ReadTemplate read, Guid shelf, List<string> problems)
    {
        (ExportedTemplate template, IReadOnlyList<(ExportedTemplateVersion Version, string Body)> versions, IReadOnlyList<(ExportedFile File, byte[] Content)> files) = read;
        foreach ((ExportedFile file, byte[] content) in files)
        {
            if (inspector.Inspect(content, file.Name, CancellationToken.None).Kind is not { } kind)
                throw new ExportException($"The file “{Plain(file.Name)}” is of no kind that can be offered.");
            using MemoryStream stream = new(content, writable: false);
            media.Make(file.Key, file.Name, kind, stream);
        }

        IContent item = Made(template.Key, versions[0].Version.Title, shelf, template.Kind);
        item.CreateDate = template.Created;
        foreach ((ExportedTemplateVersion version, string body) in versions)
        {
            bool isLast = version == versions[^1].Version;
            Fill(item, template, version, body);
            try
            {
                Published(item, version.Published);
            }
            catch (ExportException exception) when (!isLast)
            {
                // It was published under other rules or figures; those who read the newest do not miss it.
                problems.Add($"Version {version.Number} of the template “{Plain(template.Title)}” is left out, so that the ones after it have lower numbers. {exception.Message}");
            }
        }

        return item.PublishedVersionId;
    }

    private static void Fill(IContent item, ExportedTemplate template, ExportedTemplateVersion version, string body)
    {
        item.Name = version.Title;
        item.SetValue(LibraryAliases.Slug, template.Slug);
        item.SetValue(LibraryAliases.Summary, version.Summary);
        item.SetValue(LibraryAliases.WhoFor, version.WhoFor);
        item.SetValue(LibraryAliases.WhenToUse, version.WhenToUse);
        item.SetValue(LibraryAliases.HowToAdapt, version.HowToAdapt);
        item.SetValue(LibraryAliases.Tags, StoredValues.Of(item, LibraryAliases.Tags, version.Tags));
        item.SetValue(LibraryAliases.Licence, StoredValues.Of(item, LibraryAliases.Licence, [version.Licence]));
        item.SetValue(LibraryAliases.Credit, version.Credit);
        item.SetValue(LibraryAliases.ReadingAge, version.ReadingAge);
        item.SetValue(LibraryAliases.LawCheckedOn, version.LawCheckedOn?.ToDateTime(TimeOnly.MinValue));
        item.SetValue(LibraryAliases.Sources, SourceLines.Write(version.Sources.Select(source => new Source(source.Title, source.Url))));
        item.SetValue(LibraryAliases.Related, string.Join('\n', version.Related));
        item.SetValue(LibraryAliases.WhatChanged, version.WhatChanged);
        item.SetValue(LibraryAliases.Body, body);
        if (template.Files.Count > 0)
            item.SetValue(LibraryAliases.Files, PickedMedia.Write(template.Files.Select(file => file.Key)));
        // What is not set in this version may have been in the one before.
        foreach (IProperty property in item.Properties.Where(property => template.Versions.Any(other => other.Properties.ContainsKey(property.Alias))).ToList())
            item.SetValue(property.Alias, StoredValues.Of(item, property.Alias, version.Properties.GetValueOrDefault(property.Alias, [])));
    }

    private IContent Made(Guid key, string name, Guid? parent, string type)
    {
        int parentId = parent is { } above ? contents.GetById(above)?.Id ?? throw new ExportException("Its shelf is not there.") : Constants.System.Root;
        IContent item = contents.Create(name, parentId, type);
        item.Key = key;
        return item;
    }

    /// <summary>Saves and publishes.</summary>
    /// <param name="item">What.</param>
    /// <param name="published">When it is to have been published, UTC; <c>null</c> for now.</param>
    /// <exception cref="ExportException">Umbraco or a rule refuses.</exception>
    internal IContent Published(IContent item, DateTime? published)
    {
        if (published is { } date)
            PublishingDates.Set(item, date);
        OperationResult saved = contents.Save(item);
        if (!saved.Success)
            throw new ExportException($"It could not be saved: {Said(saved.EventMessages, saved.Result.ToString())}");
        PublishResult result = null!;
        dates.During(item, published, () => result = contents.Publish(item, ["*"]));
        if (result.Success)
            return item;
        string invalid = string.Join(", ", result.InvalidProperties?.Select(property => property.Alias) ?? []);
        throw new ExportException($"It could not be published ({Said(result.EventMessages, result.Result.ToString())}).{(invalid.Length > 0 ? $" Look at {invalid}." : "")}");
    }

    private static string Said(Umbraco.Cms.Core.Events.EventMessages? messages, string otherwise) =>
        messages is { Count: > 0 } ? string.Join(" ", messages.GetAll().Select(message => message.Message)) : otherwise;

    /// <summary>A template as it was read from an export.</summary>
    private sealed record ReadTemplate(ExportedTemplate Template, IReadOnlyList<(ExportedTemplateVersion Version, string Body)> Versions, IReadOnlyList<(ExportedFile File, byte[] Content)> Files)
    {
        public long Size { get; } = Versions.Sum(version => (long)version.Body.Length) + Files.Sum(file => (long)file.Content.Length);
    }
}
