using PhbResources.SearchBenchmarks;

// PhbResources.SearchBenchmarks [DOCUMENTS ...]   10,000 and 100,000 when left out
// KEEP=folder keeps the indexes for the next run; SEARCHES (4000) is how many are measured.
// A second word after the number, as in 10000:profile, only searches, on one thread for 20 seconds, for a profiler to look at.
string? keep = Environment.GetEnvironmentVariable("KEEP");
int searches = int.TryParse(Environment.GetEnvironmentVariable("SEARCHES"), out int wanted) ? wanted : 4_000;
string folder = keep ?? Path.Combine(Path.GetTempPath(), "phb-search-benchmark");
try
{
    foreach (string size in args.Length > 0 ? args : ["10000", "100000"])
    {
        string[] parts = size.Split(':');
        using var library = await MeasuredLibrary.OpenAsync(Path.Combine(folder, parts[0]), int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), searches);
        if (parts.Length > 1) library.SearchFor(TimeSpan.FromSeconds(20));
        else library.Report();
    }
}
finally
{
    if (keep is null && Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
}
