using System.Collections.Concurrent;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Library;

/// <summary>
/// The published versions of a template, counted from 1. Umbraco starts a new version with every publication and keeps
/// the one before; the document types say that old versions are never cleaned up, so the numbers stay.
/// </summary>
public sealed class TemplateHistory
{
    private const int MostKept = 2_000;
    private readonly IContentService _content;
    private readonly TemplateReader _reader;
    private readonly ConcurrentDictionary<Guid, (int VersionId, IReadOnlyList<TemplateVersion> Versions)> _read = new();

    /// <summary>Made by the container, once.</summary>
    public TemplateHistory(IContentService content, TemplateReader reader)
    {
        _content = content;
        _reader = reader;
    }

    /// <summary>The versions of a template up to the one given, oldest first. Never empty.</summary>
    public IReadOnlyList<TemplateVersion> Of(Template template)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (_read.TryGetValue(template.Key, out var known) && known.VersionId == template.VersionId)
            return known.Versions;

        IReadOnlyList<TemplateVersion> versions =
        [
            .. _content.GetVersions(template.ContentId)
                .Where(version => version.VersionId <= template.VersionId)
                .OrderBy(version => version.VersionId)
                .Select((version, index) => new TemplateVersion(
                    index + 1,
                    version.VersionId == template.VersionId ? template.Updated : DateTime.SpecifyKind(version.UpdateDate, DateTimeKind.Utc),
                    version.GetValue<string>(LibraryAliases.WhatChanged)?.Trim() ?? "")
                {
                    VersionId = version.VersionId,
                }),
        ];
        if (versions.Count == 0)
            versions = [new TemplateVersion(1, template.Updated, "") { VersionId = template.VersionId }];
        if (_read.Count >= MostKept)
            _read.Clear();
        _read[template.Key] = (template.VersionId, versions);
        return versions;
    }

    /// <summary>The number of the version that is published.</summary>
    public int NumberOf(Template template) => Of(template).Count;

    /// <summary>The template as it was in version <paramref name="number"/>, or <c>null</c> where there is no such version.</summary>
    public Template? At(Template template, int number)
    {
        IReadOnlyList<TemplateVersion> versions = Of(template);
        if (number < 1 || number > versions.Count)
            return null;
        if (number == versions.Count)
            return template;
        IContent? version = _content.GetVersion(versions[number - 1].VersionId);
        return version is null ? null : _reader.ReadTemplate(version, template.Category, published: false) with
        {
            Slug = template.Slug,
            Updated = versions[number - 1].PublishedUtc,
        };
    }
}

/// <summary>A published version of a template.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="PublishedUtc">When it was published, UTC.</param>
/// <param name="WhatChanged">What its editor said had changed; may be empty.</param>
public sealed record TemplateVersion(int Number, DateTime PublishedUtc, string WhatChanged)
{
    /// <summary>Umbraco's id of the version.</summary>
    internal int VersionId { get; init; }
}
