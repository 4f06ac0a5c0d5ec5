using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Privacy;

/// <summary>
/// Finds what gives somebody away in a file that was read. Goes by numbers with check digits, by labels, by where something stands and by common given names;
/// other names in running text, and words in pictures and scans, it cannot see. Takes time in proportion to the length of the text.
/// </summary>
public static class PrivacyCheck
{
    private const int MostLettersOfAPassage = 64 * 1024;

    /// <summary>What gives somebody away, in the order of the file; empty where nothing does.</summary>
    public static IReadOnlyList<Finding> Of(FileReading reading)
    {
        var findings = new FindingList();
        foreach (var piece in reading.Pieces) OriginFindings.Add(piece, reading.Kind, findings);
        var passages = Passages(reading);
        foreach (var passage in passages)
        {
            NationalInsuranceDetector.Find(passage, findings);
            NumberDetector.Find(passage, findings);
            BirthDateDetector.Find(passage, findings);
            AddressDetector.Find(passage, findings);
            NameDetector.Find(passage, findings);
        }

        HeaderNames.Find(reading, passages, findings);
        KnownNames.Find(passages, findings);
        return findings.All;
    }

    private static List<Passage> Passages(FileReading reading)
    {
        var passages = new List<Passage>();
        var labels = new CellLabels();
        var bank = BankCells.In(reading.Pieces);
        Passage? open = null;
        TextPiece? before = null;
        foreach (var piece in reading.Pieces)
        {
            labels.Note(piece);
            if (piece.Text.Length == 0 || !IsLookedAt(piece, reading.Kind)) continue;
            var follows = before is not null && open is not null && open.Length < MostLettersOfAPassage && piece.Origin == before.Origin && piece.Part == before.Part && piece.IsVisible && piece.Cell == before.Cell && piece.Name == before.Name;
            if (!follows)
            {
                passages.Add(open = new Passage { Origin = piece.Origin, IsBesideFarLabel = piece.Cell is { Column: not 2 } });
                var label = piece.Cell is { } cell ? labels.Of(cell) ?? bank.GetValueOrDefault((cell.Table, cell.Row, cell.Column)) : piece.Origin is PieceOrigin.FormValue or PieceOrigin.Property ? piece.Name : null;
                if (!string.IsNullOrWhiteSpace(label)) open.AddContext(label.Trim().TrimEnd(':') + ": ");
            }

            open!.Add(piece);
            before = piece;
        }

        return passages;
    }

    /// <summary>What stands in a paragraph as well, or is a finding already by what it is, is not looked at twice.</summary>
    private static bool IsLookedAt(TextPiece piece, FileKind kind) => piece.Origin switch
    {
        PieceOrigin.Insertion or PieceOrigin.Gps or PieceOrigin.CameraData or PieceOrigin.Thumbnail => false,
        PieceOrigin.Property => !PrivacyRules.PersonalProperties.Contains(piece.Name ?? ""),
        PieceOrigin.FormValue => kind is FileKind.Pdf or FileKind.Odt or FileKind.Ods,
        _ => true,
    };
}
