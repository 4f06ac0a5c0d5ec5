using Microsoft.Extensions.Logging;
using PhbResources.Core.Facts;
using PhbResources.Core.Library;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using File = System.IO.File;

namespace PhbResources.Core.StarterLibrary;

/// <content>The guides of <c>umbraco-config/guides</c>, by the same rules: each once, whatever a curator does with it afterwards.</content>
internal sealed partial class StarterLibraryLoader
{
    /// <summary>Key of the content item under which the guides are.</summary>
    public static readonly Guid GuidesRootKey = new("0b0f5b1e-7d0c-4a54-8f7e-1a5c0f2d2000");

    private void LoadGuides(IReadOnlyDictionary<string, string?> loaded)
    {
        string folder = Path.Combine(options.Value.ConfigPath, "guides");
        if (!Directory.Exists(folder))
            return;
        // By name, which begins with the place: Umbraco puts each after the ones that are there.
        List<string> files =
        [
            .. Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal)
                .Where(file => Path.GetFileName(file) != "README.md" && !loaded.ContainsKey(NoteOf(GuideNote(file)))),
        ];
        if (files.Count == 0)
            return;
        int count = files.Count(file => Guarded(Path.GetFileName(file), () => LoadGuide(file)));
        LogGuidesLoaded(count, folder);
    }

    private void LoadGuide(string file)
    {
        string name = Path.GetFileName(file);
        StarterGuide guide = StarterGuideReader.Read(File.ReadAllText(file), name, figures.WordsOn(clock.Today()));
        using ICoreScope scope = scopes.CreateCoreScope();
        if (content.GetById(guide.Key) is null)
        {
            IContent root = content.GetById(GuidesRootKey) ?? Publish(new Item(GuidesRootKey, "Guides", Constants.System.Root, LibraryAliases.Guides), name, _ => { });
            Publish(new Item(guide.Key, guide.Title, root.Id, LibraryAliases.GuidePage), name, item => Fill(item, guide));
        }

        Note(GuideNote(file));
        scope.Complete();
    }

    private static void Fill(IContent item, StarterGuide guide)
    {
        item.SetValue(LibraryAliases.Slug, guide.Slug);
        item.SetValue(LibraryAliases.Summary, guide.Summary);
        item.SetValue(LibraryAliases.Tags, StoredValues.Of(item, LibraryAliases.Tags, guide.Tags));
        item.SetValue(LibraryAliases.LawCheckedOn, guide.CheckedOn?.ToDateTime(TimeOnly.MinValue));
        item.SetValue(LibraryAliases.Sources, SourceLines.Write(guide.Sources));
        item.SetValue(LibraryAliases.WhatChanged, "First version");
        item.SetValue(LibraryAliases.GuideText, guide.Text);
    }

    // The number in front may change with the order; the guide is the same.
    private static string GuideNote(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        return "guides/" + (name.Length > 3 ? name[3..] : name);
    }

    [LoggerMessage(1304, LogLevel.Information, "{Count} starter guides were loaded from {Folder}.")]
    private partial void LogGuidesLoaded(int count, string folder);
}
