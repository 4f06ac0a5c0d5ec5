using System.Globalization;

namespace PhbResources.Documents.Inspection;

/// <summary>The inspection of one file: what it has used up, what it ran into, what was read. Used by one thread.</summary>
internal sealed class InspectionRun(InspectionLimits limits, TimeProvider time, CancellationToken cancellation)
{
    private const int MostConcerns = 100;
    private const int StepsBetweenLooks = 4_096;

    private readonly long started = time.GetTimestamp();
    private readonly List<Concern> concerns = [];
    private readonly List<TextPiece> pieces = [];
    private readonly HashSet<(string, string, string?, string?)> known = [];
    private long unpacked;
    private long letters;
    private int steps;

    public InspectionLimits Limits => limits;

    public IReadOnlyList<Concern> Concerns => concerns;

    public IReadOnlyList<TextPiece> Pieces => pieces;

    public int Pages { get; set; } = 1;

    public (int Width, int Height)? Pixels { get; set; }

    public bool Refused => concerns.Exists(concern => concern.Rule.Outcome == RuleOutcome.Refuse);

    /// <summary>Every loop over a file calls this; the clock is looked at now and then.</summary>
    public void Step(int cost = 1)
    {
        steps += cost;
        if (steps < StepsBetweenLooks) return;
        steps = 0;
        cancellation.ThrowIfCancellationRequested();
        if (time.GetElapsedTime(started) > limits.Time) throw new InspectionStoppedException(InspectionRules.TooLong);
    }

    /// <summary>Counts bytes that came out of a packed part.</summary>
    public void Unpacked(long bytes)
    {
        unpacked += bytes;
        if (unpacked > limits.UnpackedBytes) throw new InspectionStoppedException(InspectionRules.ZipBomb);
    }

    /// <summary>Counts letters before they are kept.</summary>
    public void Letters(int count)
    {
        letters += count;
        if (letters > limits.Letters) throw new InspectionStoppedException(InspectionRules.TooMuchText);
    }

    public void Concern(InspectionRule rule, string place = "", string? part = null, string? relationship = null)
    {
        if (known.Count < MostConcerns && known.Add((rule.Code, place, part, relationship)))
            concerns.Add(new Concern(rule, place) { Part = part, Relationship = relationship });
        else if (!concerns.Exists(concern => concern.Rule == rule))
            concerns.Add(new Concern(rule, place) { Part = part, Relationship = relationship });
    }

    public void Add(TextPiece piece)
    {
        if (pieces.Count >= limits.Pieces) throw new InspectionStoppedException(InspectionRules.TooMuchText);
        Letters(piece.Text.Length + (piece.Name?.Length ?? 0));
        pieces.Add(piece);
    }

    /// <summary>Adds a piece unless its text is blank.</summary>
    public void AddText(string? text, PieceOrigin origin, string place, string? part = null, string? name = null)
    {
        if (!string.IsNullOrWhiteSpace(text)) Add(new TextPiece(text.Trim(), origin, place) { Part = part, Name = name });
    }

    /// <summary>Adds a document property.</summary>
    public void AddProperty(string name, string? value, string? part = null) =>
        AddText(value, PieceOrigin.Property, string.Create(CultureInfo.InvariantCulture, $"document property: {name}"), part, name);
}

/// <summary>Ends an inspection at once: the file is refused by a rule, and what was read does not matter.</summary>
internal sealed class InspectionStoppedException(InspectionRule rule, string place = "", string? part = null) : Exception(rule.Message)
{
    public InspectionRule Rule => rule;

    public string Place => place;

    public string? Part => part;
}
