using System.Text;
using System.Text.RegularExpressions;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Pdf;
using PhbResources.Documents.Writing.Pdf.Fonts;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace PhbResources.Documents.Tests.Writing.Pdf;

/// <summary>A PDF file opened again: its pages, and its structure tree as assistive technology walks through it.</summary>
internal sealed partial class Pdf : IDisposable
{
    private static readonly PdfWriter Writer = new(new FontShelf(FontFolders.Usual()));

    private readonly Dictionary<int, DictionaryToken> pages;

    public Pdf(TemplateDocument document, WriteOptions? options = null, PdfWriter? writer = null)
        : this(Written(document, options, writer))
    {
    }

    public Pdf(byte[] bytes)
    {
        Bytes = bytes;
        File = PdfDocument.Open(bytes);
        pages = File.GetPages().ToDictionary(page => page.Number, page => page.Dictionary);
        Catalog = File.Structure.Catalog.CatalogDictionary;
        TreeRoot = (DictionaryToken)Resolve(Catalog.Data["StructTreeRoot"])!;
        Root = ReadElement(TreeRoot.Data["K"], null);
    }

    public byte[] Bytes { get; }

    public PdfDocument File { get; }

    public DictionaryToken Catalog { get; }

    public DictionaryToken TreeRoot { get; }

    /// <summary>The element that is the whole document.</summary>
    public Element Root { get; }

    public static byte[] Written(TemplateDocument document, WriteOptions? options = null, PdfWriter? writer = null) =>
        LibraryDocuments.Written(writer ?? Writer, document, options);

    public IEnumerable<Element> Elements(string type) => Root.Descendants().Where(element => element.Type == type);

    /// <summary>Everything that is read out, in order, without line ends and double spaces.</summary>
    public string Text() => Squeeze(Root.Text());

    /// <summary>Text as a reader hears it: spaces do not differ, and what no letter stands for is left out.</summary>
    public static string Squeeze(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsWhiteSpace(letter))
            {
                if (result.Length > 0 && result[^1] != ' ') result.Append(' ');
            }
            else
            {
                result.Append(letter);
            }
        }

        return result.ToString().Trim();
    }

    public IToken? Resolve(IToken? token) => token is IndirectReferenceToken reference ? File.Structure.GetObject(reference.Data)?.Data : token;

    public DictionaryToken? Dictionary(DictionaryToken from, string name) => from.Data.TryGetValue(name, out var token) ? Resolve(token) as DictionaryToken : null;

    public static string? String(IToken? token) => token switch { StringToken text => text.Data, HexToken hex => Decode(hex), NameToken name => name.Data, _ => null };

    public void Dispose() => File.Dispose();

    private static string Decode(HexToken hex)
    {
        var bytes = hex.Bytes.ToArray();
        return bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2) : Encoding.Latin1.GetString(bytes);
    }

    private Element ReadElement(IToken token, Element? parent)
    {
        var dictionary = (DictionaryToken)Resolve(token)!;
        var element = new Element(((NameToken)dictionary.Data["S"]).Data, parent, dictionary);
        var page = dictionary.Data.GetValueOrDefault("Pg");
        foreach (var kid in Kids(dictionary))
        {
            if (kid is NumericToken number)
            {
                element.Kids.Add(Piece(page!, number.Int));
                continue;
            }

            var inner = (DictionaryToken)Resolve(kid)!;
            switch (inner.Data.GetValueOrDefault("Type") is NameToken name ? name.Data : "")
            {
                case "MCR": element.Kids.Add(Piece(inner.Data["Pg"], ((NumericToken)inner.Data["MCID"]).Int)); break;
                case "OBJR": element.Kids.Add(new Annotation(((IndirectReferenceToken)inner.Data["Obj"]).Data.ObjectNumber, (DictionaryToken)Resolve(inner.Data["Obj"])!)); break;
                default: element.Kids.Add(ReadElement(kid, element)); break;
            }
        }

        return element;
    }

    private IEnumerable<IToken> Kids(DictionaryToken element) =>
        !element.Data.TryGetValue("K", out var kids) ? [] : Resolve(kids) is ArrayToken array ? array.Data : [kids];

    private Content Piece(IToken page, int number)
    {
        var target = (DictionaryToken)Resolve(page)!;
        var pageNumber = pages.First(entry => target.Data["StructParents"].Equals(entry.Value.Data.GetValueOrDefault("StructParents"))).Key;
        return new Content(pageNumber, number, Marked(pageNumber).GetValueOrDefault(number) ?? "");
    }

    private readonly Dictionary<int, Dictionary<int, string>> marked = [];

    private Dictionary<int, string> Marked(int page)
    {
        if (marked.TryGetValue(page, out var known)) return known;
        var result = new Dictionary<int, string>();
        foreach (var content in File.GetPage(page).GetMarkedContents().Where(content => !content.IsArtifact && content.MarkedContentIdentifier >= 0))
            result[content.MarkedContentIdentifier] = TextOf(content);
        return marked[page] = result;
    }

    /// <summary>Letters are drawn from the left; words in Arabic and Hebrew are read from the right.</summary>
    [GeneratedRegex(@"[\p{IsArabic}\p{IsHebrew}]+")]
    private static partial Regex RightToLeft();

    private static string TextOf(MarkedContentElement content) => content.ActualText ?? RightToLeft().Replace(DrawnText(content), word => string.Concat(word.Value.Reverse()));

    private static string DrawnText(MarkedContentElement content) => content.ActualText
        ?? string.Concat(content.Children.Select(child => (Order: child.Letters.Count > 0 ? child.Letters[0].TextSequence : 0, Text: DrawnText(child)))
            .Concat(content.Letters.Select(letter => (Order: letter.TextSequence, Text: letter.Value))).OrderBy(piece => piece.Order).Select(piece => piece.Text));

    public abstract record Kid;

    /// <summary>A piece of a page with the text it shows.</summary>
    public sealed record Content(int Page, int Number, string Text) : Kid;

    public sealed record Annotation(long Number, DictionaryToken Dictionary) : Kid;

    public sealed record Element(string Type, Element? Parent, DictionaryToken Dictionary) : Kid
    {
        public List<Kid> Kids { get; } = [];

        public IEnumerable<Element> Children => Kids.OfType<Element>();

        public IEnumerable<Element> Descendants() => Children.SelectMany(child => child.Descendants()).Prepend(this);

        public string? Scope => Attribute("Scope");

        /// <summary>Columns that a cell takes up.</summary>
        public int Columns => Dictionary.Data.GetValueOrDefault("A") is DictionaryToken attributes && attributes.Data.TryGetValue("ColSpan", out var span) ? ((NumericToken)span).Int : 1;

        public string? Alt => Pdf.String(Dictionary.Data.GetValueOrDefault("Alt"));

        public string? Attribute(string name) =>
            Dictionary.Data.GetValueOrDefault("A") is DictionaryToken attributes && attributes.Data.TryGetValue(name, out var value) ? Pdf.String(value) : null;

        public string Text() => string.Concat(Kids.Select(kid => kid switch
        {
            Content content => content.Text,
            Annotation { Dictionary: var field } when field.Data.GetValueOrDefault("V") is not NameToken => Pdf.String(field.Data.GetValueOrDefault("V")) ?? "",
            Element element => element.Type is "Link" or "Span" or "Lbl" ? element.Text() : " " + element.Text() + " ",
            _ => "",
        }));

        public bool Equals(Element? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
