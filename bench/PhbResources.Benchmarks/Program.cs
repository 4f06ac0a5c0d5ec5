using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PhbResources.Benchmarks;

// PhbResources.Benchmarks [--filter *Writing*]   measures the parts of the library
// PhbResources.Benchmarks writing                measures how long each format takes to write, and memory over ten thousand documents
// PhbResources.Benchmarks memory                 measures the most memory that inspecting, checking and cleaning large shared files takes
// PhbResources.Benchmarks visible FOLDER         measures, on a data folder, how long it takes from publishing to seeing
if (args is ["visible", var folder])
{
    await PublishToVisible.MeasureAsync(folder);
    return;
}

if (args is ["writing"])
{
    WritingTimes.Measure();
    return;
}

if (args is ["memory"])
{
    await SharedFileMemory.MeasureAsync();
    return;
}

if (args is ["memory", var step, var path])
{
    await SharedFileMemory.RunAsync(step, path);
    return;
}

// In this process: the benchmarks need umbraco-config beside the program and take no measures of the runtime itself.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(
    args.Length > 0 ? args : ["--filter", "*"],
    DefaultConfig.Instance
        .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "phb-benchmarks")));
