using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Curators.Editing;

internal static class EditingEndpoints
{
    public static IServiceCollection AddEditing(this IServiceCollection services) => services
        .AddSingleton<ContentListForm>().AddSingleton<ContentEditForm>().AddSingleton<ContentActions>().AddSingleton<BinForm>();

    public static void MapEditing(IEndpointRouteBuilder routes)
    {
        routes.MapRead(ContentListForm.Path, context => Of<ContentListForm>(context).ShowAsync(context));
        routes.MapRead(ContentEditForm.NewPath, context => Of<ContentEditForm>(context).ShowNewAsync(context));
        routes.MapForm(ContentEditForm.NewPath, context => Of<ContentEditForm>(context).AcceptNewAsync(context));
        routes.MapRead(BinForm.Path, context => Of<BinForm>(context).ShowAsync(context));
        routes.MapForm(BinForm.EmptyPath, context => Of<BinForm>(context).EmptyAsync(context));
        routes.MapRead(ContentEditForm.Pattern, context => Of<ContentEditForm>(context).ShowAsync(context));
        routes.MapForm(ContentEditForm.Pattern, context => Of<ContentEditForm>(context).AcceptAsync(context));
        routes.MapRead($"{ContentEditForm.Pattern}/preview", context => Of<ContentActions>(context).PreviewAsync(context));
        routes.MapRead($"{ContentEditForm.Pattern}/versions", context => Of<ContentActions>(context).VersionsAsync(context));
        routes.MapForm($"{ContentEditForm.Pattern}/rollback", context => Of<ContentActions>(context).RollBackAsync(context));
        routes.MapForm($"{ContentEditForm.Pattern}/unpublish", context => Of<ContentActions>(context).UnpublishAsync(context));
        routes.MapForm($"{ContentEditForm.Pattern}/bin", context => Of<ContentActions>(context).BinAsync(context));
        routes.MapForm($"{ContentEditForm.Pattern}/restore", context => Of<BinForm>(context).RestoreAsync(context));
    }

    private static T Of<T>(HttpContext context) where T : notnull => context.RequestServices.GetRequiredService<T>();
}
