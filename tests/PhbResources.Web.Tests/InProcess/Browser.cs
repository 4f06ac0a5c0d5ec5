using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace PhbResources.Web.Tests.InProcess;

/// <summary>A visitor: keeps cookies, follows nothing by itself, and comes from a loopback address of its own.</summary>
internal sealed partial class Browser : IDisposable
{
    private static int s_last = 10;

    private readonly HttpClient _client;

    public Browser(Uri site)
    {
        IPAddress own = new([127, 0, 7, (byte)(Interlocked.Increment(ref s_last) % 250)]);
        SocketsHttpHandler handler = new() { AllowAutoRedirect = false, CookieContainer = Cookies };
        handler.ConnectCallback = async (context, cancellationToken) =>
        {
            Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(own, 0));
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        };
        _client = new HttpClient(handler) { BaseAddress = site };
    }

    public CookieContainer Cookies { get; } = new();

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path);

    public Task<string> TextAsync(string path) => _client.GetStringAsync(path);

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        _client.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request);

    /// <summary>Opens a page and sends its form with the hidden token that stands in it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string action, params (string Name, string Value)[] fields) =>
        await PostAsync(action, [("form-token", FormToken(await TextAsync(page))), .. fields]);

    public async Task<HttpResponseMessage> SignInAsync(string email, string password, string returnUrl = "") =>
        await SubmitAsync("/sign-in", "/sign-in", ("email", email), ("password", password), ("returnUrl", returnUrl));

    public static string FormToken(string html) => TokenField().Match(html).Groups[1].Value;

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"form-token\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
