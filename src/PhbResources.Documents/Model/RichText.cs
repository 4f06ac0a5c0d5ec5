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
public sealed record Link(string Text, string Url) : Inline;

/// <summary>A place in a sentence where the answer to a field goes.</summary>
public sealed record FieldReference(string FieldId) : Inline;
