using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace PhbResources.Site.Serving;

/// <summary>
/// A finished answer: its bytes, and the same compressed once somebody asks for that. The ETag is strong, so each
/// coding has its own (RFC 9110, 8.8.3).
/// </summary>
internal sealed class StoredPage
{
    private readonly string _contentType;
    private readonly byte[] _body;
    private readonly string[] _etags;
    private readonly byte[]?[] _compressed = new byte[]?[2];
    private readonly string _cacheControl;
    private readonly string _vary;

    /// <param name="contentType">What it is.</param>
    /// <param name="body">Its bytes.</param>
    /// <param name="cacheControl">How long others may keep it.</param>
    /// <param name="vary">Request headers it depends on, besides those that say how it is packed; empty for none.</param>
    public StoredPage(string contentType, byte[] body, string cacheControl = "no-cache", string vary = "")
    {
        _vary = vary.Length == 0 ? "Accept-Encoding" : $"{vary}, Accept-Encoding";
        _contentType = contentType;
        _body = body;
        _cacheControl = cacheControl;
        string hash = Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 10));
        _etags = [$"\"{hash}-br\"", $"\"{hash}-gz\"", $"\"{hash}\""];
    }

    /// <summary>Estimate of the memory it will take with its compressed forms, in bytes.</summary>
    public long Size => (_body.Length * 3L / 2) + 512;

    /// <summary>The bytes as they are, not compressed.</summary>
    public ReadOnlyMemory<byte> Body => _body;

    public Task WriteAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        HttpResponse response = context.Response;
        Coding coding = AcceptedEncoding.Best(request.Headers.AcceptEncoding);
        string etag = _etags[(int)coding];
        IHeaderDictionary headers = response.Headers;
        headers.ETag = etag;
        headers.CacheControl = _cacheControl;
        headers.Vary = _vary;
        if (Matches(request.Headers.IfNoneMatch, etag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        byte[] bytes = BytesFor(coding);
        headers.ContentType = _contentType;
        response.ContentLength = bytes.Length;
        if (coding != Coding.Identity)
            headers.ContentEncoding = coding == Coding.Brotli ? "br" : "gzip";
        return HttpMethods.IsHead(request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static bool Matches(StringValues asked, string etag)
    {
        if (asked.Count == 0)
            return false;
        if (asked.Count == 1 && string.Equals(asked[0], etag, StringComparison.Ordinal))
            return true;
        if (!EntityTagHeaderValue.TryParseList([.. asked.Where(value => value is not null)!], out IList<EntityTagHeaderValue>? tags))
            return false;
        EntityTagHeaderValue own = new(etag);
        return tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(own, useStrongComparison: false));
    }

    private byte[] BytesFor(Coding coding) =>
        coding == Coding.Identity ? _body : _compressed[(int)coding] ??= Compress(coding);

    private byte[] Compress(Coding coding)
    {
        using MemoryStream packed = new(_body.Length / 2);
        using (Stream stream = coding == Coding.Brotli
            ? new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true)
            : new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(_body);
        return packed.ToArray();
    }
}
