using PhbResources.Documents.Writing.Drawings;
using PhbResources.Documents.Writing.Pdf.Files;
using PhbResources.Documents.Writing.Pdf.Pictures;
using PhbResources.Documents.Writing.Pdf.Tags;

namespace PhbResources.Documents.Writing.Pdf.Layout;

/// <summary>
/// A page being drawn. Lengths are in points; places are counted from the left and from the top. Everything is drawn either for an element
/// of the structure tree or as an artifact, which is not read out (ISO 14289-1 section 7.1).
/// </summary>
internal sealed class Page
{
    private readonly PdfFile file;
    private readonly TagTree tree;
    private readonly PdfRef resources;
    private readonly double width;
    private readonly double height;
    private readonly List<Tag> content = [];
    private readonly List<PdfRef> annotations = [];
    private readonly List<PdfRef> streams = [];
    private PdfContent drawing = new();
    private Tag? tag;
    private bool isArtifact;
    private bool isCopy;
    private bool isInText;
    private string fill = "";
    private string stroke = "";
    private string font = "";

    public Page(PdfFile file, TagTree tree, PdfRef resources, double width, double height)
    {
        (this.file, this.tree, this.resources, this.width, this.height) = (file, tree, resources, width, height);
        Number = file.Reserve();
    }

    private Page(Page other, double width, double height) =>
        (file, tree, resources, this.width, this.height, isCopy) = (other.file, other.tree, other.resources, width, height, true);

    public PdfRef Number { get; }

    /// <summary>A picture in which the same is drawn as on the page, or <c>null</c>. What stands in annotations is left out.</summary>
    public PagePicture? Picture { get; init; }

    /// <summary>True while something is drawn that is not read out here: it was read before, or belongs to an annotation.</summary>
    public bool IsCopy => isCopy;

    /// <summary>What follows belongs to an element.</summary>
    public void Mark(Tag element)
    {
        if (tag == element || isCopy) return;
        EndMark();
        drawing.Raw(FormattableString.Invariant($"/{element.Type} <</MCID {content.Count}>> BDC\n"));
        element.TakeContent(Number, content.Count);
        content.Add(element);
        tag = element;
    }

    /// <summary>What follows is decoration.</summary>
    /// <param name="kind">Further entries, such as <c>/Type /Pagination /Subtype /Footer</c>.</param>
    public void MarkArtifact(string kind = "/Type /Layout")
    {
        if (isArtifact || isCopy) return;
        EndMark();
        drawing.Raw($"/Artifact <<{kind}>> BDC\n");
        isArtifact = true;
    }

    /// <summary>Ends an element or an artifact.</summary>
    public void EndMark()
    {
        EndText();
        if (isCopy) return;
        if (tag is not null || isArtifact) drawing.Raw("EMC\n");
        tag = null;
        isArtifact = false;
    }

    /// <summary>Draws something that was drawn for its element before, or that belongs to the paper: it is not read out.</summary>
    public void DrawArtifact(string kind, Action draw)
    {
        MarkArtifact(kind);
        isCopy = true;
        draw();
        isCopy = false;
        EndMark();
    }

    /// <summary>Starts a piece of an element whose text is spelled otherwise than drawn; <see cref="EndActualText"/> ends it.</summary>
    public void StartActualText(string text)
    {
        EndText();
        drawing.Raw($"/Span <</ActualText {PdfSyntax.Text(text)}>> BDC\n");
    }

    public void EndActualText()
    {
        EndText();
        drawing.Raw("EMC\n");
    }

    /// <summary>A coloured area.</summary>
    /// <param name="colour">Six hexadecimal digits, red first.</param>
    /// <param name="box">Where.</param>
    public void Fill(string colour, Box box)
    {
        EndText();
        SetFill(colour);
        drawing.Operator("re", box.Left, height - box.Bottom, box.Width, box.Height);
        drawing.Operator("f");
        Picture?.Fill(colour, box);
    }

    /// <summary>The edges of a box.</summary>
    public void Frame(string colour, double thickness, Box box)
    {
        EndText();
        SetStroke(colour, thickness);
        drawing.Operator("re", box.Left, height - box.Bottom, box.Width, box.Height);
        drawing.Operator("S");
        Picture?.Frame(colour, thickness, box);
    }

    /// <summary>Straight lines through points.</summary>
    public void Line(string colour, double thickness, params ReadOnlySpan<(double X, double Y)> points)
    {
        EndText();
        SetStroke(colour, thickness);
        for (var at = 0; at < points.Length; at++) drawing.Operator(at == 0 ? "m" : "l", points[at].X, height - points[at].Y);
        drawing.Operator("S");
        Picture?.Line(colour, thickness, points);
    }

    /// <summary>A drawing, as lines.</summary>
    /// <param name="shown">The drawing.</param>
    /// <param name="box">Where; of the drawing's own proportions.</param>
    public void Draw(Drawing shown, Box box)
    {
        EndText();
        var scale = box.Width / shown.Width;
        drawing.Raw("q\n1 J\n1 j\n");
        foreach (var line in shown.Lines)
        {
            var (red, green, blue) = Colour(line.Pen.Colour);
            drawing.Operator("RG", red, green, blue);
            drawing.Operator("w", line.Pen.Thickness * scale);
            foreach (var step in line.Steps.Select(step => step.To(box.Left, height - box.Top, scale, -scale)))
            {
                if (step.Kind == 'C') drawing.Operator("c", step.First.X, step.First.Y, step.Second.X, step.Second.Y, step.X, step.Y);
                else if (step.Kind == 'Z') drawing.Operator("h");
                else drawing.Operator(step.Kind == 'M' ? "m" : "l", step.X, step.Y);
            }

            drawing.Operator("S");
        }

        drawing.Raw("Q\n");
        Picture?.Draw(shown, box);
    }

    /// <summary>Text operators between <c>BT</c> and <c>ET</c>, with the pen at the start of a base line.</summary>
    public PdfContent Text(string colour, double x, double baseline)
    {
        SetFill(colour);
        if (!isInText) drawing.Operator("BT");
        isInText = true;
        drawing.Operator("Tm", 1, 0, 0, 1, x, height - baseline);
        return drawing;
    }

    /// <summary>The font of the text that follows.</summary>
    /// <param name="name">Its name among the page's resources.</param>
    /// <param name="size">Type size in points.</param>
    public void SetFont(string name, double size)
    {
        var key = $"/{name} {PdfSyntax.Number(size)} Tf\n";
        if (font == key) return;
        font = key;
        drawing.Raw(key);
    }

    /// <summary>Where a place counted from the top is in the file, which counts from the bottom.</summary>
    public double FromBottom(double y) => height - y;

    /// <summary>Makes an area a link.</summary>
    public void Link(Tag link, string url, string text, Box box)
    {
        if (isCopy) return;
        var key = tree.NewKey(link);
        var annotation = file.Add($"<< /Type /Annot /Subtype /Link /Rect {Rectangle(box)} /Border [0 0 0] /F 4 /StructParent {key} "
            + $"/Contents {PdfSyntax.Text(text)} /A << /S /URI /URI {PdfSyntax.Bytes(url)} >> >>");
        Annotate(link, annotation);
    }

    /// <summary>Puts an annotation on the page and into the structure tree.</summary>
    public void Annotate(Tag element, PdfRef annotation)
    {
        annotations.Add(annotation);
        element.TakeObject(Number, annotation);
    }

    /// <summary>Draws the look of an annotation, which is no part of the page's own content: a form XObject.</summary>
    /// <param name="apartWidth">Its width.</param>
    /// <param name="apartHeight">Its height.</param>
    /// <param name="draw">Draws it, on a page of that size.</param>
    /// <param name="before">Operators before it.</param>
    /// <param name="after">Operators after it.</param>
    public PdfRef DrawApart(double apartWidth, double apartHeight, Action<Page> draw, string before = "", string after = "")
    {
        var apart = new Page(this, apartWidth, apartHeight);
        apart.drawing.Raw(before);
        draw(apart);
        apart.EndText();
        apart.drawing.Raw(after);
        return file.AddStream($"/Type /XObject /Subtype /Form /BBox {PdfSyntax.Rectangle(0, 0, apartWidth, apartHeight)} /Resources {resources}", apart.drawing.Bytes);
    }

    public string Rectangle(Box box) => PdfSyntax.Rectangle(box.Left, height - box.Bottom, box.Right, height - box.Top);

    /// <summary>Writes down what was drawn so far; more can be drawn after it.</summary>
    public void Flush()
    {
        EndMark();
        if (drawing.IsEmpty) return;
        streams.Add(file.AddStream("", drawing.Bytes));
        // The graphics state carries on from stream to stream.
        drawing = new PdfContent();
    }

    /// <summary>Writes the page itself, after its last <see cref="Flush"/>.</summary>
    public void Write(PdfRef parent)
    {
        var parents = "";
        if (content.Count > 0)
        {
            var key = tree.NewKey();
            tree.SetParents(key, content);
            parents = FormattableString.Invariant($" /StructParents {key}");
        }

        var annots = annotations.Count == 0 ? "" : $" /Annots [{string.Join(' ', annotations)}]";
        // Tabs move in the order of the structure (ISO 14289-1 section 7.18.3).
        file.Write(Number, $"<< /Type /Page /Parent {parent} /MediaBox {PdfSyntax.Rectangle(0, 0, width, height)} /Resources {resources} "
            + $"/Contents [{string.Join(' ', streams)}] /Tabs /S{parents}{annots} >>");
    }

    private void EndText()
    {
        if (isInText) drawing.Operator("ET");
        isInText = false;
    }

    private void SetFill(string colour)
    {
        if (fill == colour) return;
        fill = colour;
        var (red, green, blue) = Colour(colour);
        drawing.Operator("rg", red, green, blue);
    }

    private void SetStroke(string colour, double thickness)
    {
        var key = FormattableString.Invariant($"{colour} {thickness}");
        if (stroke == key) return;
        stroke = key;
        var (red, green, blue) = Colour(colour);
        drawing.Operator("RG", red, green, blue);
        drawing.Operator("w", thickness);
    }

    private static (double Red, double Green, double Blue) Colour(string colour)
    {
        var number = Convert.ToInt32(colour, 16);
        return ((number >> 16) / 255.0, ((number >> 8) & 0xFF) / 255.0, (number & 0xFF) / 255.0);
    }
}
