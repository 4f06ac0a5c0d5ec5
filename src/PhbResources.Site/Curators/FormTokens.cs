using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PhbResources.Site.Curators;

/// <summary>
/// Tells our own forms from forms that another site makes a visitor's browser send. ASP.NET Core's antiforgery has one set
/// of options in a host, and those are the host's: this is another set of it, with a cookie of its own.
/// </summary>
internal sealed class FormTokens : IDisposable
{
    public const string Cookie = "Phb.Form";
    public const string Field = "form-token";

    /// <summary>Where programs put the token that send no form; the name is ASP.NET Core's own, which the Forms Delivery API of Umbraco expects.</summary>
    public const string Header = "RequestVerificationToken";

    private readonly ServiceProvider _services;
    private readonly IAntiforgery _antiforgery;

    public FormTokens(IDataProtectionProvider protection, ILoggerFactory loggers)
    {
        ServiceCollection own = new();
        own.AddSingleton(protection);
        own.AddSingleton(loggers);
        own.AddLogging();
        own.AddAntiforgery(options =>
        {
            options.FormFieldName = Field;
            options.HeaderName = Header;
            options.SuppressXFrameOptionsHeader = true; // frame-ancestors says it on every page.
            options.Cookie.Name = Cookie;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        _services = own.BuildServiceProvider();
        _antiforgery = _services.GetRequiredService<IAntiforgery>();
    }

    /// <summary>A token for the forms of a page; belongs to <see cref="HttpContext.User"/>. Sets the cookie where there is none.</summary>
    public string For(HttpContext context) => _antiforgery.GetAndStoreTokens(context).RequestToken!;

    /// <summary>True when the form came from a page made for this visitor.</summary>
    public Task<bool> AreRightAsync(HttpContext context) => _antiforgery.IsRequestValidAsync(context);

    public void Dispose() => _services.Dispose();
}
