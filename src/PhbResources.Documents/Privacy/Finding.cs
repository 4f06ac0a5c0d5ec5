using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Privacy;

/// <summary>Something in a file that gives somebody away.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Level">What has to be done about it.</param>
/// <param name="Place">Where it is, in words: <c>header</c>, <c>sheet Rota, cell B4</c>. Names in it are initials.</param>
/// <param name="Excerpt">What was found, masked: <c>943 *** **19</c>. Never the whole of it.</param>
public sealed record Finding(FindingType Type, FindingLevel Level, string Place, string Excerpt)
{
    /// <summary>Where exactly: several spans where it goes over the end of a line.</summary>
    public IReadOnlyList<FoundSpan> Spans { get; init; } = [];

    /// <summary>Says where and how much, never what: findings end up in logs and messages.</summary>
    public override string ToString() => $"{Type} {Level} {Place} {Excerpt}";
}

/// <summary>A stretch of a piece of text.</summary>
/// <param name="Piece">The piece.</param>
/// <param name="Start">Where it begins in the text of the piece.</param>
/// <param name="Length">How long it is.</param>
public sealed record FoundSpan(TextPiece Piece, int Start, int Length)
{
    /// <summary>What was found, in full. Only for blanking it.</summary>
    internal string Text => Piece.Text.Substring(Start, Length);
}
