using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy;
using PhbResources.Documents.Privacy.Scrubbing;

namespace PhbResources.Web.Commands;

/// <summary>The report for people.</summary>
internal sealed class WordsReport(TextWriter output) : IReport
{
    private const int MostOfAType = 20;

    public async Task WriteAsync(string path, FileInspection inspection, IReadOnlyList<Finding> findings, CleanCopy? copy, string? written)
    {
        await output.WriteLineAsync(path);
        foreach (var refusal in inspection.Refusals) await output.WriteLineAsync($"  Refused: {refusal.Message} {refusal.WhatToDo}");
        foreach (var risk in inspection.Risks) await output.WriteLineAsync($"  {risk.Message} {risk.WhatToDo}");
        foreach (var note in inspection.Notes) await output.WriteLineAsync($"  Note: {note.Message} {note.WhatToDo}");
        foreach (var level in findings.GroupBy(finding => finding.Level).OrderBy(group => group.Key))
        {
            await output.WriteLineAsync(level.Key switch { FindingLevel.MustRemove => "  Must be removed:", FindingLevel.Check => "  Please check:", _ => "  For your information:" });
            foreach (var type in level.GroupBy(finding => finding.Type))
            {
                foreach (var finding in type.Take(MostOfAType)) await output.WriteLineAsync($"    {NameOf(finding.Type)} ({Plain(finding.Place)}): {Plain(finding.Excerpt)}");
                if (type.Count() > MostOfAType) await output.WriteLineAsync($"    and {type.Count() - MostOfAType} more of this kind");
            }
        }

        if (inspection.Accepted && findings.Count == 0 && !inspection.Risks.Any()) await output.WriteLineAsync("  Nothing found. Names in running text and words in pictures cannot be seen by this check: please read it once yourself.");
        if (written is not null) await output.WriteLineAsync($"  Clean copy: {written}");
        else if (copy?.Problem is { } problem) await output.WriteLineAsync($"  No clean copy: {problem}");
        await output.WriteLineAsync();
    }

    public async Task WriteAsync(string path, string code, string message) => await output.WriteLineAsync($"{path}{Environment.NewLine}  {message}{Environment.NewLine}");

    /// <summary>What stands in a file must not move the cursor of a terminal.</summary>
    private static string Plain(string text) => string.Concat(text.Select(letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.Format ? ' ' : letter));

    private static string NameOf(FindingType type) => type switch
    {
        FindingType.NhsNumber => "NHS number", FindingType.NationalInsuranceNumber => "National Insurance number", FindingType.DateOfBirth => "Date of birth", FindingType.Phone => "Telephone number", FindingType.Email => "E-mail address",
        FindingType.Postcode => "Address or postcode", FindingType.BankDetails => "Bank details", FindingType.Name => "Name", FindingType.DocumentProperty => "Property of the file", FindingType.Comment => "Comment", FindingType.TrackedChange => "Tracked change",
        FindingType.HiddenText => "Hidden text", FindingType.CustomXml => "Data beside the document", FindingType.Gps => "Where a picture was taken", FindingType.CameraData => "Data of a camera", FindingType.Thumbnail => "Small hidden picture of the document",
        FindingType.EarlierRevision => "Earlier version of the text", _ => "Filled-in field",
    };
}
