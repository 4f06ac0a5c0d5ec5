using PhbResources.Documents.Model;

namespace PhbResources.Documents.Writing;

/// <summary>Rich text as plain text.</summary>
internal static class PlainText
{
    /// <summary>Text with answers put in; a field without one is named in brackets.</summary>
    public static string Of(RichText text, PreparedDocument document) => string.Concat(text.Inlines.Select(inline => inline switch
    {
        TextRun run => run.Text,
        Link link => link.Text,
        FieldReference reference => document.Find(reference.FieldId) is not { } field ? ""
            : document.Answer(field) ?? $"({field.Label})",
        _ => "",
    }));
}
