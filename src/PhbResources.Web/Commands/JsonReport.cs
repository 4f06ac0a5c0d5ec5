using System.Text.Encodings.Web;
using System.Text.Json;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy;
using PhbResources.Documents.Privacy.Scrubbing;

namespace PhbResources.Web.Commands;

/// <summary>One JSON object a line: file, accepted, refusals, findings; with --scrub also scrubbed (the path) or scrubProblem.</summary>
internal sealed class JsonReport(TextWriter output) : IReport
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task WriteAsync(string path, FileInspection inspection, IReadOnlyList<Finding> findings, CleanCopy? copy, string? written) =>
        WriteAsync(path, inspection.Accepted, inspection.Refusals.Select(refusal => (refusal.Code, refusal.Message + " " + refusal.WhatToDo)), findings, copy?.Problem, written);

    public Task WriteAsync(string path, string code, string message) => WriteAsync(path, false, [(code, message)], [], null, null);

    private async Task WriteAsync(string path, bool accepted, IEnumerable<(string Code, string Message)> refusals, IReadOnlyList<Finding> findings, string? problem, string? written)
    {
        using var line = new MemoryStream();
        await using (var json = new Utf8JsonWriter(line, Readable))
        {
            json.WriteStartObject();
            json.WriteString("file", path);
            json.WriteBoolean("accepted", accepted);
            json.WriteStartArray("refusals");
            foreach (var (code, message) in refusals)
            {
                json.WriteStartObject();
                json.WriteString("code", code);
                json.WriteString("message", message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("findings");
            foreach (var finding in findings)
            {
                json.WriteStartObject();
                json.WriteString("type", JsonNamingPolicy.CamelCase.ConvertName(finding.Type.ToString()));
                json.WriteString("level", JsonNamingPolicy.CamelCase.ConvertName(finding.Level.ToString()));
                json.WriteString("place", finding.Place);
                json.WriteString("excerpt", finding.Excerpt);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (written is not null) json.WriteString("scrubbed", written);
            if (problem is not null) json.WriteString("scrubProblem", problem);
            json.WriteEndObject();
        }

        await output.WriteLineAsync(System.Text.Encoding.UTF8.GetString(line.ToArray()));
    }
}
