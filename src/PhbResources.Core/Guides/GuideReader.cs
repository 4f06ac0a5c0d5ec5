using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PhbResources.Core.Library;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace PhbResources.Core.Guides;

/// <summary>Reads Umbraco content of the type <c>guidePage</c>.</summary>
internal sealed partial class GuideReader(IShortStringHelper shortStrings)
{
    /// <summary>The guide that the content is, from its published values.</summary>
    public Guide Read(IContent content) => new(content.Key, SlugOf(content, published: true), content.PublishName ?? content.Name ?? "")
    {
        ContentId = content.Id,
        VersionId = content.PublishedVersionId,
        Summary = Value(content, LibraryAliases.Summary).Trim(),
        Text = TextOf(content, published: true),
        Templates = TemplatesIn(TextOf(content, published: true)),
        Tags = StoredList.Read(Value(content, LibraryAliases.Tags)),
        LawCheckedOn = content.HasProperty(LibraryAliases.LawCheckedOn) && content.GetValue<DateTime?>(LibraryAliases.LawCheckedOn, published: true) is { } day ? DateOnly.FromDateTime(day) : null,
        Sources = SourceLines.Read(Value(content, LibraryAliases.Sources)),
        WhatChanged = Value(content, LibraryAliases.WhatChanged).Trim(),
        Order = content.SortOrder,
        Created = Utc(content.CreateDate),
        Updated = Utc(content.PublishDate ?? content.UpdateDate),
    };

    /// <summary>The text as it was written, with nothing trimmed.</summary>
    public static string TextOf(IContent content, bool published) =>
        content.HasProperty(LibraryAliases.GuideText) ? (content.GetValue<string>(LibraryAliases.GuideText, published: published) ?? "").ReplaceLineEndings("\n") : "";

    /// <summary>The templates that a text links to, by address.</summary>
    public static ImmutableHashSet<string> TemplatesIn(string text) =>
        TemplateLink().Matches(text).Select(match => match.Groups[1].Value).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The last part of the address: what its editor wrote, or made from its name as Umbraco makes it.</summary>
    public string SlugOf(IContent content, bool published)
    {
        string written = Value(content, LibraryAliases.Slug, published).Trim();
        string name = (published ? content.PublishName : content.Name) ?? content.Name ?? "";
        return (written.Length > 0 ? written : name).ToUrlSegment(shortStrings);
    }

    private static string Value(IContent content, string alias, bool published = true) =>
        content.HasProperty(alias) ? content.GetValue<string>(alias, published: published) ?? "" : "";

    private static DateTime Utc(DateTime date) => date.Kind switch
    {
        DateTimeKind.Utc => date,
        DateTimeKind.Local => date.ToUniversalTime(),
        _ => DateTime.SpecifyKind(date, DateTimeKind.Utc),
    };

    [GeneratedRegex(@"\]\(\s*<?/templates/([A-Za-z0-9-]+)(?=[)>?#\s])")]
    private static partial Regex TemplateLink();
}
