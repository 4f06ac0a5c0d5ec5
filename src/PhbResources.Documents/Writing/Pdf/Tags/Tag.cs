using System.Globalization;
using System.Text;
using PhbResources.Documents.Writing.Pdf.Files;

namespace PhbResources.Documents.Writing.Pdf.Tags;

/// <summary>
/// An element of the structure tree: what a piece of the document is, for people who listen to it. It joins the tree when the first of its
/// content is drawn, so the tree is in reading order by itself.
/// </summary>
internal sealed class Tag
{
    private readonly List<Kid> kids = [];
    private readonly TagTree tree;
    private bool isInTree;

    /// <param name="tree">The tree it belongs to.</param>
    /// <param name="parent">What it is a part of; <c>null</c> for the root.</param>
    /// <param name="type">Standard structure type (ISO 32000-1 section 14.8.4) without its slash.</param>
    public Tag(TagTree tree, Tag? parent, string type)
    {
        this.tree = tree;
        Parent = parent;
        Type = type;
        Number = tree.File.Reserve();
    }

    public Tag? Parent { get; }

    public string Type { get; }

    public PdfRef Number { get; }

    /// <summary>Said instead of a picture or a place to fill in.</summary>
    public string? Alt { get; init; }

    /// <summary>Further entries of its attributes, such as <c>/O /Table /Scope /Column</c>.</summary>
    public string? Attributes { get; set; }

    /// <summary>What others name it by; unique in the document. <c>null</c> for most.</summary>
    public string? Id { get; init; }

    /// <summary>A part of this element.</summary>
    public Tag Add(string type, string? attributes = null, string? alt = null, string? id = null) =>
        new(tree, this, type) { Attributes = attributes, Alt = alt, Id = id };

    /// <summary>Joins the tree, with all it is a part of, after what is there already.</summary>
    public void Join()
    {
        if (isInTree) return;
        isInTree = true;
        tree.Joined(this);
        if (Parent is null) return;
        Parent.Join();
        Parent.kids.Add(new Kid(this, default, -1, default));
    }

    /// <summary>Takes in a piece of a page's content.</summary>
    public void TakeContent(PdfRef page, int content)
    {
        Join();
        kids.Add(new Kid(null, page, content, default));
    }

    /// <summary>Takes in an annotation: a link or a place to fill in.</summary>
    public void TakeObject(PdfRef page, PdfRef annotation)
    {
        Join();
        kids.Add(new Kid(null, page, -1, annotation));
    }

    public void Write(PdfFile file, PdfRef root)
    {
        var page = kids.FirstOrDefault(kid => kid.Content >= 0).Page;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<< /S /{Type} /P {Parent?.Number ?? root}");
        if (page != default) text.Append(CultureInfo.InvariantCulture, $" /Pg {page}");
        if (Id is not null) text.Append(CultureInfo.InvariantCulture, $" /ID {PdfSyntax.Bytes(Id)}");
        if (Alt is not null) text.Append(CultureInfo.InvariantCulture, $" /Alt {PdfSyntax.Text(Alt)}");
        if (Attributes is not null) text.Append(CultureInfo.InvariantCulture, $" /A << {Attributes} >>");
        if (kids.Count > 0)
        {
            text.Append(kids.Count == 1 ? " /K" : " /K [");
            foreach (var kid in kids)
            {
                text.Append(' ');
                if (kid.Tag is not null) text.Append(kid.Tag.Number);
                else if (kid.Content < 0) text.Append(CultureInfo.InvariantCulture, $"<< /Type /OBJR /Obj {kid.Annotation} /Pg {kid.Page} >>");
                else if (kid.Page == page) text.Append(kid.Content);
                else text.Append(CultureInfo.InvariantCulture, $"<< /Type /MCR /Pg {kid.Page} /MCID {kid.Content} >>");
            }

            if (kids.Count > 1) text.Append(" ]");
        }

        file.Write(Number, text.Append(" >>").ToString());
    }

    /// <summary>One of: another element, a piece of a page, an annotation.</summary>
    private readonly record struct Kid(Tag? Tag, PdfRef Page, int Content, PdfRef Annotation);
}
