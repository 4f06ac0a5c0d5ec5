using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace PhbResources.Site.Forms;

/// <summary>
/// A form with at most one file, read in the order in which it comes: first what was typed, then the file as a stream, which
/// is never held in memory or in a temporary file here, then what stands after it, as the button that was pressed. What was
/// typed can so be kept before the file is looked at.
/// </summary>
internal sealed class SentForm
{
    /// <summary>Most that is typed into a form, in bytes, as it is sent.</summary>
    public const int MaxTypedBytes = 1024 * 1024;

    /// <summary>
    /// Most that is read of a request, in bytes. Of a file that is too large the rest is read and thrown away, or browsers show a
    /// broken connection instead of what is wrong.
    /// </summary>
    private const long MaxBytes = 256L * 1024 * 1024;

    private const int MaxFields = 64;
    private const int MaxNameLength = 128;
    private const int MaxHeaderBytes = 4096;

    private readonly Dictionary<string, StringValues> _fields = new(StringComparer.Ordinal);
    private readonly MultipartReader? _parts;
    private int _left = MaxTypedBytes;

    private SentForm(MultipartReader? parts) => _parts = parts;

    /// <summary>What was typed; after <see cref="ReadRestAsync"/> all of it.</summary>
    public IReadOnlyDictionary<string, StringValues> Fields => _fields;

    /// <summary>Name of the file, or <c>null</c> where none was chosen.</summary>
    public string? FileName { get; private set; }

    /// <summary>The control that the file was chosen in.</summary>
    public string FileControl { get; private set; } = "";

    /// <summary>The file's content; to be read before <see cref="ReadRestAsync"/>.</summary>
    public Stream File { get; private set; } = Stream.Null;

    /// <summary>The first value of a control, or nothing.</summary>
    public string Value(string name) => _fields.TryGetValue(name, out StringValues values) && values.Count > 0 ? values[0] ?? "" : "";

    /// <summary>Reads up to the file.</summary>
    /// <exception cref="InvalidDataException">It is not a form, or more of one than any of ours.</exception>
    public static async Task<SentForm> OpenAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MaxBytes;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type))
            throw new InvalidDataException("There is no form.");
        SentForm form;
        if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            form = new SentForm(null);
            FormPipeReader reader = new(request.BodyReader) { ValueCountLimit = MaxFields, KeyLengthLimit = MaxNameLength, ValueLengthLimit = MaxTypedBytes };
            foreach ((string name, StringValues values) in await reader.ReadFormAsync(context.RequestAborted))
                form._fields[name] = values;
        }
        else if (type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 128 } boundary)
        {
            form = new SentForm(new MultipartReader(boundary, request.Body) { HeadersCountLimit = 8, HeadersLengthLimit = MaxHeaderBytes });
            await form.ReadPartsAsync(context.RequestAborted);
        }
        else
        {
            throw new InvalidDataException("That is another kind of form.");
        }

        return form;
    }

    /// <summary>Reads what stands after the file; further files are passed over.</summary>
    /// <exception cref="InvalidDataException">There is more of it than of any of our forms.</exception>
    public async Task ReadRestAsync(CancellationToken cancellationToken)
    {
        if (_parts is null)
            return;
        await File.CopyToAsync(Stream.Null, cancellationToken);
        while (await ReadPartsAsync(cancellationToken))
        {
        }
    }

    /// <returns>True when it stopped at a file.</returns>
    private async Task<bool> ReadPartsAsync(CancellationToken cancellationToken)
    {
        while (await _parts!.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? about)
                || HeaderUtilities.RemoveQuotes(about.Name).Value is not { Length: > 0 and <= MaxNameLength } name)
                throw new InvalidDataException("A part of the form has no name.");
            if (!about.IsFileDisposition())
            {
                Add(name, await ReadTextAsync(section.Body, cancellationToken));
            }
            else if (FileName is null && NameOf(about) is { Length: > 0 } fileName)
            {
                (FileName, FileControl, File) = (fileName, name, section.Body);
                return true;
            }
        }

        return false;
    }

    private void Add(string name, string value)
    {
        _fields[name] = StringValues.Concat(_fields.GetValueOrDefault(name), value);
        if (_fields.Values.Sum(values => values.Count) > MaxFields)
            throw new InvalidDataException("The form has more controls than any of ours.");
    }

    private async Task<string> ReadTextAsync(Stream part, CancellationToken cancellationToken)
    {
        using MemoryStream bytes = new();
        byte[] piece = new byte[4096];
        while (await part.ReadAsync(piece, cancellationToken) is > 0 and var count)
        {
            if ((_left -= count) < 0)
                throw new InvalidDataException("More was typed than any of our forms takes.");
            bytes.Write(piece, 0, count);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    // Some browsers of old send the whole path; the name is what stands at its end.
    private static string NameOf(ContentDispositionHeaderValue about)
    {
        string name = HeaderUtilities.RemoveQuotes(about.FileNameStar.HasValue ? about.FileNameStar : about.FileName).Value ?? "";
        return name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
    }
}
