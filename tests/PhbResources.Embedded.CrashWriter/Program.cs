using System.Globalization;
using Microsoft.Extensions.Hosting;
using PhbResources.Embedded.CrashWriter;

// Arguments: data folder, seed. Runs until it is killed.
using IHost host = await CrashHost.StartAsync(args[0]);
using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
output.WriteLine(new Acknowledgement(Deed.Ready, Guid.Empty, ""));
new Writer(host.Services, new Random(int.Parse(args[1], CultureInfo.InvariantCulture)), done => output.WriteLine(done)).WriteWithoutEnd();
