namespace PhbResources.Documents.Inspection.Pdf;

/// <summary>
/// The objects of a PDF, found by going over the whole file rather than by its table of contents: that one can be damaged, and what it
/// leaves out is in the file all the same.
/// </summary>
internal sealed class PdfFile
{
    private const int MostObjects = 250_000;
    private const int MostKept = 48 * 1024 * 1024;

    private readonly byte[] file;
    private readonly InspectionRun run;
    private readonly Dictionary<int, PdfPlace> places = [];
    private readonly HashSet<int> resolving = [];
    private int count;
    private int kept;

    public PdfFile(byte[] file, InspectionRun run)
    {
        this.file = file;
        this.run = run;
        Filters = new PdfFilters(run, Resolve);
        FindObjects();
        FindTrailers();
        ReadObjectStreams();
    }

    public PdfFilters Filters { get; }

    /// <summary>What stands in the file as it is shown, by number.</summary>
    public IReadOnlyDictionary<int, PdfPlace> Places => places;

    /// <summary>Objects that a later revision replaced.</summary>
    public List<PdfPlace> Replaced { get; } = [];

    /// <summary>The dictionaries that say where to begin, first to last.</summary>
    public List<Dictionary<string, object?>> Trailers { get; } = [];

    /// <summary>Follows a reference; any other value is itself.</summary>
    public object? Resolve(object? value)
    {
        for (var steps = 0; value is PdfReference reference; steps++)
        {
            if (steps > 20 || !places.TryGetValue(reference.Number, out var place) || !resolving.Add(reference.Number)) return null;
            value = Read(place);
            resolving.Remove(reference.Number);
        }

        return value;
    }

    public Dictionary<string, object?>? Dictionary(object? value) => Resolve(value) switch { Dictionary<string, object?> found => found, PdfStream stream => stream.Dictionary, _ => null };

    public object? Read(PdfPlace place) => new PdfParser(place.Container, place.Offset, run).Object(reference => Resolve(reference));

    public byte[]? Unpack(object? value) => Resolve(value) is PdfStream stream ? Filters.Read(stream) : null;

    private void FindObjects()
    {
        var at = 0;
        while (at < file.Length)
        {
            var found = file.AsSpan(at).IndexOf("obj"u8);
            if (found < 0) return;
            run.Step(1 + found / 256);
            at += found + 3;
            if (HeaderBefore(at - 3) is { } number) Add(new PdfPlace(number, file, at, at));
        }
    }

    /// <summary>The number of the object whose word "obj" stands at a position.</summary>
    private int? HeaderBefore(int at)
    {
        var position = at - 1;
        while (position >= 0 && PdfParser.IsSpace(file[position])) position--;
        var generation = position;
        while (position >= 0 && generation - position < 6 && char.IsAsciiDigit((char)file[position])) position--;
        if (position == generation || position < 0 || !PdfParser.IsSpace(file[position])) return null;
        while (position >= 0 && PdfParser.IsSpace(file[position])) position--;
        long number = 0, scale = 1;
        var digits = 0;
        for (; position >= 0 && digits < 10 && char.IsAsciiDigit((char)file[position]); position--, digits++, scale *= 10) number += (file[position] - '0') * scale;
        return digits is 0 or > 9 ? null : (int)number;
    }

    private void Add(PdfPlace place)
    {
        if (++count > MostObjects) throw new InspectionStoppedException(InspectionRules.TooComplicated);
        if (places.TryGetValue(place.Number, out var before))
        {
            var isLater = place.Order >= before.Order;
            Replaced.Add(isLater ? before : place);
            if (!isLater) return;
        }

        places[place.Number] = place;
    }

    private void FindTrailers()
    {
        for (var at = 0; at < file.Length;)
        {
            var found = file.AsSpan(at).IndexOf("trailer"u8);
            if (found < 0) break;
            run.Step(1 + found / 256);
            at += found + 7;
            if (new PdfParser(file, at, run).Next() is Dictionary<string, object?> trailer) Trailers.Add(trailer);
        }
    }

    private void ReadObjectStreams()
    {
        foreach (var place in places.Values.Concat(Replaced).OrderBy(place => place.Order).ToList())
        {
            if (Read(place) is not PdfStream stream) continue;
            if (stream.Dictionary.GetValueOrDefault("Type") is PdfName { Text: "XRef" }) Trailers.Add(stream.Dictionary);
            if (Resolve(stream.Dictionary.GetValueOrDefault("N")) is not double number || Resolve(stream.Dictionary.GetValueOrDefault("First")) is not double first) continue;
            var content = Filters.Read(stream) ?? throw new InspectionStoppedException(InspectionRules.UnknownPart);
            kept += content.Length;
            if (kept > MostKept) throw new InspectionStoppedException(InspectionRules.ZipBomb);
            PdfScan.Scan(content, run, $"object {place.Number}");
            var header = new PdfParser(content, 0, run);
            for (var item = 0; item < number; item++)
            {
                if (header.Next(references: false) is not double id || header.Next(references: false) is not double offset) break;
                if (id is < 0 or > int.MaxValue || offset < 0 || first + offset >= content.Length) continue;
                Add(new PdfPlace((int)id, content, (int)(first + offset), place.Order));
            }
        }
    }
}
