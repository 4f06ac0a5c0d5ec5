using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using PhbResources.Journeys;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.Journeys;

/// <summary>
/// Somebody with a browser, as far as HTTP goes: cookies, forms with their tokens. The site may go away and come back at another port meanwhile.
/// </summary>
internal sealed partial class Traveller : IDisposable
{
    public const string Password = "seven quiet otters swim";

    private static int s_last = 10;

    private readonly HttpClient _client;
    private readonly Func<Uri> _site;

    /// <param name="site">Where the site is now.</param>
    /// <param name="cookies">Cookies of somebody who is signed in and has gone to another network; left out, a new browser.</param>
    public Traveller(Func<Uri> site, CookieContainer? cookies = null)
    {
        _site = site;
        Cookies = cookies ?? new CookieContainer();
        // Each comes from a network of its own, as people do: the site counts what one network sends.
        IPAddress own = new([127, 8, (byte)Interlocked.Increment(ref s_last), 1]);
        SocketsHttpHandler handler = new() { AllowAutoRedirect = false, CookieContainer = Cookies };
        handler.ConnectCallback = async (context, cancellationToken) =>
        {
            Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(own, 0));
                await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        };
        _client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(60) };
    }

    public CookieContainer Cookies { get; }

    /// <summary>Called when a form is about to be sent.</summary>
    public Action? BeforePost { get; set; }

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(_site(), path));

    /// <summary>A page as text, whatever its status.</summary>
    public async Task<string> PageAsync(string path)
    {
        using HttpResponseMessage answer = await GetAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        HttpRequestMessage request = new(method, new Uri(_site(), path)) { Content = content };
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (method == HttpMethod.Post)
            BeforePost?.Invoke();
        return _client.SendAsync(request);
    }

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Opens a page and sends a form of it, with everything hidden in it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string action, params (string Name, string Value)[] fields) =>
        await PostAsync(action, [.. Hidden(await PageAsync(page)), .. fields]);

    /// <summary>The token of a form on a page.</summary>
    public async Task<string> TokenAsync(string page) => Browser.FormToken(await PageAsync(page));

    public async Task<HttpResponseMessage> RegisterAsync(string email)
    {
        string page = await PageAsync("/register");
        await Task.Delay(TimeSpan.FromSeconds(3.1)); // The site takes who is quicker for a program.
        return await PostAsync("/register", [.. Hidden(page), ("email", email), ("password", Password), ("credit-name", "Sam")]);
    }

    /// <summary>Presses the button of the page a mailed link leads to.</summary>
    public async Task<HttpResponseMessage> VerifyAsync(string link) => await SubmitAsync(link, "/verify");

    public Task<HttpResponseMessage> SignInAsync(string email, string password = Password) => SubmitAsync("/sign-in", "/sign-in", ("email", email), ("password", password));

    public Task<HttpResponseMessage> BeginAsync() => SubmitAsync("/share", "/share");

    public Task<HttpResponseMessage> DescribeAsync(string share, string title) => SubmitAsync($"{share}/1", $"{share}/1",
        ("title", title), ("kind", "form"), ("category", "daily-records"), ("summary", "What has to be ready before the assistant comes."), ("do", "next"));

    public async Task<HttpResponseMessage> UploadAsync(string share, byte[] file, string name = "Morning list.docx")
    {
        MultipartFormDataContent form = [];
        foreach ((string field, string value) in Hidden(await PageAsync($"{share}/2")))
            form.Add(new StringContent(value), field);
        ByteArrayContent content = new(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(content, "files", name);
        form.Add(new StringContent("next"), "do");
        return await SendAsync(HttpMethod.Post, $"{share}/2", form);
    }

    /// <summary>Has a clean copy made of the first file.</summary>
    public async Task<HttpResponseMessage> CleanAsync(string share)
    {
        string page = await PageAsync($"{share}/3");
        return await PostAsync(CleanForm().Match(page).Groups[1].Value, ("form-token", Browser.FormToken(page)), ("blank", "yes"));
    }

    public Task<HttpResponseMessage> CreditAsync(string share) => SubmitAsync($"{share}/4", $"{share}/4",
        ("creditAs", "initials"), ("creditName", "S. T."), ("licence", "CC BY 4.0"), ("consent", "on"), ("do", "next"));

    public Task<HttpResponseMessage> SendShareAsync(string share) => SubmitAsync($"{share}/5", $"{share}/5");

    public Task<HttpResponseMessage> AnswerAsync(string share, string words) => SubmitAsync(share, share, ("words", words), ("do", "answer"));

    /// <summary>A curator decides about an item.</summary>
    public Task<HttpResponseMessage> DecideAsync(string share, string what, params (string Name, string Value)[] fields)
    {
        string item = share.Replace("/share/", "/curator/queue/", StringComparison.Ordinal);
        return SubmitAsync(item, item, [("do", what), .. fields]);
    }

    /// <summary>Shares a document up to where it waits for a curator, and gives its address.</summary>
    public async Task<string> ShareAsync(string title)
    {
        string share = ShareOf(await BeginAsync());
        Expect(HttpStatusCode.SeeOther, await DescribeAsync(share, title));
        Expect(HttpStatusCode.SeeOther, await UploadAsync(share, PersonalDocument.Make(title)));
        Expect(HttpStatusCode.SeeOther, await CleanAsync(share));
        Expect(HttpStatusCode.SeeOther, await CreditAsync(share));
        Expect(HttpStatusCode.SeeOther, await SendShareAsync(share));
        return share;
    }

    /// <summary>Makes an account and signs in.</summary>
    public async Task JoinAsync(string email, Func<string, Task<string>> link)
    {
        Expect(HttpStatusCode.SeeOther, await RegisterAsync(email));
        Expect(HttpStatusCode.OK, await VerifyAsync(await link(email)));
        Expect(HttpStatusCode.SeeOther, await SignInAsync(email));
    }

    /// <summary>Address of the submission that an answer leads to.</summary>
    public static string ShareOf(HttpResponseMessage begun)
    {
        Expect(HttpStatusCode.SeeOther, begun);
        return ShareAddress().Match(begun.Headers.Location!.ToString()).Value;
    }

    /// <summary>Where a submission is, as its page says.</summary>
    public async Task<string> StateAsync(string share) => State().Match(await PageAsync(share)).Groups[1].Value;

    /// <summary>What members have shared, by address.</summary>
    public async Task<string[]> SharesAsync() => [.. ShareAddress().Matches(await PageAsync("/account/shares")).Select(match => match.Value).Distinct()];

    public static void Expect(HttpStatusCode status, HttpResponseMessage answer) =>
        Assert.That(answer.StatusCode, Is.EqualTo(status), () => $"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri}\n{answer.Content.ReadAsStringAsync().GetAwaiter().GetResult()}");

    public void Dispose() => _client.Dispose();

    /// <summary>Hidden fields of the page, each name once: the forms of a page differ in what is seen.</summary>
    private static IEnumerable<(string Name, string Value)> Hidden(string page) => HiddenField().Matches(page)
        .Select(match => (match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value))).DistinctBy(field => field.Item1).Where(field => field.Item1 != "from");

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();

    [GeneratedRegex("action=\"(/share/[^\"]+/clean)\"")]
    private static partial Regex CleanForm();

    [GeneratedRegex("/share/[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex ShareAddress();

    [GeneratedRegex("<p class=\"lead\"><strong>(.*?)\\.</strong>")]
    private static partial Regex State();
}
