using PhbResources.Core.Insights;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy;

namespace PhbResources.Core.Feedback;

/// <summary>
/// Looks for what would give somebody away in a few sentences that a visitor types, before they are kept. It errs on the side of asking:
/// the words stay in the form, and whoever wrote them can change them.
/// </summary>
public static class PersonalDetails
{
    /// <summary>What was found, each as a few words to show to whoever typed it; empty where nothing was.</summary>
    public static IReadOnlyList<FoundDetail> In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
            return [];
        FileReading reading = new()
        {
            Kind = FileKind.Txt,
            FileName = "",
            Pieces = [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => new TextPiece(line, PieceOrigin.Body, ""))],
        };
        List<FoundDetail> found = [.. PrivacyCheck.Of(reading).Select(finding => new FoundDetail(InWords(finding.Type), finding.Excerpt)).Distinct()];
        return found.Count == 0 && PersonalWords.AreInText(text) ? [new FoundDetail("a number or an address that may belong to a person", "")] : found;
    }

    private static string InWords(FindingType type) => type switch
    {
        FindingType.NhsNumber => "an NHS number",
        FindingType.NationalInsuranceNumber => "a National Insurance number",
        FindingType.DateOfBirth => "a date of birth",
        FindingType.Phone => "a telephone number",
        FindingType.Email => "an email address",
        FindingType.Postcode => "a postcode or an address",
        FindingType.BankDetails => "bank details",
        FindingType.Name => "a name",
        _ => "a detail about a person",
    };
}

/// <summary>Something that gives somebody away.</summary>
/// <param name="What">What it is: <c>a telephone number</c>.</param>
/// <param name="Excerpt">What was found, masked; may be empty.</param>
public sealed record FoundDetail(string What, string Excerpt)
{
    /// <summary>Both, as they are shown: <c>a telephone number (077** ***123)</c>.</summary>
    public override string ToString() => Excerpt.Length == 0 ? What : $"{What} ({Excerpt})";
}
