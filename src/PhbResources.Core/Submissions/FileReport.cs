using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy;

namespace PhbResources.Core.Submissions;

/// <summary>What the checks found in a file, kept with it. Nothing of it gives anybody away: excerpts are masked.</summary>
/// <param name="Refusals">Why it is not taken; empty where it is.</param>
/// <param name="Risks">What a clean copy leaves out.</param>
/// <param name="Notes">What the member should know.</param>
/// <param name="Findings">What gives somebody away.</param>
public sealed record FileReport(
    IReadOnlyList<ReportedConcern> Refusals,
    IReadOnlyList<ReportedConcern> Risks,
    IReadOnlyList<ReportedConcern> Notes,
    IReadOnlyList<ReportedFinding> Findings)
{
    /// <summary>Most findings that are kept for a file; more than anybody goes through.</summary>
    public const int MostFindings = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Whether something has to go before anybody else gets the file.</summary>
    [JsonIgnore]
    public bool MustBeCleaned => Risks.Count > 0 || Findings.Any(finding => finding.Level == FindingLevel.MustRemove);

    internal static FileReport Of(FileInspection inspection, IReadOnlyList<Finding> findings) => new(
        Reported(inspection.Refusals),
        Reported(inspection.Risks),
        Reported(inspection.Notes),
        [.. findings.OrderBy(finding => finding.Level).Take(MostFindings).Select(finding => new ReportedFinding(finding.Type, finding.Level, finding.Place, finding.Excerpt))]);

    internal static FileReport Read(string json) => JsonSerializer.Deserialize<FileReport>(json, Json) ?? new FileReport([], [], [], []);

    internal string Write() => JsonSerializer.Serialize(this, Json);

    private static List<ReportedConcern> Reported(IEnumerable<Concern> concerns) =>
        [.. concerns.Select(concern => new ReportedConcern(concern.Code, concern.Message, concern.WhatToDo, concern.Place)).Distinct()];
}

/// <summary>A rule that a file runs into.</summary>
/// <param name="Code">Short name of the rule.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="WhatToDo">What to do next.</param>
/// <param name="Place">Where; empty for the whole file.</param>
public sealed record ReportedConcern(string Code, string Message, string WhatToDo, string Place);

/// <summary>Something that gives somebody away.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Level">What has to be done about it.</param>
/// <param name="Place">Where.</param>
/// <param name="Excerpt">What was found, masked.</param>
public sealed record ReportedFinding(FindingType Type, FindingLevel Level, string Place, string Excerpt);
