using System.Text;
using PhbResources.Documents.Writing.Pdf.Files;

namespace PhbResources.Documents.Writing.Pdf.Tags;

/// <summary>The structure of a document (ISO 32000-1 section 14.7) and the way back from its pages to it.</summary>
internal sealed class TagTree
{
    private readonly List<Tag> joined = [];
    private readonly List<string> parents = [];
    private int ids;

    public TagTree(PdfFile file)
    {
        File = file;
        Document = new Tag(this, null, "Document");
    }

    public PdfFile File { get; }

    /// <summary>Everything is a part of this.</summary>
    public Tag Document { get; }

    /// <summary>A name for an element that others point at.</summary>
    public string NewId(string kind) => FormattableString.Invariant($"{kind}{++ids}");

    /// <summary>The key under which a page finds the elements of its content.</summary>
    public int NewKey()
    {
        parents.Add("null");
        return parents.Count - 1;
    }

    /// <summary>Says which elements the pieces of a page belong to, in their order.</summary>
    public void SetParents(int key, IEnumerable<Tag> tags) => parents[key] = $"[{string.Join(' ', tags.Select(tag => tag.Number))}]";

    /// <summary>The key under which an annotation finds its element.</summary>
    public int NewKey(Tag tag)
    {
        parents.Add(tag.Number.ToString());
        return parents.Count - 1;
    }

    /// <summary>Keeps an element to be written.</summary>
    public void Joined(Tag tag) => joined.Add(tag);

    /// <summary>Writes the tree after all content has been drawn.</summary>
    public PdfRef Write()
    {
        Document.Join();
        var root = File.Reserve();
        foreach (var tag in joined) tag.Write(File, root);
        var numbers = new StringBuilder();
        for (var key = 0; key < parents.Count; key++) numbers.Append(key).Append(' ').Append(parents[key]).Append(' ');
        var byPage = File.Add($"<< /Nums [{numbers}] >>");
        var names = joined.Where(tag => tag.Id is not null).OrderBy(tag => tag.Id, StringComparer.Ordinal)
            .Select(tag => $"{PdfSyntax.Bytes(tag.Id!)} {tag.Number}").ToArray();
        var byId = names.Length == 0 ? "" : $" /IDTree {File.Add(Names(names))}";
        File.Write(root, $"<< /Type /StructTreeRoot /K {Document.Number} /ParentTree {byPage} /ParentTreeNextKey {parents.Count}{byId} >>");
        return root;
    }

    private static string Names(string[] names) => $"<< /Names [{string.Join(' ', names)}] >>";
}
