using Microsoft.Playwright;

namespace PhbResources.BrowserTests;

/// <summary>
/// One visitor: a page in a browser context of its own that remembers what the browser complained of, breaches of the
/// Content Security Policy among it.
/// </summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];
    private readonly List<IRequest> _requests = [];

    private Visit(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) => Note(message);
        page.PageError += (_, error) => _complaints.Add(error);
        page.RequestFinished += (_, request) => _requests.Add(request);
        page.RequestFailed += (_, request) => _complaints.Add($"{request.Url} failed: {request.Failure}");
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the browser's console, errors of scripts, requests that failed.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Everything the page fetched since it was opened.</summary>
    public IReadOnlyList<IRequest> Requests => _requests;

    public static async Task<Visit> StartAsync(
        int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light, bool javaScript = true, ForcedColors forced = ForcedColors.None, float scale = 1, string? address = null)
    {
        IBrowserContext context = await Browsing.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address ?? Browsing.Address,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            DeviceScaleFactor = scale,
            ColorScheme = scheme,
            ForcedColors = forced,
            JavaScriptEnabled = javaScript,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(20_000);
        return new Visit(context, await context.NewPageAsync());
    }

    /// <summary>Opens an address of the site and expects the status.</summary>
    public async Task OpenAsync(string address, int status = 200)
    {
        IResponse? answer = await Page.GotoAsync(address);
        Assert.That(answer?.Status, Is.EqualTo(status), address);
    }

    /// <summary>True when the focus is on what the selector finds.</summary>
    public Task<bool> HasFocusAsync(string selector) => Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector);

    /// <summary>Presses Tab until the focus is where the selector says.</summary>
    public async Task TabToAsync(string selector, int most = 60)
    {
        for (int presses = 0; presses < most; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await HasFocusAsync(selector))
                return;
        }

        Assert.Fail($"{most} presses of Tab on {Page.Url} did not reach {selector}.");
    }

    /// <summary>Fails when the browser complained of anything.</summary>
    public void ExpectNoComplaints() => Assert.That(_complaints, Is.Empty, $"What the browser complained of on {Page.Url}");

    /// <summary>The same where files were downloaded: to the browser that is a page it did not go to.</summary>
    public void ExpectNoComplaintsButAborted() => ExpectNoComplaintsBut("ERR_ABORTED");

    /// <summary>The same where some complaints belong to what was done.</summary>
    public void ExpectNoComplaintsBut(params string[] expected) =>
        Assert.That(_complaints.Where(complaint => !expected.Any(words => complaint.Contains(words, StringComparison.Ordinal))), Is.Empty, $"What the browser complained of on {Page.Url}");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Note(IConsoleMessage message)
    {
        // Of a page that is meant to be missing the browser always says so.
        bool missingPage = message.Text.Contains("status of 404", StringComparison.Ordinal) && message.Location.StartsWith(Page.Url, StringComparison.Ordinal);
        if (message.Type is "error" or "warning" && !missingPage)
            _complaints.Add($"{message.Type}: {message.Text}");
    }
}
