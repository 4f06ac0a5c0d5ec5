using System.Collections;
using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Privacy;

/// <summary>Findings while a file is gone through.</summary>
internal sealed class FindingList
{
    /// <summary>More than anybody would go through one by one; what is beyond is of types that are there already.</summary>
    private const int Most = 20_000;

    private readonly List<Finding> findings = [];
    private readonly HashSet<(TextPiece, int, FindingType)> known = new(new ByPlace());
    private readonly Dictionary<(TextPiece, int, FindingType), BitArray> covered = new(new ByPlace());
    private TextPiece? placed;
    private string place = "";

    public IReadOnlyList<Finding> All => findings;

    /// <summary>Adds what a detector found in a passage, unless it is context only or known.</summary>
    public void Add(FindingType type, FindingLevel level, Passage passage, int start, int length, Func<string, string> mask)
    {
        var spans = passage.Spans(start, length);
        if (spans.Count == 0 || spans[0].Length == 0 || findings.Count >= Most || !known.Add((spans[0].Piece, spans[0].Start, type))) return;
        Keep(new Finding(type, level, Place(spans[0].Piece), mask(passage.Text.Substring(start, length).Replace('\n', ' '))) { Spans = spans });
    }

    /// <summary>Adds a piece that is a finding by what it is.</summary>
    public void Add(FindingType type, FindingLevel level, TextPiece piece, string excerpt)
    {
        if (findings.Count >= Most || !known.Add((piece, 0, type))) return;
        Keep(new Finding(type, level, Place(piece), excerpt) { Spans = piece.Text.Length > 0 ? [new FoundSpan(piece, 0, piece.Text.Length)] : [] });
    }

    /// <summary>Whether something of a type was found that holds the beginning of a stretch.</summary>
    public bool Covers(FoundSpan span, FindingType type) =>
        covered.TryGetValue((span.Piece, 0, type), out var letters) && letters[span.Start];

    /// <summary>The place in words; who wrote a comment is in it by initials.</summary>
    private string Place(TextPiece piece)
    {
        if (!ReferenceEquals(piece, placed)) (placed, place) = (piece, PlaceOf(piece));
        return place;
    }

    private static string PlaceOf(TextPiece piece) =>
        piece.Origin is PieceOrigin.Comment or PieceOrigin.Insertion or PieceOrigin.Deletion && piece.Name is { Length: > 1 } name ? piece.Place.Replace(name, Masks.Initials(name), StringComparison.Ordinal) : piece.Place;

    private void Keep(Finding finding)
    {
        findings.Add(finding);
        foreach (var span in finding.Spans)
        {
            if (!covered.TryGetValue((span.Piece, 0, finding.Type), out var letters)) covered[(span.Piece, 0, finding.Type)] = letters = new BitArray(span.Piece.Text.Length);
            for (var at = span.Start; at < span.Start + span.Length; at++) letters[at] = true;
        }
    }

    /// <summary>Two equal pieces are two places.</summary>
    private sealed class ByPlace : IEqualityComparer<(TextPiece Piece, int Start, FindingType Type)>
    {
        public bool Equals((TextPiece Piece, int Start, FindingType Type) x, (TextPiece Piece, int Start, FindingType Type) y) => ReferenceEquals(x.Piece, y.Piece) && x.Start == y.Start && x.Type == y.Type;

        public int GetHashCode((TextPiece Piece, int Start, FindingType Type) obj) => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Piece), obj.Start, obj.Type);
    }
}
