using UglyToad.PdfPig.Graphics.Operations.MarkedContent;
using UglyToad.PdfPig.Tokens;

namespace PhbResources.Documents.Tests.Writing.Pdf;

/// <summary>
/// What ISO 14289-1 (PDF/UA-1) asks for and a program can check; the numbers are those of its sections. There is a validator for that,
/// but not on the machines that run these tests.
/// </summary>
internal sealed class PdfUa(Pdf pdf)
{
    private static readonly HashSet<string> Painting =
        ["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI", "Tj", "TJ", "'", "\""];

    /// <summary>Where each type may stand (ISO 32000-1 section 14.8.4).</summary>
    private static readonly Dictionary<string, string[]> Parents = new()
    {
        ["Document"] = [], ["Sect"] = ["Document"], ["H1"] = ["Document"], ["H2"] = ["Sect"], ["H3"] = ["Sect", "Document"],
        ["L"] = ["Document", "Sect", "Note"], ["LI"] = ["L"], ["Lbl"] = ["LI"], ["LBody"] = ["LI"], ["Note"] = ["Document", "Sect"],
        ["Table"] = ["Document", "Sect"], ["Caption"] = ["Table", "Document", "Sect"], ["THead"] = ["Table"], ["TBody"] = ["Table"], ["TFoot"] = ["Table"],
        ["TR"] = ["THead", "TBody", "TFoot"], ["TH"] = ["TR"], ["TD"] = ["TR"],
    };

    private readonly List<string> faults = [];

    /// <summary>Every fault found, in words.</summary>
    public IReadOnlyList<string> Faults()
    {
        CheckDocument();
        CheckContent();
        CheckTree();
        CheckHeadings();
        CheckTables();
        CheckAnnotations();
        CheckFonts();
        return faults;
    }

    private void Expect(bool holds, string fault)
    {
        if (!holds) faults.Add(fault);
    }

    /// <summary>5, 6.2, 7.1, 7.2: the claim, the title that is shown, the language.</summary>
    private void CheckDocument()
    {
        var catalog = pdf.Catalog;
        Expect(pdf.Dictionary(catalog, "MarkInfo")?.Data.GetValueOrDefault("Marked") is BooleanToken { Data: true }, "it is not marked as tagged");
        Expect(pdf.Dictionary(catalog, "ViewerPreferences")?.Data.GetValueOrDefault("DisplayDocTitle") is BooleanToken { Data: true }, "its title is not shown");
        Expect(Pdf.String(catalog.Data.GetValueOrDefault("Lang")) is { Length: > 0 }, "it has no language");
        Expect(pdf.File.TryGetXmpMetadata(out var xmp), "it has no XMP metadata");
        var text = xmp?.GetXDocument()?.ToString() ?? "";
        Expect(text.Contains("pdfuaid:part", StringComparison.Ordinal), "it does not say that it is PDF/UA");
        Expect(text.Contains("dc:title", StringComparison.Ordinal), "its metadata have no title");
        Expect(!catalog.Data.ContainsKey("OpenAction") && !catalog.Data.ContainsKey("JavaScript"), "it does something when it is opened");
    }

    /// <summary>7.1, 7.3: everything that is drawn is in the tree once or an artifact.</summary>
    private void CheckContent()
    {
        var inTree = pdf.Root.Descendants().SelectMany(element => element.Kids.OfType<Pdf.Content>()).Select(content => (content.Page, content.Number)).ToList();
        Expect(inTree.Distinct().Count() == inTree.Count, "a piece of content is in the tree twice");
        var drawn = new HashSet<(int, int)>();
        foreach (var page in pdf.File.GetPages())
        {
            var open = new Stack<(bool Artifact, int Number)>();
            foreach (var operation in page.Operations)
            {
                switch (operation)
                {
                    case BeginMarkedContentWithProperties { Properties: { } properties } begin:
                        var artifact = begin.Name.Data == "Artifact";
                        var number = properties.Data.TryGetValue("MCID", out var id) ? ((NumericToken)id).Int : -1;
                        Expect(!artifact || !open.Any(outer => !outer.Artifact), $"page {page.Number}: an artifact within content");
                        Expect(number < 0 || open.Count == 0, $"page {page.Number}: content within content");
                        Expect(number < 0 || drawn.Add((page.Number, number)), $"page {page.Number}: content {number} twice");
                        open.Push((artifact, number));
                        break;
                    case BeginMarkedContent begin: open.Push((begin.Name.Data == "Artifact", -1)); break;
                    case EndMarkedContent: Expect(open.TryPop(out _), $"page {page.Number}: an end without a start"); break;
                    default: Expect(open.Count > 0 || !Painting.Contains(operation.Operator), $"page {page.Number}: something drawn is neither content nor artifact"); break;
                }
            }

            Expect(open.Count == 0, $"page {page.Number}: content without an end");
            Expect(page.Dictionary.Data.GetValueOrDefault("Tabs") is NameToken { Data: "S" }, $"page {page.Number}: tabs do not follow the structure");
        }

        Expect(drawn.SetEquals(inTree), $"content and tree differ: {string.Join(", ", drawn.Except(inTree).Concat(inTree.Except(drawn)).Take(3))}");
    }

    /// <summary>7.1 and ISO 32000-1 14.7: parents, order, the way back from content to elements, unique ids.</summary>
    private void CheckTree()
    {
        var all = pdf.Root.Descendants().ToList();
        foreach (var element in all)
        {
            if (Parents.TryGetValue(element.Type, out var parents) && element.Parent is not null)
                Expect(parents.Contains(element.Parent.Type), $"{element.Type} in {element.Parent.Type}");
            Expect(element.Type is "TD" or "TH" or "Form" || element.Kids.Count > 0, $"an empty {element.Type}");
        }

        Expect(pdf.Root.Type == "Document", "the tree does not start with the document");
        var ids = all.Select(element => Pdf.String(element.Dictionary.Data.GetValueOrDefault("ID"))).OfType<string>().ToList();
        Expect(ids.Distinct().Count() == ids.Count, "an id twice");
        Expect(all.Where(element => element.Type == "Note").All(element => element.Dictionary.Data.ContainsKey("ID")), "a note without an id (7.9)");

        var parentTree = (ArrayToken)pdf.Dictionary(pdf.TreeRoot, "ParentTree")!.Data["Nums"];
        var byKey = Enumerable.Range(0, parentTree.Length / 2).ToDictionary(at => ((NumericToken)parentTree[at * 2]).Int, at => parentTree[(at * 2) + 1]);
        var pages = pdf.File.GetPages().ToDictionary(page => page.Number, page => page.Dictionary);
        foreach (var element in all)
        {
            foreach (var content in element.Kids.OfType<Pdf.Content>())
            {
                var back = (ArrayToken)pdf.Resolve(byKey[((NumericToken)pages[content.Page].Data["StructParents"]).Int])!;
                Expect(pdf.Resolve(back[content.Number]) is DictionaryToken found && found.Equals(element.Dictionary), $"page {content.Page}: content {content.Number} does not lead back to its {element.Type}");
            }

            foreach (var annotation in element.Kids.OfType<Pdf.Annotation>())
            {
                Expect(annotation.Dictionary.Data.GetValueOrDefault("StructParent") is NumericToken key
                    && pdf.Resolve(byKey[key.Int]) is DictionaryToken found && found.Equals(element.Dictionary), $"an annotation does not lead back to its {element.Type}");
            }
        }
    }

    /// <summary>7.4: headings start with the first level and leave none out.</summary>
    private void CheckHeadings()
    {
        var last = 0;
        foreach (var heading in pdf.Root.Descendants().Where(element => element.Type is ['H', >= '1' and <= '6']))
        {
            var level = heading.Type[1] - '0';
            Expect(level <= last + 1, $"{heading.Type} after H{last}");
            last = level;
        }

        Expect(last > 0, "no heading");
    }

    /// <summary>7.5: rows of one length, header cells with a scope.</summary>
    private void CheckTables()
    {
        foreach (var table in pdf.Elements("Table"))
        {
            var rows = table.Descendants().Where(element => element.Type == "TR").ToList();
            Expect(rows.Select(row => row.Children.Sum(cell => cell.Columns)).Distinct().Count() == 1, "rows of different lengths");
            var headers = table.Descendants().Where(element => element.Type == "TH").ToList();
            Expect(headers.Count > 0, "a table without header cells");
            Expect(headers.All(header => header.Scope is "Column" or "Row"), "a header cell without a scope");
            Expect(headers.All(header => header.Text().Trim().Length > 0 || header.Scope == "Column"), "an empty row header");
            Expect(table.Children.Count(child => child.Type == "THead") <= 1, "two heads");
        }
    }

    /// <summary>7.18: every annotation is in the tree, in an element that fits, and says what it is.</summary>
    private void CheckAnnotations()
    {
        var tagged = pdf.Root.Descendants().SelectMany(element => element.Kids.OfType<Pdf.Annotation>().Select(kid => (Element: element, kid.Number))).ToLookup(kid => kid.Number, kid => kid.Element);
        foreach (var page in pdf.File.GetPages())
        {
            if (!page.Dictionary.Data.TryGetValue("Annots", out var annotations)) continue;
            foreach (var reference in ((ArrayToken)pdf.Resolve(annotations)!).Data.Cast<IndirectReferenceToken>())
            {
                var annotation = (DictionaryToken)pdf.Resolve(reference)!;
                var kind = Pdf.String(annotation.Data["Subtype"]);
                var elements = tagged[reference.Data.ObjectNumber].ToList();
                Expect(elements.Count == 1, $"page {page.Number}: a {kind} is in {elements.Count} elements");
                if (kind == "Link")
                {
                    Expect(elements.All(element => element.Type == "Link"), "a link outside Link");
                    Expect(Pdf.String(annotation.Data.GetValueOrDefault("Contents")) is { Length: > 0 }, "a link without a description");
                }
                else if (kind == "Widget")
                {
                    Expect(elements.All(element => element.Type == "Form"), "a field outside Form");
                    var parent = pdf.Dictionary(annotation, "Parent");
                    Expect(Pdf.String(annotation.Data.GetValueOrDefault("TU") ?? parent?.Data.GetValueOrDefault("TU")) is { Length: > 0 }, "a field without a description");
                }
            }
        }
    }

    /// <summary>7.21: fonts are embedded and say what their characters are.</summary>
    private void CheckFonts()
    {
        foreach (var page in pdf.File.GetPages())
        {
            if (pdf.Dictionary(page.Dictionary, "Resources") is not { } resources || pdf.Dictionary(resources, "Font") is not { } fonts) continue;
            foreach (var name in fonts.Data.Keys)
            {
                var font = pdf.Dictionary(fonts, name)!;
                Expect(font.Data.ContainsKey("ToUnicode"), $"font {name} does not say its characters");
                var inner = font.Data.TryGetValue("DescendantFonts", out var list) ? (DictionaryToken)pdf.Resolve(((ArrayToken)pdf.Resolve(list)!)[0])! : font;
                var descriptor = pdf.Dictionary(inner, "FontDescriptor");
                Expect(descriptor is not null && (descriptor.Data.ContainsKey("FontFile2") || descriptor.Data.ContainsKey("FontFile3")), $"font {name} is not embedded");
                Expect(Pdf.String(font.Data["BaseFont"]) is [_, _, _, _, _, _, '+', ..], $"font {name} is not a subset");
            }
        }
    }
}
