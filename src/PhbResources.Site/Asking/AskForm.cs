using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Insights;
using PhbResources.Core.Requests;
using PhbResources.Search;
using PhbResources.Site.Curators;
using PhbResources.Site.Posting;

namespace PhbResources.Site.Asking;

/// <summary>Where somebody who did not find a document asks for it. Needs no account and no cookie; who asks is not known.</summary>
internal sealed partial class AskForm(OpenForms forms, TemplateRequests requests, AttemptLimit limit, ILogger<AskForm> logger)
{
    public const string Path = "/ask";

    /// <summary>A field that people do not see: what fills it in is a script.</summary>
    public const string Trap = "website";

    private const int ShortestText = 10;

    public Task ShowAsync(HttpContext context) => AskAsync(context, "", Words(context.Request.Query["q"].ToString()), new Dictionary<string, string>());

    public Task AcceptAsync(HttpContext context) => forms.AnswerAsync(context, Path, "Ask for a document", form => AcceptAsync(context, form));

    private async Task AcceptAsync(HttpContext context, PostedForm form)
    {
        string text = form.Value("text").ReplaceLineEndings("\n").Trim();
        string words = Words(form.Value("q"));
        if (form.Value(Trap).Length > 0)
        {
            LogTrapped();
            await forms.ShowAsync<AskedPage, Asked>(context, Path, new Asked(text));
        }
        else if (MistakeIn(text) is { } mistake)
        {
            await AskAsync(context, text, words, new Dictionary<string, string> { ["text"] = mistake });
        }
        else if (!limit.Allows(context))
        {
            await AskAsync(context, text, words, new Dictionary<string, string> { ["text"] = "You have asked for a lot in a short time. Wait a minute, then send this again." }, StatusCodes.Status429TooManyRequests);
        }
        else if (!await requests.AddAsync(text, PersonalWords.Are(words) ? "" : words, context.RequestAborted))
        {
            await AskAsync(context, text, words, new Dictionary<string, string> { ["text"] = "So many requests are waiting that we cannot take another today. Copy your words and try again tomorrow." }, StatusCodes.Status503ServiceUnavailable);
        }
        else
        {
            await forms.ShowAsync<AskedPage, Asked>(context, Path, new Asked(text));
        }
    }

    private static string? MistakeIn(string text) =>
        text.Length == 0 ? "Write what you need."
        : text.Length < ShortestText ? "Write a little more, so that we know what you need."
        : text.Length > TemplateRequests.MaxLength ? $"That is {text.Length - TemplateRequests.MaxLength} characters too long. Write it in a few sentences."
        : PersonalWords.AreInText(text) ? "This looks as if it holds a phone number, an email address, a postcode or another number that belongs to a person. Take it out: everybody who looks after the library can read this, and we cannot answer you."
        : null;

    private Task AskAsync(HttpContext context, string text, string words, IReadOnlyDictionary<string, string> mistakes, int? status = null) =>
        forms.ShowAsync<AskPage, AskModel>(context, Path, new AskModel(text, words, mistakes),
            status ?? (mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity));

    private static string Words(string words) => words.Length <= SearchRequest.MaxQueryLength ? words.Trim() : "";

    [LoggerMessage(2201, LogLevel.Information, "A script filled in the hidden field of the form to ask for a document; it is thanked and nothing is kept.")]
    private partial void LogTrapped();
}

/// <summary>The form to ask for a document with.</summary>
/// <param name="Text">What was typed.</param>
/// <param name="Words">What was searched for; may be empty.</param>
/// <param name="Mistakes">What to change, by the id of the field.</param>
public sealed record AskModel(string Text, string Words, IReadOnlyDictionary<string, string> Mistakes);

/// <summary>A document was asked for.</summary>
/// <param name="Text">What was asked.</param>
public sealed record Asked(string Text);
