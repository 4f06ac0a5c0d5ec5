using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy;
using PhbResources.Documents.Privacy.Scrubbing;

namespace PhbResources.Web.Commands;

/// <summary>Says what was found in files: in words, or as JSON.</summary>
internal interface IReport
{
    /// <summary>A file that was inspected, and what became of its clean copy where one was asked for.</summary>
    Task WriteAsync(string path, FileInspection inspection, IReadOnlyList<Finding> findings, CleanCopy? copy, string? written);

    /// <summary>A file that could not be read.</summary>
    Task WriteAsync(string path, string code, string message);
}
