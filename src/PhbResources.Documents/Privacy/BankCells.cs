using System.Text.RegularExpressions;
using PhbResources.Documents.Inspection;

namespace PhbResources.Documents.Privacy;

/// <summary>A sort code and an account number in cells side by side, which nothing labels: "Payee | Jo Bloggs | 20-30-40 | 87654321".</summary>
internal static partial class BankCells
{
    /// <summary>What the cells are, by table, row and column.</summary>
    public static IReadOnlyDictionary<(int Table, int Row, int Column), string> In(IReadOnlyList<TextPiece> pieces)
    {
        Dictionary<(int, int, int), string> found = [];
        (int Table, int Row, int Column)? sortCode = null;
        foreach (TextPiece piece in pieces)
        {
            if (piece.Cell is not { } cell || piece.Text.Length == 0) continue;
            if (sortCode is { } before && before.Table == cell.Table && before.Row == cell.Row && Account().IsMatch(piece.Text))
                (found[before], found[(cell.Table, cell.Row, cell.Column)]) = ("Sort code", "Account number");
            sortCode = SortCode().IsMatch(piece.Text) ? (cell.Table, cell.Row, cell.Column) : null;
        }

        return found;
    }

    [GeneratedRegex(@"^\s*[0-9]{2}([- ])[0-9]{2}\1[0-9]{2}\s*$")]
    private static partial Regex SortCode();

    [GeneratedRegex(@"^\s*[0-9]{8}\s*$")]
    private static partial Regex Account();
}
