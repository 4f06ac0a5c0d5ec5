using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Site.Curators.People;
using PhbResources.Site.Curators.Replies;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Curators.Queue;

internal static class QueueEndpoints
{
    public static IServiceCollection AddQueue(this IServiceCollection services) => services
        .AddSingleton<UndoNotice>().AddSingleton<QueueForm>().AddSingleton<ItemForm>()
        .AddSingleton<PeopleForm>().AddSingleton<PersonForm>().AddSingleton<RepliesForm>();

    public static void MapQueue(IEndpointRouteBuilder routes)
    {
        routes.MapRead(QueueForm.Path, context => Of<QueueForm>(context).ShowAsync(context));
        routes.MapForm(QueueForm.SpamPath, context => Of<QueueForm>(context).RemoveSpamAsync(context));
        routes.MapForm(QueueForm.LookedPath, context => Of<QueueForm>(context).LookedAsync(context));
        routes.MapRead(ItemForm.Pattern, context => Of<ItemForm>(context).ShowAsync(context));
        routes.MapForm(ItemForm.Pattern, context => Of<ItemForm>(context).AcceptAsync(context));
        routes.MapRead(ItemForm.FilePattern, context => Of<ItemForm>(context).FileAsync(context));
        routes.MapRead(PeopleForm.Path, context => Of<PeopleForm>(context).ShowAsync(context));
        routes.MapRead(PersonForm.Pattern, context => Of<PersonForm>(context).ShowAsync(context));
        routes.MapForm(PersonForm.Pattern, context => Of<PersonForm>(context).AcceptAsync(context));
        routes.MapRead(RepliesForm.Path, context => Of<RepliesForm>(context).ShowAsync(context));
        routes.MapForm(RepliesForm.Path, context => Of<RepliesForm>(context).AcceptAsync(context));
    }

    private static T Of<T>(HttpContext context) where T : notnull => context.RequestServices.GetRequiredService<T>();
}
