using System.IO.Compression;
using System.Text;

namespace PhbResources.Web.Tests.Sharing;

/// <summary>Files that people share.</summary>
internal static class Documents
{
    /// <summary>An NHS number that is right by its check digit; the NHS uses it as its example.</summary>
    public const string NhsNumber = "943 476 5919";

    /// <summary>Makes a Word document with the properties that Word fills in by itself, where programs that use System.IO.Packaging put them.</summary>
    public static byte[] WordWithProperties(string author, string company, string text)
    {
        const string office = "http://schemas.openxmlformats.org/officeDocument/2006/", package = "http://schemas.openxmlformats.org/package/2006/", core = "package/services/metadata/core-properties/0a1b.psmdcp";
        using MemoryStream file = new();
        using (ZipArchive archive = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", $"""
                <Types xmlns="{package}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="psmdcp" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>
                """);
            Add(archive, "_rels/.rels", $"""<Relationships xmlns="{package}relationships"><Relationship Id="rId1" Type="{office}relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="{package}relationships/metadata/core-properties" Target="{core}"/><Relationship Id="rId3" Type="{office}relationships/extended-properties" Target="docProps/app.xml"/></Relationships>""");
            Add(archive, "word/document.xml", $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>""");
            Add(archive, core, $"""<cp:coreProperties xmlns:cp="{package}metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy></cp:coreProperties>""");
            Add(archive, "docProps/app.xml", $"""<Properties xmlns="{office}extended-properties"><Company>{company}</Company></Properties>""");
        }

        return file.ToArray();
    }

    /// <summary>Makes a Word document with a comment by somebody.</summary>
    public static byte[] Word(params string[] paragraphs)
    {
        const string main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        const string relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using MemoryStream file = new();
        using (ZipArchive archive = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>
                """);
            Add(archive, "_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{relationships}/officeDocument" Target="word/document.xml"/></Relationships>""");
            Add(archive, "word/_rels/document.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{relationships}/comments" Target="comments.xml"/></Relationships>""");
            Add(archive, "word/document.xml", $"""<w:document xmlns:w="{main}"><w:body>{string.Concat(paragraphs.Select(text => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))}<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>End</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p></w:body></w:document>""");
            Add(archive, "word/comments.xml", $"""<w:comments xmlns:w="{main}"><w:comment w:id="0" w:author="Jane Miller" w:initials="JM"><w:p><w:r><w:t>Ask her about Tuesday</w:t></w:r></w:p></w:comment></w:comments>""");
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive archive, string name, string xml)
    {
        using StreamWriter writer = new(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml.Trim());
    }
}
