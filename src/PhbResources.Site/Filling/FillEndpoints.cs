using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Site.Listings;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Filling;

internal static class FillEndpoints
{
    public static void MapFilling(IEndpointRouteBuilder routes)
    {
        FillForm form = routes.ServiceProvider.GetRequiredService<FillForm>();
        routes.MapRead(Links.Templates + "/{slug}/fill", form.ShowAsync);
        routes.MapForm(Links.Templates + "/{slug}/fill", form.AnswerAsync);
    }
}
