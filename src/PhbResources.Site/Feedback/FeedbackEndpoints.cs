using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Site.Curators.Feedback;
using PhbResources.Site.Listings;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Feedback;

internal static class FeedbackEndpoints
{
    public static void AddFeedback(this IServiceCollection services)
    {
        services.AddSingleton<AnswerLimit>();
        services.AddSingleton<HelpedForm>();
        services.AddSingleton<FeedbackDesk>();
    }

    public static void MapFeedback(this IEndpointRouteBuilder routes)
    {
        routes.MapRead(Links.Templates + "/{slug}/helped", context => Of<HelpedForm>(context).ShowAsync(context));
        routes.MapForm(Links.Templates + "/{slug}/helped", context => Of<HelpedForm>(context).AcceptAsync(context));
        routes.MapRead(FeedbackDesk.Path, context => Of<FeedbackDesk>(context).ShowAsync(context));
        routes.MapForm(FeedbackDesk.ReadPath, context => Of<FeedbackDesk>(context).MarkReadAsync(context));
    }

    private static T Of<T>(HttpContext context) where T : notnull => context.RequestServices.GetRequiredService<T>();
}
