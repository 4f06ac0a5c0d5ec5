using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PhbResources.Core.Mail;
using PhbResources.Site.Curators;

namespace PhbResources.Site.Mail;

/// <summary>
/// Shows the mails the site wrote into a folder, to whoever tries it out on their own computer. With these mails anybody
/// could sign in as anybody: so the pages are there in development only, only where no mail server is set, and only for
/// that computer itself.
/// </summary>
internal sealed class DevMail(PrivatePages pages, MailFolder folder, IHostEnvironment environment, IOptions<SmtpOptions> options)
{
    public const string Path = "/dev/mail";

    private static readonly string[] s_signsOfAProxy = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"];

    public static string PathOf(FolderMail mail) => $"{Path}/{mail.Id}";

    public async Task ListAsync(HttpContext context)
    {
        if (!Allows(context))
        {
            await MissingAsync(context);
            return;
        }

        IReadOnlyList<FolderMail> mails = await folder.ListAsync(context.RequestAborted);
        await pages.ShowAsync<DevMailsPage, DevMailsModel>(context, Path, _ => new DevMailsModel(mails, folder.Path));
    }

    public async Task ShowAsync(HttpContext context, string id)
    {
        if (!Allows(context) || await folder.ReadAsync(id, context.RequestAborted) is not { } mail)
            await MissingAsync(context);
        else
            await pages.ShowAsync<DevMailPage, FolderMail>(context, PathOf(mail), _ => mail);
    }

    public async Task DownloadAsync(HttpContext context, string id)
    {
        if (!Allows(context) || folder.FileOf(id) is not { } file)
        {
            await MissingAsync(context);
            return;
        }

        PrivatePages.Seal(context);
        context.Response.ContentType = "message/rfc822";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{id}.eml\"";
        await context.Response.SendFileAsync(file, context.RequestAborted);
    }

    private Task MissingAsync(HttpContext context)
    {
        PrivatePages.Seal(context);
        return pages.Problems.AddressMissingAsync(context);
    }

    // A request that comes through a proxy on this computer comes from anywhere. A name that is not this computer's own
    // is a page elsewhere that had its name point here, to read along (DNS rebinding).
    private bool Allows(HttpContext context) =>
        environment.IsDevelopment() && options.Value.HasFolder
        && context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from)
        && !s_signsOfAProxy.Any(context.Request.Headers.ContainsKey)
        && (context.Request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(context.Request.Host.Host, out IPAddress? named) && IPAddress.IsLoopback(named)));
}

/// <summary>The mails in the folder.</summary>
/// <param name="Mails">The newest first.</param>
/// <param name="Folder">Where they lie.</param>
public sealed record DevMailsModel(IReadOnlyList<FolderMail> Mails, string Folder);
