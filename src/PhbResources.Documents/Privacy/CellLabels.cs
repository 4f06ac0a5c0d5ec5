using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Privacy;

/// <summary>The words that say what a cell is for: those of the cell on its left, else those at the head of its column.</summary>
internal sealed class CellLabels
{
    private const int MostLetters = 60;
    private const int FewestWords = 3;
    private readonly Dictionary<(int Table, int Column), (int Row, string Text)> heads = [];
    private readonly Dictionary<int, (int Row, int Labels, int Words)> rows = [];
    private readonly Dictionary<int, int> headRows = [];
    private (int Table, int Row, int Column) last;
    private string left = "";
    private string lastText = "";
    private bool lastIsLabel;

    /// <summary>Takes the cells as they come.</summary>
    public void Note(TextPiece piece)
    {
        if (piece.Cell is not { } cell) return;
        var isNew = (cell.Table, cell.Row, cell.Column) != last;
        if (isNew)
        {
            left = cell.Table == last.Table && cell.Row == last.Row && lastIsLabel ? lastText : "";
            (last, lastText, lastIsLabel) = ((cell.Table, cell.Row, cell.Column), "", false);
        }

        if (lastText.Length > 0 || piece.Text.Length == 0) return;
        lastText = piece.Text;
        lastIsLabel = IsLabel(lastText);
        var (row, labels, words) = rows.GetValueOrDefault(cell.Table);
        if (row != cell.Row) (labels, words) = (0, 0);
        words += lastText.Length <= MostLetters && !lastText.AsSpan().ContainsAnyInRange('0', '9') ? 1 : -FewestWords;
        labels += lastIsLabel ? 1 : 0;
        rows[cell.Table] = (cell.Row, labels, words);
        if (!lastIsLabel || heads.Count >= 100_000) return;
        // One label in a row belongs to the cell beside it; several, or one among other words, are the heads of columns.
        if (labels > 1 || cell.IsHeader || words >= FewestWords) headRows[cell.Table] = cell.Row;
        heads[(cell.Table, cell.Column)] = (cell.Row, lastText);
    }

    /// <summary>The label of the cell that was noted last.</summary>
    public string? Of(CellPosition cell)
    {
        if (cell.IsHeader) return null;
        if (left.Length > 0) return left;
        return heads.TryGetValue((cell.Table, cell.Column), out var head) && head.Row < cell.Row && headRows.GetValueOrDefault(cell.Table) == head.Row ? head.Text : null;
    }

    private static bool IsLabel(string text)
    {
        if (text.Length is 0 or > MostLetters) return false;
        if (NameDetector.IsLabel(text)) return true;
        var lower = text.ToLowerInvariant();
        return Surroundings.HasWord(lower, PrivacyRules.BirthWords) || Surroundings.HasWord(lower, PrivacyRules.PhoneWords) || Surroundings.HasWord(lower, PrivacyRules.NhsWords) || Surroundings.HasWord(lower, PrivacyRules.NiWords)
            || Surroundings.HasWord(lower, PrivacyRules.SortCodeWords) || Surroundings.HasWord(lower, PrivacyRules.AccountWords) || Surroundings.HasWord(lower, ["postcode", "post code", "address", "email", "e-mail"])
            || !lower.AsSpan().ContainsAnyInRange('0', '9') && Surroundings.HasWord(lower, PrivacyRules.ThingWords);
    }
}
