using System.IO.Compression;
using System.Security;

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
    public const string RareWord = "wheelbarrowing";

    /// <summary>Everything in it that may reach nobody but who shares it.</summary>
    public static readonly string[] Personal = ["943 476 5919", "9434765919", "943-476-5919", "Zebedee", "Featherstonehaugh"];

    /// <summary>The document.</summary>
    /// <param name="title">Its heading.</param>
    public static byte[] Make(string title)
    {
        const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.", Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        const string Main = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        using MemoryStream bytes = new();
        using (ZipArchive parts = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(parts, "[Content_Types].xml", $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Override PartName="/word/document.xml" ContentType="{Word}document.main+xml"/>
                <Override PartName="/word/comments.xml" ContentType="{Word}comments+xml"/>
                <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
                """);
            Add(parts, "_rels/.rels", $"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Type="{Office}officeDocument" Target="word/document.xml"/>
                <Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>
                """);
            Add(parts, "docProps/core.xml", $"""
                <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <dc:creator>{Author}</dc:creator><cp:lastModifiedBy>{Author}</cp:lastModifiedBy></cp:coreProperties>
                """);
            Add(parts, "word/_rels/document.xml.rels", $"""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Office}comments" Target="comments.xml"/></Relationships>
                """);
            Add(parts, "word/comments.xml", $"""
                <w:comments {Main}><w:comment w:id="1" w:author="{Author}" w:initials="QF" w:date="2026-01-05T09:00:00Z">{Line(Comment)}</w:comment></w:comments>
                """);
            Add(parts, "word/document.xml", $"""
                <w:document {Main}><w:body>{Line(title)}{Line($"Write down each morning what has to be ready before the assistant comes, {RareWord} among it.")}
                <w:p><w:commentRangeStart w:id="1"/><w:r><w:t>NHS number: {NhsNumber}</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>
                {Line("Breakfast things are on the table. The hoist is charged. The keys are in the safe.")}</w:body></w:document>
                """);
        }

        return bytes.ToArray();
    }

    private static string Line(string text) => $"<w:p><w:r><w:t>{SecurityElement.Escape(text)}</w:t></w:r></w:p>";

    private static void Add(ZipArchive parts, string name, string content)
    {
        using StreamWriter writer = new(parts.CreateEntry(name).Open());
        writer.Write(content);
    }
}
