using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Mail;

internal static class DevMailEndpoints
{
    public static void MapDevMail(IEndpointRouteBuilder routes)
    {
        routes.MapRead(DevMail.Path, context => Of(context).ListAsync(context));
        routes.MapRead($"{DevMail.Path}/{{id}}", context => Of(context).ShowAsync(context, (string)context.Request.RouteValues["id"]!));
        routes.MapRead($"{DevMail.Path}/{{id}}.eml", context => Of(context).DownloadAsync(context, (string)context.Request.RouteValues["id"]!));
    }

    private static DevMail Of(HttpContext context) => context.RequestServices.GetRequiredService<DevMail>();
}
