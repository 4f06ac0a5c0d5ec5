using System.IO.Compression;
using System.Text;

namespace PhbResources.Web.Tests.Sharing;

/// <summary>Files that people share.</summary>
internal static class Documents
{
    /// <summary>An NHS number that is right by its check digit; the NHS uses it as its example.</summary>
    public const string NhsNumber = "943 476 5919";

    /// <summary>Makes a Word document with a comment by somebody.</summary>
    public static byte[] Word(params string[] paragraphs)
    {
        const string main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        const string relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using MemoryStream file = new();
        using (ZipArchive archive = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>
                """);
            Add("_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{relationships}/officeDocument" Target="word/document.xml"/></Relationships>""");
            Add("word/_rels/document.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{relationships}/comments" Target="comments.xml"/></Relationships>""");
            Add("word/document.xml", $"""<w:document xmlns:w="{main}"><w:body>{string.Concat(paragraphs.Select(text => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))}<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>End</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p></w:body></w:document>""");
            Add("word/comments.xml", $"""<w:comments xmlns:w="{main}"><w:comment w:id="0" w:author="Jane Miller" w:initials="JM"><w:p><w:r><w:t>Ask her about Tuesday</w:t></w:r></w:p></w:comment></w:comments>""");

            void Add(string name, string xml)
            {
                using StreamWriter writer = new(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml.Trim());
            }
        }

        return file.ToArray();
    }
}
