using PhbResources.Core.Library;

namespace PhbResources.Core.Tests.Library;

/// <summary>What a snapshot shows, as text that can be compared: records with lists in them are equal only by reference.</summary>
internal static class SnapshotCompare
{
    public static IReadOnlyList<string> Described(this LibrarySnapshot library) =>
    [
        $"changed {library.Changed:O}",
        .. library.Categories.Select(category => category.ToString()),
        .. library.ByKey.Values.OrderBy(template => template.Key).Select(Described),
        .. library.BySlug.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} -> {pair.Value.Key} {ReferenceEquals(pair.Value, library.ByKey.GetValueOrDefault(pair.Value.Key))}"),
        .. library.Hidden.Values.OrderBy(template => template.Key).Select(template => "hidden " + Described(template)),
    ];

    public static string Described(this Template template) => string.Join('|',
        template.Key, template.Slug, template.Title, template.Kind.Alias, template.Category, template.ContentId, template.Summary, template.WhoFor,
        string.Join(',', template.Tags), template.Licence, template.LawCheckedOn, string.Join(',', template.Sources), string.Join(',', template.Related),
        string.Join(',', template.Properties.Select(value => $"{value.Property.Alias}={string.Join('/', value.Values)}")),
        template.Body, template.VersionId, template.Created.ToString("O"), template.Updated.ToString("O"));
}
