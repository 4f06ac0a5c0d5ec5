using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.Library;

/// <summary>The pictures that other sites show beside links to templates. Drawn when one is first asked for, and kept while memory allows.</summary>
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
    public async Task<TemplateCard?> OfAsync(Template template, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(template);
        if (!CanDraw)
            return null;
        (Guid, int) key = (template.Key, template.VersionId);
        if (_drawn.Get<TemplateCard>(key) is { } known)
            return known;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_drawn.Get<TemplateCard>(key) is { } drawn)
                return drawn;
            byte[] png = await Task.Run(() => _cards.Draw(DocumentOf(template), template.Kind.Name, "PhbResources: free to use"), cancellationToken);
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

    // A template that is files alone has a sheet with its title and summary.
    private TemplateDocument DocumentOf(Template template)
    {
        try
        {
            if (template.HasBody)
                return _documents.Of(template);
        }
        catch (MistakesException)
        {
            // Its page says so, too.
        }

        return new TemplateDocument(template.Title, new DocumentBody()) { Summary = template.Summary, Licence = template.Licence };
    }
}

/// <summary>A picture as it is sent.</summary>
/// <param name="Png">The file.</param>
/// <param name="ETag">Strong validator of its bytes, with its quotation marks.</param>
public sealed record TemplateCard(byte[] Png, string ETag);
