using System.Globalization;
using PhbResources.Core.Schemas;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace PhbResources.Core.Library;

/// <summary>Reads Umbraco content of the library's document types into the records that visitors are served from.</summary>
public sealed class TemplateReader(KindCatalogue kinds, IShortStringHelper shortStrings, TemplateFiles files)
{
    /// <summary>The kinds of template there are.</summary>
    public KindCatalogue Kinds => kinds;

    /// <summary>The shelf that <paramref name="content"/> is, from its published values.</summary>
    public Category ReadCategory(IContent content) => new(
        content.Key,
        SlugOf(content, published: true),
        content.PublishName ?? content.Name ?? "",
        Text(content, LibraryAliases.Summary, published: true),
        content.SortOrder);

    /// <summary>
    /// The template that <paramref name="content"/> is.
    /// </summary>
    /// <param name="content">Content whose document type is a kind.</param>
    /// <param name="category">The shelf it stands on.</param>
    /// <param name="published">False to read the values of the version that <paramref name="content"/> was loaded as.</param>
    public Template ReadTemplate(IContent content, Category category, bool published = true)
    {
        Kind kind = kinds.Find(content.ContentType.Alias)
            ?? throw new ArgumentException($"'{content.ContentType.Alias}' is not a kind of template.", nameof(content));
        string slug = SlugOf(content, published);
        // Files are those of the published version; an earlier version's media may be gone.
        IReadOnlyList<Guid> picked = published ? PickedMedia.Read(Text(content, LibraryAliases.Files, published)) : [];
        return new Template(content.Key, slug, (published ? content.PublishName : content.Name) ?? content.Name ?? "", kind, category)
        {
            ContentId = content.Id,
            VersionId = published ? content.PublishedVersionId : content.VersionId,
            Summary = Text(content, LibraryAliases.Summary, published),
            WhoFor = Text(content, LibraryAliases.WhoFor, published),
            WhenToUse = Text(content, LibraryAliases.WhenToUse, published),
            HowToAdapt = Text(content, LibraryAliases.HowToAdapt, published),
            Tags = List(content, LibraryAliases.Tags, published),
            Licence = string.Join(", ", List(content, LibraryAliases.Licence, published)),
            Credit = Text(content, LibraryAliases.Credit, published),
            ReadingAge = content.GetValue<int?>(LibraryAliases.ReadingAge, published: published),
            LawCheckedOn = content.GetValue<DateTime?>(LibraryAliases.LawCheckedOn, published: published) is { } day ? DateOnly.FromDateTime(day) : null,
            Sources = SourceLines.Read(Text(content, LibraryAliases.Sources, published)),
            Related = Lines(Text(content, LibraryAliases.Related, published)),
            Properties = [.. kind.Properties.Select(property => new PropertyValue(property, Words(content, property, published))).Where(value => value.Values.Count > 0)],
            Body = Text(content, LibraryAliases.Body, published),
            PickedMedia = picked,
            Files = files.Offered(picked, slug),
            Created = Utc(content.CreateDate),
            Updated = Utc(published ? content.PublishDate ?? content.UpdateDate : content.UpdateDate),
        };
    }

    /// <summary>The same template with its files read again; the one given where they are as they were.</summary>
    internal Template WithFilesReadAgain(Template template)
    {
        IReadOnlyList<TemplateFile> now = files.Offered(template.PickedMedia, template.Slug);
        return now.SequenceEqual(template.Files) ? template : template with { Files = now };
    }

    /// <summary>The last part of the content's address: what its editor wrote, or made from its name as Umbraco makes it.</summary>
    public string SlugOf(IContent content, bool published)
    {
        string written = Text(content, LibraryAliases.Slug, published);
        string name = (published ? content.PublishName : content.Name) ?? content.Name ?? "";
        return (written.Length > 0 ? written : name).ToUrlSegment(shortStrings);
    }

    private static IReadOnlyList<string> Words(IContent content, KindProperty property, bool published)
    {
        if (!content.HasProperty(property.Alias))
            return [];
        return content.GetValue(property.Alias, published: published) switch
        {
            null => [],
            int number when content.Properties[property.Alias]!.PropertyType.PropertyEditorAlias == Umbraco.Cms.Core.Constants.PropertyEditors.Aliases.Boolean
                => [number == 1 ? "Yes" : "No"],
            string => List(content, property.Alias, published),
            IFormattable value => [value.ToString(null, CultureInfo.InvariantCulture)],
            var other => [other.ToString() ?? ""],
        };
    }

    private static IReadOnlyList<string> List(IContent content, string alias, bool published) => StoredList.Read(Text(content, alias, published));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Text(IContent content, string alias, bool published) =>
        content.HasProperty(alias) ? content.GetValue<string>(alias, published: published)?.Trim() ?? "" : "";

    private static DateTime Utc(DateTime date) => date.Kind switch
    {
        DateTimeKind.Utc => date,
        DateTimeKind.Local => date.ToUniversalTime(),
        _ => DateTime.SpecifyKind(date, DateTimeKind.Utc),
    };
}
