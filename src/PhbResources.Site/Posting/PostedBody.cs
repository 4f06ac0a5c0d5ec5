using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using PhbResources.Site.Filling;

namespace PhbResources.Site.Posting;

/// <summary>
/// Reads the form from the connection into memory. ASP.NET Core's own reading would put larger files into the folder for
/// temporary files, and would keep the form on the request for whoever logs requests; here neither can be.
/// </summary>
internal sealed class PostedBody(IOptions<FillOptions> options)
{
    /// <summary>Name of the control that a file of saved answers is chosen with.</summary>
    public const string FileControl = "answers-file";

    /// <summary>Bytes of a wrong file that are read and thrown away, so that what was typed beside it is not lost.</summary>
    private const long MostThrownAway = 32L * 1024 * 1024;

    /// <summary>Controls beside those of tables: fields and buttons.</summary>
    private const int OtherControls = 2_000;

    private const int MaxNameLength = 512;

    private readonly FillOptions _options = options.Value;

    /// <summary>The largest form, in MB.</summary>
    public double MostMegabytes => _options.MaxFormKilobytes / 1024.0;

    /// <summary>Reads the form.</summary>
    /// <exception cref="InvalidDataException">It is not a form, or has more controls than any of ours.</exception>
    /// <exception cref="FormTooBigException">It is larger than the limit.</exception>
    public async Task<PostedForm> ReadAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        // The server's limit is for its other forms. What is over ours is still read off the connection, or browsers show
        // a broken connection instead of our answer.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = _options.MaxFormBytes + MostThrownAway;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type))
            throw new InvalidDataException("There is no form.");
        if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            return await ReadFieldsAsync(request, context.RequestAborted);
        if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 128 } boundary)
            return await ReadPartsAsync(request, boundary, context.RequestAborted);
        throw new InvalidDataException("That is another kind of form.");
    }

    private async Task<PostedForm> ReadFieldsAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > _options.MaxFormBytes)
            throw new FormTooBigException();
        FormPipeReader reader = new(request.BodyReader)
        {
            ValueCountLimit = _options.MaxCells + OtherControls,
            KeyLengthLimit = MaxNameLength,
            ValueLengthLimit = _options.MaxFormBytes,
        };
        Dictionary<string, StringValues> fields = await reader.ReadFormAsync(cancellationToken);
        return new PostedForm(fields.ToDictionary(field => field.Key, field => (IReadOnlyList<string>)[.. field.Value.OfType<string>()], StringComparer.Ordinal), null, false);
    }

    private async Task<PostedForm> ReadPartsAsync(HttpRequest request, string boundary, CancellationToken cancellationToken)
    {
        MultipartReader reader = new(boundary, request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = 4096 };
        Dictionary<string, IReadOnlyList<string>> fields = new(StringComparer.Ordinal);
        byte[]? file = null;
        bool fileTooBig = false;
        int parts = 0;
        int left = _options.MaxFormBytes;
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (++parts > _options.MaxCells + OtherControls)
                throw new InvalidDataException("The form has more controls than any of ours.");
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? about)
                || HeaderUtilities.RemoveQuotes(about.Name).Value is not { Length: > 0 and <= MaxNameLength } name)
                throw new InvalidDataException("A part of the form has no name.");
            bool isFile = about.IsFileDisposition();
            byte[]? bytes = await ReadAsync(section.Body, isFile ? _options.MaxFormBytes : left, cancellationToken);
            if (isFile)
            {
                fileTooBig |= bytes is null;
                if (name == FileControl && bytes is { Length: > 0 })
                    file = bytes;
            }
            else
            {
                left -= bytes?.Length ?? throw new FormTooBigException();
                fields[name] = [.. fields.GetValueOrDefault(name) ?? [], Encoding.UTF8.GetString(bytes)];
            }
        }

        return new PostedForm(fields, file, fileTooBig);
    }

    // Null where there is more than the limit; the rest is passed over when the next part is read.
    private static async Task<byte[]?> ReadAsync(Stream part, int most, CancellationToken cancellationToken)
    {
        using MemoryStream bytes = new();
        byte[] piece = new byte[4096];
        while (await part.ReadAsync(piece, cancellationToken) is > 0 and var count)
        {
            if (bytes.Length + count > most)
                return null;
            bytes.Write(piece, 0, count);
        }

        return bytes.ToArray();
    }
}

/// <summary>A form as it was sent.</summary>
/// <param name="Values">Values by the name of their control.</param>
/// <param name="File">The file that was chosen, or <c>null</c>.</param>
/// <param name="FileTooBig">True where a file was chosen that is far too large to be one of ours.</param>
internal sealed record PostedForm(IReadOnlyDictionary<string, IReadOnlyList<string>> Values, byte[]? File, bool FileTooBig)
{
    /// <summary>The first value of a control, or nothing.</summary>
    public string Value(string name) => Values.TryGetValue(name, out IReadOnlyList<string>? values) && values.Count > 0 ? values[0] : "";
}

/// <summary>The form is larger than the limit.</summary>
internal sealed class FormTooBigException : Exception;
