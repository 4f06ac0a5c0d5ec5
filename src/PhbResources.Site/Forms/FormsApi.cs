using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PhbResources.Core.Forms;
using PhbResources.Core.SpamDefence;
using PhbResources.Site.Curators;
using PhbResources.Site.Members;
using PhbResources.Site.Posting;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Forms;

/// <summary>
/// The Forms Delivery API of Umbraco Forms (its documentation, "Headless/AJAX Forms"): definitions for everybody, entries from a
/// member who is signed in, with a token in the header <see cref="FormTokens.Header"/>, or from a program with the key of
/// <see cref="FormsOptions.ApiKey"/>.
/// </summary>
internal sealed class FormsApi(FormChoices forms, SharingForm sharing, SharingEntry sharingEntry, MemberSession session, FormTokens tokens, PostLimit limit, PostRates rates, IOptions<FormsOptions> options)
{
    public const string Base = "/umbraco/forms/delivery/api/v1";
    public const string KeyHeader = "Api-Key";

    /// <summary>Largest entry, in bytes: a file of 20 MB in base64, which is a third longer, and what is written beside it.</summary>
    public const int MaxBytes = 29 * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void AddForms(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FormsOptions>().Bind(configuration.GetSection(FormsOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FormsOptions>, FormsOptionsCheck>();
        services.AddSingleton<FormsApi>();
    }

    public static void MapForms(IEndpointRouteBuilder routes)
    {
        routes.MapRead(Base + "/definitions/{id}", context => context.RequestServices.GetRequiredService<FormsApi>().DefineAsync(context));
        routes.MapForm(Base + "/entries/{id}", context => context.RequestServices.GetRequiredService<FormsApi>().AcceptAsync(context));
    }

    /// <summary>Nothing in a definition is secret: it is the form that everybody can see.</summary>
    public Task DefineAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache";
        return Find(context) is { } form ? WriteAsync(context, StatusCodes.Status200OK, form) : NotFoundAsync(context);
    }

    public async Task AcceptAsync(HttpContext context)
    {
        PrivatePages.Seal(context);
        if (Find(context) is not { } form || form.File != SharingForm.File)
        {
            await NotFoundAsync(context);
            return;
        }

        if (context.Request.ContentType?.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, "Send the entry as JSON.", "The header Content-Type has to be application/json.");
            return;
        }

        bool withKey = context.Request.Headers.ContainsKey(KeyHeader);
        SignedIn? member = withKey ? null : await session.FindAsync(context);
        if (withKey ? !IsRight(context.Request.Headers[KeyHeader].ToString()) : member is null)
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "Who sends this?", $"Sign in and send the token of a page in the header {FormTokens.Header}, or send the key of this site in the header {KeyHeader}.");
        else if (!withKey && (!SameOrigin.Sent(context.Request) || !await tokens.AreRightAsync(context)))
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "The token is missing or too old.", $"Load a page with a form, and send the value of its field {FormTokens.Field} in the header {FormTokens.Header}.");
        else if (!limit.Allows(context))
            await TooManyAsync(context);
        else
            await ReadAsync(context, form, member);
    }

    private async Task ReadAsync(HttpContext context, FormDefinition form, SignedIn? member)
    {
        PostedEntry? entry = null;
        string? wrong = null;
        try
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
                size.MaxRequestBodySize = MaxBytes;
            using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, new JsonDocumentOptions { MaxDepth = 8 }, context.RequestAborted);
            entry = PostedEntry.Read(body.RootElement, form, out wrong);
        }
        catch (JsonException)
        {
            wrong = "The body is not JSON.";
        }
        catch (InvalidOperationException)
        {
            wrong = "A text in the body is not Unicode.";
        }

        if (entry is null)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "We could not read the entry.", $"{wrong} It looks like this: {{ \"values\": {{ \"title\": \"Weekly rota\" }} }}.");
            return;
        }

        if (!rates.Allows(PostKind.Submission, context.Connection.RemoteIpAddress, member?.Key.ToString("D") ?? entry.Answers.Value(SharingForm.Email)))
        {
            await TooManyAsync(context);
            return;
        }

        EntryOutcome outcome = member is null
            ? await sharingEntry.KeepAsync(entry.Answers, entry.Files, context.RequestAborted)
            : await sharingEntry.SendAsync(member.Member, entry.Answers, entry.Files, entry.Cleaning, new SentFrom(null, context.Connection.RemoteIpAddress), context.RequestAborted);
        switch (outcome)
        {
            case EntryOutcome.Accepted accepted:
                if (accepted.Submission is { } id)
                    context.Response.Headers.Location = Sharing.SharePaths.Of(id);
                string message = member is null ? "Thank you. Look at your email: there is a link to look it over and send it." : form.MessageOnSubmit;
                await WriteAsync(context, StatusCodes.Status202Accepted, new { gotoPageOnSubmit = (Guid?)null, gotoPageOnSubmitRoute = (object?)null, messageOnSubmit = message, messageOnSubmitIsHtml = false });
                break;
            case EntryOutcome.Invalid invalid:
                await WriteAsync(context, StatusCodes.Status422UnprocessableEntity,
                    new { errors = invalid.Errors, extensions = new { }, status = 422, title = "One or more validation errors occurred." }, "application/problem+json; charset=utf-8");
                break;
            case EntryOutcome.NotAllowed not:
                await RefuseAsync(context, StatusCodes.Status403Forbidden, "This was not taken.", not.Why);
                break;
        }
    }

    private FormDefinition? Find(HttpContext context) =>
        Guid.TryParse(context.GetRouteValue("id") as string, out Guid id) ? sharing.Current is { } share && share.Id == id ? share : forms.Find(id) : null;

    private bool IsRight(string key) => options.Value.ApiKey is { Length: > 0 } right
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(key)), SHA256.HashData(Encoding.UTF8.GetBytes(right)));

    private static Task NotFoundAsync(HttpContext context) =>
        RefuseAsync(context, StatusCodes.Status404NotFound, "There is no such form.", "Check the id at the end of the address.");

    private static Task TooManyAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "60";
        return RefuseAsync(context, StatusCodes.Status429TooManyRequests, "That was a lot at once.", "Wait, then send it again.");
    }

    private static Task RefuseAsync(HttpContext context, int status, string title, string detail) =>
        WriteAsync(context, status, new { type = "about:blank", title, status, detail }, "application/problem+json; charset=utf-8");

    private static async Task WriteAsync<T>(HttpContext context, int status, T answer, string contentType = Pages.Json)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(answer, Json);
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
