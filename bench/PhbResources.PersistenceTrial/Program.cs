using System.Diagnostics;
using PhbResources.PersistenceTrial;

// Which library should the embedded host's stores be written with? The same work on the same tables with both, in turn, three rounds.
// The decision and the numbers it rests on: docs/decisions/0001-sqlite-by-hand.md
const int Documents = 2_000, Reads = 10_000, Lists = 500;
string properties = "{" + string.Join(",", Enumerable.Range(1, 15).Select(number => $"\"{number}\":\"{new string('x', 120)}\"")) + "}";
string folder = Directory.CreateTempSubdirectory("phb-trial").FullName;
try
{
    for (int round = 1; round <= 3; round++)
    {
        foreach (Func<string, IStore> open in new Func<string, IStore>[] { file => new HandWritten(file), file => new EntityFramework(file) })
        {
            Stopwatch clock = Stopwatch.StartNew();
            using IStore store = open(Path.Combine(folder, $"{Guid.NewGuid():N}.db"));
            double opened = clock.Elapsed.TotalMilliseconds;
            int first = store.CreateAndPublish(0, "First", properties);
            long before = GC.GetTotalAllocatedBytes();

            clock.Restart();
            for (int i = 1; i < Documents; i++)
                store.CreateAndPublish(first, $"Document {i % 97} {i}", properties);
            double created = clock.Elapsed.TotalMicroseconds / Documents;

            Random random = new(7);
            clock.Restart();
            for (int i = 0; i < Reads; i++)
                _ = store.Get(first + random.Next(Documents)) ?? throw new InvalidOperationException("missing");
            double read = clock.Elapsed.TotalMicroseconds / Reads;

            clock.Restart();
            int seen = 0;
            for (int i = 0; i < Lists; i++)
                seen += store.Children(first, "Document " + (i % 9 + 1), 0, 50).Total;
            double listed = clock.Elapsed.TotalMicroseconds / Lists;
            Console.WriteLine($"round {round}  {store.Name,-48} open {opened,6:F0} ms   create+publish {created,5:F0} us   get {read,4:F0} us   page of 50 {listed,5:F0} us   allocated {(GC.GetTotalAllocatedBytes() - before) / 1048576} MiB   ({seen})");
        }
    }
}
finally
{
    Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    Directory.Delete(folder, recursive: true);
}
