using System.Net;
using System.Net.Sockets;

namespace PhbResources.BrowserTests;

/// <summary>Another web site: gives out the files of a folder at an address of its own.</summary>
internal sealed class StaticSite : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _folder;
    private readonly Task _answering;

    private StaticSite(string folder, int port)
    {
        _folder = folder;
        Address = $"http://localhost:{port}";
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _answering = AnswerAsync();
    }

    /// <summary>Where it is, without a slash at the end.</summary>
    public string Address { get; }

    public static StaticSite Of(string folder)
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        int port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        return new StaticSite(folder, port);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _answering;
    }

    private async Task AnswerAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            string name = context.Request.Url!.AbsolutePath.Trim('/') is { Length: > 0 } asked ? asked : "index.html";
            string? file = Directory.EnumerateFiles(_folder).FirstOrDefault(path => Path.GetFileName(path) == name);
            context.Response.StatusCode = file is null ? 404 : 200;
            if (file is not null)
            {
                context.Response.ContentType = Path.GetExtension(file) switch { ".html" => "text/html; charset=utf-8", ".css" => "text/css", ".js" => "text/javascript", _ => "application/octet-stream" };
                await context.Response.OutputStream.WriteAsync(await File.ReadAllBytesAsync(file));
            }

            context.Response.Close();
        }
    }
}
