using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace PhbResources.Search.Tests;

/// <summary>This assembly, started as a process of its own that uses an index until it is killed.</summary>
internal sealed class OtherProcess : IDisposable
{
    private readonly Process _process;

    /// <param name="work"><c>put</c>, <c>replace</c> or <c>open</c>.</param>
    /// <param name="folder">Folder of the index.</param>
    public OtherProcess(string work, string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true,
            ArgumentList = { "exec", typeof(OtherProcess).Assembly.Location, work, folder },
        };
        _process = Process.Start(start)!;
    }

    /// <summary>The next line it says, or <c>null</c> when it has ended.</summary>
    public string? Says() => _process.StandardOutput.ReadLine();

    /// <summary>Kills it (SIGKILL), and reads what it had said before.</summary>
    public List<string> Kill()
    {
        _process.Kill();
        var said = new List<string>();
        while (Says() is { } line) said.Add(line);
        _process.WaitForExit();
        return said;
    }

    public int Ended()
    {
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    public static async Task<int> Main(string[] args)
    {
        try
        {
            using var index = LibraryIndex.Open(new LibraryIndexOptions { Folder = args[1], CommitDelay = TimeSpan.FromMilliseconds(5) });
            Console.WriteLine("open");
            var number = int.Parse(index.Health.Stamp ?? "0", CultureInfo.InvariantCulture);
            while (args[0] == "put")
            {
                index.Put(Document(++number, "Rota"), number.ToString(CultureInfo.InvariantCulture));
                if (number % 7 != 0) continue;
                index.Commit();
                Console.WriteLine(number);
            }
            while (args[0] == "replace")
            {
                await index.ReplaceAllAsync(All(++number), number.ToString(CultureInfo.InvariantCulture));
                Console.WriteLine(number);
            }
            return 0;
        }
        catch (IndexInUseException e)
        {
            Console.WriteLine(e.Message);
            return 3;
        }
    }

    private static SearchDocument Document(int number, string title) => new(new Guid(number, 0, 0, new byte[8]), "document-" + number, title);

    private static async IAsyncEnumerable<SearchDocument> All(int round, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        for (var number = 1; number <= 100; number++) yield return Document(number, "Rota of round" + round);
    }
}
