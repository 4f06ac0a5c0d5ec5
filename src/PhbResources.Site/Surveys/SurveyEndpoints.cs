using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Site.Curators.Surveys;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Surveys;

internal static class SurveyEndpoints
{
    public static void AddSurveys(this IServiceCollection services)
    {
        services.AddSingleton<SurveyForm>();
        services.AddSingleton<SurveyDesk>();
    }

    public static void MapSurveys(this IEndpointRouteBuilder routes)
    {
        routes.MapRead(SurveyForm.Path, context => Of<SurveyForm>(context).ShowAsync(context));
        routes.MapForm(SurveyForm.Path, context => Of<SurveyForm>(context).AcceptAsync(context));
        routes.MapRead(SurveyDesk.Path, context => Of<SurveyDesk>(context).ListAsync(context));
        routes.MapRead(SurveyDesk.EditPath, context => Of<SurveyDesk>(context).EditAsync(context));
        routes.MapForm(SurveyDesk.EditPath, context => Of<SurveyDesk>(context).SaveAsync(context));
        routes.MapForm(SurveyDesk.OpenPath, context => Of<SurveyDesk>(context).OpenAsync(context));
        routes.MapForm(SurveyDesk.ClosePath, context => Of<SurveyDesk>(context).CloseAsync(context));
        routes.MapForm(SurveyDesk.RemovePath, context => Of<SurveyDesk>(context).RemoveAsync(context));
        routes.MapRead(SurveyDesk.ResultsPath, context => Of<SurveyDesk>(context).ResultsAsync(context));
        routes.MapRead(SurveyDesk.CsvPath, context => Of<SurveyDesk>(context).SendResultsAsync(context));
    }

    private static T Of<T>(HttpContext context) where T : notnull => context.RequestServices.GetRequiredService<T>();
}
