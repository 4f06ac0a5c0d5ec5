using System.Globalization;
using System.Text.Json;
using PhbResources.Core.Library;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using static Umbraco.Cms.Core.Constants.PropertyEditors;
using Template = PhbResources.Core.Library.Template;

namespace PhbResources.Core.Exports;

/// <summary>Reads templates as exports have them, with all their versions, from Umbraco; one at a time.</summary>
public sealed class ExportedTemplateReader(IContentService contents, TemplateReader reader, TemplateHistory history, ShortLinks codes)
{
    /// <summary>Name of the file with the document of the newest version.</summary>
    public const string DocumentName = "document.yaml";

    /// <summary>Folder of a template's shared files, in its own.</summary>
    public const string FilesFolder = "files";

    /// <summary>The folder of a template.</summary>
    public static string FolderOf(Template template) => $"templates/{ExportNames.Folder(template.Slug)}";

    /// <summary>What an export says of a template, and the documents of its versions by the name of their file.</summary>
    /// <param name="template">The template.</param>
    /// <param name="library">What is published.</param>
    public (ExportedTemplate Record, IReadOnlyDictionary<string, string> Documents) Read(Template template, LibrarySnapshot library)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(library);
        IReadOnlyList<TemplateVersion> versions = history.Of(template);
        Dictionary<int, IContent> contentOf = contents.GetVersions(template.ContentId).ToDictionary(version => version.VersionId);
        Dictionary<string, string> documents = [];
        List<ExportedTemplateVersion> records = [];
        foreach (TemplateVersion version in versions)
        {
            bool isLast = version == versions[^1];
            if (!contentOf.TryGetValue(version.VersionId, out IContent? content))
                continue; // It was deleted this moment.
            Template said = isLast ? template : reader.ReadTemplate(content, template.Category, published: false);
            string? file = !said.HasBody ? null : isLast ? DocumentName : string.Create(CultureInfo.InvariantCulture, $"versions/{version.Number}.yaml");
            if (file is not null)
                documents.Add(file, said.Body);
            records.Add(Of(version, said, content, template.Kind, file));
        }

        return (new ExportedTemplate
        {
            Key = template.Key,
            Slug = template.Slug,
            Code = codes.CodeOf(library, template.Key),
            Title = template.Title,
            Summary = template.Summary,
            Kind = template.Kind.Alias,
            Category = template.Category.Slug,
            Created = template.Created,
            Updated = template.Updated,
            Folder = FolderOf(template),
            Files = FilesOf(template),
            Versions = records,
        }, documents);
    }

    /// <summary>The files that a template offers as they are, with the names that they have in an export.</summary>
    public static IReadOnlyList<ExportedFile> FilesOf(Template template)
    {
        ArgumentNullException.ThrowIfNull(template);
        List<ExportedFile> files = [];
        foreach (TemplateFile file in template.Files)
            files.Add(new ExportedFile(file.MediaKey, file.Name, ExportNames.File(file.Name, [.. files.Select(other => other.File)]), file.Format.MediaType, file.Size));
        return files;
    }

    private static ExportedTemplateVersion Of(TemplateVersion version, Template said, IContent content, Kind kind, string? file) => new()
    {
        Number = version.Number,
        Published = version.PublishedUtc,
        WhatChanged = version.WhatChanged,
        Title = said.Title,
        Summary = said.Summary,
        WhoFor = said.WhoFor,
        WhenToUse = said.WhenToUse,
        HowToAdapt = said.HowToAdapt,
        Tags = said.Tags,
        Licence = said.Licence,
        Credit = said.Credit,
        ReadingAge = content.GetValue<int?>(LibraryAliases.ReadingAge),
        LawCheckedOn = said.LawCheckedOn,
        Sources = [.. said.Sources.Select(source => new ExportedSource(source.Title, source.Url))],
        Related = said.Related,
        Properties = kind.Properties.Select(property => (property.Alias, Values: Values(content, property.Alias))).Where(property => property.Values.Count > 0)
            .ToDictionary(property => property.Alias, property => property.Values),
        Document = file,
    };

    // As it is stored, so that it can be stored again: what the pages say in words cannot.
    private static IReadOnlyList<string> Values(IContent content, string alias)
    {
        if (!content.HasProperty(alias))
            return [];
        string editor = content.Properties[alias]!.PropertyType.PropertyEditorAlias;
        return content.GetValue(alias) switch
        {
            null => [],
            int number when editor == Aliases.Boolean => [number == 1 ? "true" : "false"],
            string text when editor is Aliases.DropDownListFlexible or Aliases.CheckBoxList or Aliases.Tags => List(text),
            string text => string.IsNullOrWhiteSpace(text) ? [] : [text],
            IFormattable value => [value.ToString(null, CultureInfo.InvariantCulture)],
            var other => [other.ToString() ?? ""],
        };
    }

    private static string[] List(string stored)
    {
        try
        {
            return stored.TrimStart().StartsWith('[') ? JsonSerializer.Deserialize<string[]>(stored)?.Where(item => !string.IsNullOrWhiteSpace(item)).ToArray() ?? [] : string.IsNullOrWhiteSpace(stored) ? [] : [stored];
        }
        catch (JsonException)
        {
            return [stored];
        }
    }
}
