namespace PhbResources.Documents.Inspection.Pdf;

/// <summary>A page of a PDF with the resources that it has or inherits.</summary>
internal sealed record PdfPage(int Number, Dictionary<string, object?> Dictionary);

/// <summary>The pages of a PDF in order, and the descriptions of what they show.</summary>
internal sealed class PdfPages
{
    private const int MostPages = 5_000;
    private const int MostBytesOfAPage = 24 * 1024 * 1024;
    private readonly PdfFile file;
    private readonly InspectionRun run;
    private readonly List<PdfPage> pages = [];

    public PdfPages(PdfFile file, InspectionRun run)
    {
        (this.file, this.run) = (file, run);
        var root = file.Trailers.AsEnumerable().Reverse().Select(trailer => file.Dictionary(trailer.GetValueOrDefault("Root"))).FirstOrDefault(found => found is not null);
        Collect(root?.GetValueOrDefault("Pages"), null, 0);
        if (pages.Count > 0) return;
        foreach (var place in file.Places.Values)
            if (file.Read(place) is Dictionary<string, object?> found && found.GetValueOrDefault("Type") is PdfName { Text: "Page" } && pages.Count < MostPages) pages.Add(new PdfPage(place.Number, found));
    }

    public IReadOnlyList<PdfPage> All => pages;

    /// <summary>Objects of the tree of pages.</summary>
    public HashSet<int> Numbers { get; } = [];

    public Dictionary<string, object?>? Resources(PdfPage page) => file.Dictionary(page.Dictionary.GetValueOrDefault("Resources"));

    /// <summary>The streams that describe a page.</summary>
    public List<object?> Streams(Dictionary<string, object?> page)
    {
        var value = page.GetValueOrDefault("Contents");
        return value is PdfReference && file.Resolve(value) is PdfStream ? [value] : file.Resolve(value) as List<object?> ?? [];
    }

    /// <summary>The whole description of a page: its streams count as one (ISO 32000-2, 7.8.2).</summary>
    public byte[] Contents(Dictionary<string, object?> page)
    {
        var all = new MemoryStream();
        foreach (var stream in Streams(page))
        {
            if (file.Unpack(stream) is not { } content) continue;
            if (all.Length + content.Length > MostBytesOfAPage) throw new InspectionStoppedException(InspectionRules.TooMuchText);
            all.Write(content);
            all.WriteByte((byte)'\n');
        }

        return all.ToArray();
    }

    private void Collect(object? node, Dictionary<string, object?>? inherited, int depth)
    {
        run.Step(8);
        if (depth > 60 || pages.Count > MostPages) throw new InspectionStoppedException(pages.Count > MostPages ? InspectionRules.TooMuchText : InspectionRules.TooComplicated);
        var number = node is PdfReference reference ? reference.Number : 0;
        if (number > 0 && !Numbers.Add(number) || file.Dictionary(node) is not { } dictionary) return;
        if (!dictionary.ContainsKey("Resources") && inherited is not null) dictionary["Resources"] = inherited;
        if (file.Resolve(dictionary.GetValueOrDefault("Kids")) is List<object?> kids)
            foreach (var kid in kids) Collect(kid, file.Dictionary(dictionary.GetValueOrDefault("Resources")), depth + 1);
        else pages.Add(new PdfPage(number, dictionary));
    }
}
