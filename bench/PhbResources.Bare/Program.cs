// The yardstick: a bare endpoint that answers with the bytes of a file. What the site reaches is told as a share of this.
// Usage: PhbResources.Bare FOLDER --urls http://127.0.0.1:5099 ; every file is served at /NAME.
var builder = WebApplication.CreateSlimBuilder(args[1..]);
builder.Logging.ClearProviders();
var app = builder.Build();
foreach (string file in Directory.EnumerateFiles(args[0]))
{
    byte[] bytes = File.ReadAllBytes(file);
    app.MapGet("/" + Path.GetFileName(file), () => Results.Bytes(bytes, "application/octet-stream"));
}

app.Run();
