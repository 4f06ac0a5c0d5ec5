using Microsoft.Extensions.Options;
using PhbResources.Core;
using PhbResources.Core.Mail;
using PhbResources.Documents.Writing.Pdf.Fonts;

namespace PhbResources.Web.Commands.Doctor;

/// <summary>Settings that are allowed, but seldom meant.</summary>
internal static class SettingChecks
{
    public static IEnumerable<Finding> Run(WebApplication app)
    {
        string? address = app.Services.GetRequiredService<IOptions<PhbOptions>>().Value.PublicUrl;
        yield return string.IsNullOrEmpty(address)
            ? Finding.Look("Address", "Phb:PublicUrl is not set, so links in feeds are made of what each request says.", "Set Phb:PublicUrl to the address people use, such as https://library.example.")
            : address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                ? Finding.Well("Address", $"{address}.")
                : Finding.Look("Address", $"Phb:PublicUrl is {address}: passwords go over the line readable for all.", "Set up HTTPS, as docs/operate.md shows, then set Phb:PublicUrl to the https address.");
        yield return app.Environment.IsProduction()
            ? Finding.Well("Environment", "Production.")
            : Finding.Look("Environment", $"{app.Environment.EnvironmentName}: mails may go to a page for developers.", "On a server, leave ASPNETCORE_ENVIRONMENT out.");
        if (!string.IsNullOrEmpty(app.Configuration["Phb:Curator:Password"]))
            yield return Finding.Look("First curator", "Phb:Curator:Password is still in the settings.", "Take it out; it is needed for the first start alone.");
        yield return app.Services.GetRequiredService<FontShelf>().IsEmpty
            ? Finding.Broken("Fonts", "there is none that can be put into PDF files.", "Install one, such as the package fonts-dejavu-core, or set Phb:FontsPath; then start the site again.")
            : Finding.Well("Fonts", "there are fonts for PDF files.");
        SmtpOptions mail = app.Services.GetRequiredService<IOptions<SmtpOptions>>().Value;
        if (!mail.HasServer)
            yield return Finding.Look("Mail", "no mail server is set, so nobody can register or get a new password.", "Set Phb:Smtp:Host, Phb:Smtp:From and Phb:PublicUrl.");
    }
}
