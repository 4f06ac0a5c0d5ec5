using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Site.Asking;
using PhbResources.Site.Curators.Forwarding;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Curators;

internal static class CuratorEndpoints
{
    public static void MapCurators(IEndpointRouteBuilder routes)
    {
        routes.MapRead(FirstCuratorForm.Path, context => Of<FirstCuratorForm>(context).ShowAsync(context));
        routes.MapForm(FirstCuratorForm.Path, context => Of<FirstCuratorForm>(context).AcceptAsync(context));
        routes.MapRead(CuratorDesk.Path, context => Of<CuratorDesk>(context).ShowAsync(context));
        routes.MapForm(CuratorDesk.RebuildPath, context => Of<CuratorDesk>(context).RebuildAsync(context));
        routes.MapForm(CuratorDesk.DonePath, context => Of<CuratorDesk>(context).TickOffAsync(context));
        routes.MapRead(ForwardForm.Path, context => Of<ForwardForm>(context).ShowAsync(context));
        routes.MapForm(ForwardForm.Path, context => Of<ForwardForm>(context).AcceptAsync(context));
        routes.MapRead(SynonymsForm.Path, context => Of<SynonymsForm>(context).ShowAsync(context));
        routes.MapForm(SynonymsForm.Path, context => Of<SynonymsForm>(context).AcceptAsync(context));
        routes.MapRead(AskForm.Path, context => Of<AskForm>(context).ShowAsync(context));
        routes.MapForm(AskForm.Path, context => Of<AskForm>(context).AcceptAsync(context));
    }

    // Made when they are first asked for: a visitor who only reads needs none of it.
    private static T Of<T>(HttpContext context) where T : notnull => context.RequestServices.GetRequiredService<T>();
}
