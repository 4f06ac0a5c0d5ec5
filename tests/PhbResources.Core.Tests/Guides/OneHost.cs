using PhbResources.Core.Tests.Schemas;

namespace PhbResources.Core.Tests.Guides;

/// <summary>One Umbraco for all tests of guides: each makes guides of its own.</summary>
[SetUpFixture]
internal sealed class OneHost
{
    private static ConfigFolder s_folder = null!;

    public static LibraryHost Host { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        s_folder = new ConfigFolder();
        foreach (string file in Directory.EnumerateFiles(Path.Combine(ConfigFolder.Original, "spam"), "*.txt"))
            s_folder.Write($"spam/{Path.GetFileName(file)}", await File.ReadAllTextAsync(file));
        Host = await LibraryHost.StartAsync(s_folder.Path);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (Host is not null)
            await Host.DisposeAsync();
        s_folder.Dispose();
    }
}
