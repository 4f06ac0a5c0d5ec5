using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhbResources.Core.Facts;
using PhbResources.Core.Library;
using PhbResources.Core.Schemas;
using PhbResources.Documents.Reading;
using PhbResources.Documents.Yaml;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using File = System.IO.File;

namespace PhbResources.Core.StarterLibrary;

/// <summary>
/// Puts the templates of <c>umbraco-config/library</c> and the guides of <c>umbraco-config/guides</c> into Umbraco, each once. What was loaded is noted under its
/// address in Umbraco's key-value table, in the same transaction, so that neither a curator's edit nor a curator's
/// deletion is ever undone by a later start, and a start that is cut off goes on where it stopped.
/// </summary>
internal sealed partial class StarterLibraryLoader(
    IContentService content,
    IKeyValueService keyValues,
    ICoreScopeProvider scopes,
    KindCatalogue kinds,
    IOptions<PhbOptions> options,
    StarterLibraryProblems problems,
    LegalFigures figures,
    TimeProvider clock,
    ILogger<StarterLibraryLoader> logger)
{
    /// <summary>Key of the content item that is the library's root.</summary>
    public static readonly Guid RootKey = new("0b0f5b1e-7d0c-4a54-8f7e-1a5c0f2d1000");

    private const string LoadedPrefix = "PhbResources.StarterLibrary+";
    private const string CategoriesFile = "categories.yaml";

    /// <summary>Loads what is not noted as loaded. Mistakes in a file are logged with file and line; that file is tried again at the next start.</summary>
    public void Load()
    {
        IReadOnlyDictionary<string, string?> loaded = keyValues.FindByKeyPrefix(LoadedPrefix) ?? new Dictionary<string, string?>();
        LoadLibrary(loaded);
        LoadGuides(loaded);
    }

    /// <summary>Notes everything as loaded and loads nothing: the library comes from elsewhere.</summary>
    public void NoteAll()
    {
        using ICoreScope scope = scopes.CreateCoreScope();
        foreach (string file in FilesIn("library", "*.yaml"))
            Note(Path.GetFileNameWithoutExtension(file));
        foreach (string file in FilesIn("guides", "*.md").Where(file => Path.GetFileName(file) != "README.md"))
            Note(GuideNote(file));
        scope.Complete();
    }

    private string[] FilesIn(string folder, string pattern)
    {
        string path = Path.Combine(options.Value.ConfigPath, folder);
        return Directory.Exists(path) ? Directory.GetFiles(path, pattern) : [];
    }

    private void LoadLibrary(IReadOnlyDictionary<string, string?> loaded)
    {
        string folder = Path.Combine(options.Value.ConfigPath, "library");
        if (!Directory.Exists(folder))
            return;
        List<string> files =
        [
            .. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
                .Where(file => !loaded.ContainsKey(NoteOf(Path.GetFileNameWithoutExtension(file)))),
        ];
        if (files.Count == 0)
            return;

        if (files.RemoveAll(file => Path.GetFileName(file) == CategoriesFile) > 0)
            Guarded(CategoriesFile, () => LoadCategories(Path.Combine(folder, CategoriesFile)));
        int count = files.Count(file => Guarded(Path.GetFileName(file), () => LoadTemplate(file)));
        LogLoaded(count, folder);
    }

    private bool Guarded(string file, Action load)
    {
        try
        {
            load();
            return true;
        }
        catch (MistakesException exception)
        {
            foreach (Mistake mistake in exception.Mistakes)
            {
                LogMistake(mistake.File, mistake.Line, mistake.Message);
                problems.Add(mistake.File, mistake.Line, mistake.Message);
            }
        }
        catch (Exception exception) when (exception is StarterLibraryException or IOException or UnauthorizedAccessException)
        {
            LogRefused(file, exception.Message);
            problems.Add(file, null, exception.Message);
        }

        return false;
    }

    private void LoadCategories(string file)
    {
        IReadOnlyList<CategoryEntry> categories = LibraryReader.ReadCategories(File.ReadAllText(file));
        using ICoreScope scope = scopes.CreateCoreScope();
        IContent root = content.GetById(RootKey) ?? Publish(new Item(RootKey, "Library", Constants.System.Root, LibraryAliases.Library), file, _ => { });
        foreach (CategoryEntry category in categories)
        {
            if (content.GetById(category.Key) is not null)
                continue;
            Publish(new Item(category.Key, category.Title, root.Id, LibraryAliases.Category), file, item =>
            {
                item.SetValue(LibraryAliases.Slug, category.Slug);
                item.SetValue(LibraryAliases.Summary, category.Summary);
            });
        }

        Note(Path.GetFileNameWithoutExtension(CategoriesFile));
        scope.Complete();
    }

    private void LoadTemplate(string file)
    {
        string name = Path.GetFileName(file);
        LibraryEntry entry = LibraryReader.ReadTemplate(File.ReadAllText(file), name, figures.WordsOn(clock.Today()));
        using ICoreScope scope = scopes.CreateCoreScope();
        if (content.GetById(entry.Key) is null)
        {
            if (kinds.Find(entry.Kind) is null)
                throw new StarterLibraryException($"'{entry.Kind}' is not a kind. Write one of: {string.Join(", ", kinds.Kinds.Select(kind => kind.Alias))}.");
            IContent shelf = ShelfCalled(entry.Category);
            Publish(new Item(entry.Key, entry.Title, shelf.Id, entry.Kind), name, item => Fill(item, entry));
        }

        Note(entry.Slug);
        scope.Complete();
    }

    private IContent ShelfCalled(string title)
    {
        IContent? root = content.GetById(RootKey);
        IEnumerable<IContent> shelves = root is null ? [] : content.GetPagedChildren(root.Id, 0, 1000, out _, null, null, null);
        return shelves.FirstOrDefault(shelf => string.Equals(shelf.Name, title, StringComparison.OrdinalIgnoreCase))
            ?? throw new StarterLibraryException($"There is no category '{title}'. Write the title of one of the categories in {CategoriesFile}.");
    }

    private static void Fill(IContent item, LibraryEntry entry)
    {
        item.SetValue(LibraryAliases.Slug, entry.Slug);
        item.SetValue(LibraryAliases.Summary, entry.Summary);
        item.SetValue(LibraryAliases.WhoFor, entry.WhoFor);
        item.SetValue(LibraryAliases.WhenToUse, entry.WhenToUse);
        item.SetValue(LibraryAliases.HowToAdapt, entry.HowToAdapt);
        item.SetValue(LibraryAliases.Tags, StoredValues.Of(item, LibraryAliases.Tags, entry.Tags));
        item.SetValue(LibraryAliases.Licence, StoredValues.Of(item, LibraryAliases.Licence, [entry.Licence]));
        item.SetValue(LibraryAliases.Credit, entry.Credit);
        item.SetValue(LibraryAliases.LawCheckedOn, entry.LawCheckedOn?.ToDateTime(TimeOnly.MinValue));
        item.SetValue(LibraryAliases.Sources, SourceLines.Write(entry.Sources));
        item.SetValue(LibraryAliases.Related, string.Join('\n', entry.Related));
        item.SetValue(LibraryAliases.ReadingAge, ReadingLevel.Of(entry.Body).Age);
        item.SetValue(LibraryAliases.WhatChanged, "First version");
        item.SetValue(LibraryAliases.Body, entry.BodyYaml);
        foreach ((string alias, IReadOnlyList<string> values) in entry.Properties)
        {
            if (!item.HasProperty(alias))
                throw new StarterLibraryException($"The kind '{entry.Kind}' has no property '{alias}'. Its own are named in document-types/{entry.Kind}.json.");
            item.SetValue(alias, StoredValues.Of(item, alias, values));
        }
    }

    private IContent Publish(Item described, string file, Action<IContent> fill)
    {
        IContent item = content.Create(described.Name, described.ParentId, described.Type);
        item.Key = described.Key;
        fill(item);
        OperationResult saved = content.Save(item);
        if (!saved.Success)
            throw new StarterLibraryException($"'{described.Name}' could not be saved: {Said(saved.EventMessages, saved.Result.ToString())}");
        PublishResult published = content.Publish(item, ["*"]);
        if (!published.Success)
        {
            string invalid = string.Join(", ", published.InvalidProperties?.Select(property => property.Alias) ?? []);
            throw new StarterLibraryException($"'{described.Name}' could not be published ({Said(published.EventMessages, published.Result.ToString())}). {(invalid.Length > 0 ? $"Look at {invalid} in {file}." : "")}");
        }

        return item;
    }

    private static string Said(Umbraco.Cms.Core.Events.EventMessages? messages, string otherwise) =>
        messages is { Count: > 0 } ? string.Join(" ", messages.GetAll().Select(message => message.Message)) : otherwise;

    private void Note(string slug) => keyValues.SetValue(NoteOf(slug), clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static string NoteOf(string slug) => LoadedPrefix + slug;

    private sealed record Item(Guid Key, string Name, int ParentId, string Type);

    [LoggerMessage(1301, LogLevel.Information, "{Count} templates of the starter library were loaded from {Folder}.")]
    private partial void LogLoaded(int count, string folder);

    [LoggerMessage(1302, LogLevel.Error, "{File} line {Line}: {Message} The file is not loaded; it is tried again at the next start.")]
    private partial void LogMistake(string file, int line, string message);

    [LoggerMessage(1303, LogLevel.Error, "{File}: {Message} The file is not loaded; it is tried again at the next start.")]
    private partial void LogRefused(string file, string message);
}
