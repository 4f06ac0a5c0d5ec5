using BenchmarkDotNet.Attributes;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy;
using PhbResources.Documents.Privacy.Scrubbing;

namespace PhbResources.Benchmarks;

/// <summary>What a large shared file costs: inspecting it, the privacy check, and a clean copy that is checked again.</summary>
public class SharedFileBenchmarks
{
    private readonly FileInspector _inspector = new();
    private byte[] _file = [];
    private FileInspection _inspection = null!;
    private IReadOnlyList<Finding> _findings = [];

    public static IEnumerable<string> Names => LargeFiles.Names;

    [ParamsSource(nameof(Names))]
    public string File { get; set; } = "";

    [GlobalSetup]
    public void Make()
    {
        _file = LargeFiles.Make(File);
        _inspection = Inspect();
        _findings = Check();
        if (_findings.Count == 0)
            throw new InvalidOperationException("There is nothing to find in this file, so that it measures nothing.");
    }

    [Benchmark]
    public FileInspection Inspect() => _inspector.Inspect(_file, File, CancellationToken.None);

    [Benchmark]
    public IReadOnlyList<Finding> Check() => PrivacyCheck.Of(_inspection.Reading!);

    [Benchmark]
    public async Task<CleanCopy> CleanCopy()
    {
        CleanCopy copy = await new Scrubber(_inspector).CleanAsync(_file, _inspection, _findings, CancellationToken.None);
        return copy.File is not null ? copy : throw new InvalidOperationException(copy.Problem);
    }
}
