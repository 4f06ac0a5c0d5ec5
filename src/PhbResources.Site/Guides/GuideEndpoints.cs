using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Guides.Writing;
using PhbResources.Site.Curators;
using PhbResources.Site.Guides.Desk;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Guides;

/// <summary>The addresses of guides.</summary>
internal static class GuideEndpoints
{
    private const string One = GuidePaths.List + "/{slug}";

    public static void AddGuides(IServiceCollection services)
    {
        services.AddSingleton<GuidePages>();
        services.AddSingleton<GuideDoor>();
        services.AddSingleton<EditForm>();
        services.AddSingleton<FixForm>();
        services.AddSingleton<PictureFiles>();
        services.AddSingleton<MyChanges>();
        services.AddSingleton<ChangesDesk>();
        services.AddSingleton<TemplateFixForm>();
        services.AddSingleton<SuggestionDesk>();
    }

    public static void MapGuides(IEndpointRouteBuilder routes)
    {
        routes.MapRead(GuidePaths.List, context => Of<GuidePages>(context).ListAsync(context));
        routes.MapForm(GuidePaths.Preview, context => Of<EditForm>(context).PreviewAsync(context));
        routes.MapRead(GuidePictureAddress.Start + "{picture:guid}", context => Of<PictureFiles>(context).WriteAsync(context));
        routes.MapRead(One, context => Of<GuidePages>(context).ShowAsync(context));
        routes.MapRead(One + "/history", context => Of<GuidePages>(context).HistoryAsync(context));
        routes.MapRead(One + "/history/{number:int}", context => Of<GuidePages>(context).VersionAsync(context));
        routes.MapRead(One + "/compare", context => Of<GuidePages>(context).CompareAsync(context));
        routes.MapRead(One + "/thanks", ThankAsync);
        routes.MapRead(One + "/edit", context => Of<EditForm>(context).ShowAsync(context));
        routes.MapForm(One + "/edit", context => Of<EditForm>(context).AcceptAsync(context));
        routes.MapRead(One + "/restore", context => Of<EditForm>(context).AskToRestoreAsync(context));
        routes.MapForm(One + "/restore", context => Of<EditForm>(context).RestoreAsync(context));
        routes.MapRead(One + "/fix", context => Of<FixForm>(context).ShowAsync(context));
        routes.MapForm(One + "/fix", context => Of<FixForm>(context).AcceptAsync(context));
        routes.MapRead(GuidePaths.Mine, context => Of<MyChanges>(context).ShowAsync(context));
        routes.MapRead(ChangesDesk.Path, context => Of<ChangesDesk>(context).ListAsync(context));
        routes.MapRead(ChangesDesk.Path + "/{id:guid}", context => Of<ChangesDesk>(context).ShowAsync(context));
        routes.MapForm(ChangesDesk.Path + "/{id:guid}", context => Of<ChangesDesk>(context).DecideAsync(context));
        routes.MapRead(SuggestionDesk.Path + "/{id:guid}", context => Of<SuggestionDesk>(context).ShowAsync(context));
        routes.MapForm(SuggestionDesk.Path + "/{id:guid}", context => Of<SuggestionDesk>(context).DecideAsync(context));
        routes.MapRead(TemplateFixForm.Pattern, context => Of<TemplateFixForm>(context).ShowAsync(context));
        routes.MapForm(TemplateFixForm.Pattern, context => Of<TemplateFixForm>(context).AcceptAsync(context));
    }

    private static Task ThankAsync(HttpContext context) => Of<GuidePages>(context).WithGuideAsync(context, "/thanks", (guide, _) =>
        Of<PrivatePages>(context).ShowAsync<ThanksPage, ThanksModel>(context, $"{GuidePaths.Of(guide)}/thanks", _ => new ThanksModel(guide, context.Request.Query["state"].ToString())));

    // Made when they are first asked for: a visitor who only reads needs none of it.
    private static T Of<T>(HttpContext context) where T : notnull => context.RequestServices.GetRequiredService<T>();
}
