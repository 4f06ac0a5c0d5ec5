using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.Library;

/// <summary>The pictures that other sites show beside links to templates, and those of first pages. Drawn when one is first asked for, and kept while memory allows.</summary>
public sealed class TemplateCards : IDisposable
{
    /// <summary>Most bytes of pictures kept in memory.</summary>
    private const long MaxKept = 12_000_000;

    private readonly TemplateDocuments _documents;
    private readonly DocumentCards _cards;
    private readonly MemoryCache _drawn = new(new MemoryCacheOptions { SizeLimit = MaxKept });

    // Two cores are all a small server has; a picture must not keep pages waiting.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Made by the container, once.</summary>
    public TemplateCards(TemplateDocuments documents, DocumentCards cards) => (_documents, _cards) = (documents, cards);

    /// <summary>False where the machine has no font to draw with.</summary>
    public bool CanDraw => _cards.CanDraw;

    /// <summary>The picture of a template, or <c>null</c> where none can be drawn.</summary>
    public Task<TemplateCard?> OfAsync(Template template, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(template);
        return CanDraw
            ? DrawnAsync((template.Key, template.VersionId, 0), () => _cards.Draw(DocumentOf(template) ?? SheetOf(template), template.Kind.Name, "PhbResources: free to use"), cancellationToken)
            : Task.FromResult<TemplateCard?>(null);
    }

    /// <summary>The first page of a template's document, or <c>null</c> where it has none that can be drawn.</summary>
    /// <param name="template">The template.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<TemplateCard?> FirstPageAsync(Template template, int width, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(template);
        return CanDraw && DocumentOf(template) is { } document
            ? DrawnAsync((template.Key, template.VersionId, width), () => _cards.DrawPage(document, width), cancellationToken)
            : Task.FromResult<TemplateCard?>(null);
    }

    /// <summary>How high the picture of the first page is, or <c>null</c> where there is none.</summary>
    /// <param name="template">The template.</param>
    /// <param name="width">Width in pixels.</param>
    public int? HeightOfFirstPage(Template template, int width)
    {
        ArgumentNullException.ThrowIfNull(template);
        return CanDraw && DocumentOf(template) is { } document ? DocumentCards.HeightOf(document, width) : null;
    }

    private async Task<TemplateCard?> DrawnAsync((Guid, int, int) key, Func<byte[]> draw, CancellationToken cancellationToken)
    {
        if (_drawn.Get<TemplateCard>(key) is { } known)
            return known;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_drawn.Get<TemplateCard>(key) is { } drawn)
                return drawn;
            byte[] png = await Task.Run(draw, cancellationToken);
            TemplateCard card = new(png, $"\"{Convert.ToHexStringLower(SHA256.HashData(png).AsSpan(0, 10))}\"");
            _drawn.Set(key, card, new MemoryCacheEntryOptions { Size = png.Length });
            return card;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _drawn.Dispose();
        _turn.Dispose();
    }

    private TemplateDocument? DocumentOf(Template template)
    {
        try
        {
            return template.HasBody ? _documents.Of(template) : null;
        }
        catch (MistakesException)
        {
            return null; // Its page says so, too.
        }
    }

    // A template that is files alone has a sheet with its title and summary.
    private static TemplateDocument SheetOf(Template template) => new(template.Title, new DocumentBody()) { Summary = template.Summary, Licence = template.Licence };
}

/// <summary>A picture as it is sent.</summary>
/// <param name="Png">The file.</param>
/// <param name="ETag">Strong validator of its bytes, with its quotation marks.</param>
public sealed record TemplateCard(byte[] Png, string ETag);
