using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace PhbResources.Journeys;

/// <summary>A Word document as people have them: what it is for, with a number, a comment and an author that nobody else should see.</summary>
internal static class PersonalDocument
{
    /// <summary>A number of the NHS whose check digit is right (its tenth digit, by modulus 11); the range 9xx is given to nobody.</summary>
    public const string NhsNumber = "943 476 5919";

    /// <summary>Words of a comment beside the text.</summary>
    public const string Comment = "Zebedee must never learn of this remark";

    /// <summary>Who wrote it, by its properties.</summary>
    public const string Author = "Quentina Featherstonehaugh";

    /// <summary>A word of the text that stands in no other document of the library.</summary>
    public const string Word = "wheelbarrowing";

    /// <summary>Everything in it that may reach nobody but who shares it.</summary>
    public static readonly string[] Personal = ["943 476 5919", "9434765919", "943-476-5919", "Zebedee", "Featherstonehaugh"];

    /// <summary>The document.</summary>
    /// <param name="title">Its heading.</param>
    public static byte[] Make(string title)
    {
        using MemoryStream bytes = new();
        using (WordprocessingDocument document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Creator = Author;
            document.PackageProperties.LastModifiedBy = Author;
            MainDocumentPart main = document.AddMainDocumentPart();
            WordprocessingCommentsPart comments = main.AddNewPart<WordprocessingCommentsPart>();
            comments.Comments = new Comments(new Comment(Line(Comment)) { Id = "1", Author = Author, Initials = "QF", Date = new DateTime(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc) });
            main.Document = new Document(new Body(
                Line(title),
                Line($"Write down each morning what has to be ready before the assistant comes, {Word} among it."),
                new Paragraph(
                    new CommentRangeStart { Id = "1" },
                    new Run(new Text($"NHS number: {NhsNumber}")),
                    new CommentRangeEnd { Id = "1" },
                    new Run(new CommentReference { Id = "1" })),
                Line("Breakfast things are on the table. The hoist is charged. The keys are in the safe.")));
        }

        return bytes.ToArray();
    }

    private static Paragraph Line(string text) => new(new Run(new Text(text)));
}
