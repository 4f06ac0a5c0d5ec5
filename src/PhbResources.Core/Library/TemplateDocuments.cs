using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using PhbResources.Core.Facts;
using PhbResources.Documents.Model;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.Library;

/// <summary>The document inside a template, read from its notation when first needed and kept while memory allows.</summary>
public sealed class TemplateDocuments : IDisposable
{
    private const int MostKept = 300;
    private readonly TemplateHistory _history;
    private readonly IOptions<PhbOptions> _options;
    private readonly LegalFigures _figures;
    private readonly TimeProvider _clock;
    private readonly MemoryCache _read = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>Made by the container, once.</summary>
    public TemplateDocuments(TemplateHistory history, IOptions<PhbOptions> options, LegalFigures figures, TimeProvider clock)
    {
        _figures = figures;
        _clock = clock;
        _history = history;
        _options = options;
    }

    /// <summary>The document of a template.</summary>
    /// <param name="template">The template, as published or as it was in an earlier version.</param>
    /// <param name="version">Its number where it is an earlier version, or <c>null</c> for the published one.</param>
    /// <exception cref="MistakesException">Its body cannot be read; publishing refuses such a body.</exception>
    public TemplateDocument Of(Template template, int? version = null)
    {
        ArgumentNullException.ThrowIfNull(template);
        string? site = _options.Value.PublicUrl?.TrimEnd('/');
        return new TemplateDocument(template.Title, BodyOf(template))
        {
            Summary = template.Summary,
            Version = version ?? _history.NumberOf(template),
            Address = site is { Length: > 0 } ? $"{site}/templates/{template.Slug}" : null,
            Licence = template.Licence,
            Credit = template.Credit.Length > 0 ? template.Credit : null,
            UpdatedOn = DateOnly.FromDateTime(template.Updated),
            LawCheckedOn = template.LawCheckedOn,
            Sources = template.Sources,
            Keywords = template.Tags,
        };
    }

    /// <summary>The body of a template's document.</summary>
    /// <exception cref="MistakesException">It cannot be read.</exception>
    public DocumentBody BodyOf(Template template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return _read.GetOrCreate((template.Key, template.VersionId), entry =>
        {
            entry.Size = 1;
            return BodyReader.Read(template.Body, template.Slug, _figures.WordsOn(_clock.Today()));
        })!;
    }

    /// <inheritdoc />
    public void Dispose() => _read.Dispose();
}
