namespace PhbResources.Documents.Model;

/// <summary>Text with the little markup the library allows: bold, italic, links and fields inside a sentence.</summary>
public sealed record RichText(IReadOnlyList<Inline> Inlines)
{
    /// <summary>No text at all.</summary>
    public static RichText Empty { get; } = new([]);
}

/// <summary>A piece of <see cref="RichText"/>.</summary>
public abstract record Inline;

/// <summary>Plain, bold or italic text.</summary>
public sealed record TextRun(string Text, bool Bold = false, bool Italic = false) : Inline;

/// <summary>A link with its own text. Addresses are absolute http(s), mailto or tel.</summary>
public sealed record Link(string Text, string Url) : Inline
{
    /// <summary>True for an address that a document may link to: absolute http(s), mailto or tel, without spaces.</summary>
    public static bool IsAllowed(string url) =>
        !url.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))
        && Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https" or "mailto" or "tel");
}

/// <summary>A place in a sentence where the answer to a field goes.</summary>
public sealed record FieldReference(string FieldId) : Inline;
