using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Rotas;

internal static class RotaEndpoints
{
    public static void MapRotas(IEndpointRouteBuilder routes)
    {
        RotaForm form = routes.ServiceProvider.GetRequiredService<RotaForm>();
        routes.MapRead(RotaForm.Path, form.ShowAsync);
        routes.MapForm(RotaForm.Path, form.AnswerAsync);
    }
}
