using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Facts;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Law;

/// <summary>The legal figures and bank holidays that the library stands on, for people to check.</summary>
internal static class LawEndpoints
{
    public const string Path = "/law";

    // What holds today changes with the day.
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(5);

    public static void MapLaw(IEndpointRouteBuilder routes)
    {
        Pages pages = routes.ServiceProvider.GetRequiredService<Pages>();
        LegalFigures figures = routes.ServiceProvider.GetRequiredService<LegalFigures>();
        BankHolidays holidays = routes.ServiceProvider.GetRequiredService<BankHolidays>();
        TimeProvider clock = routes.ServiceProvider.GetRequiredService<TimeProvider>();
        routes.MapRead(Path, context => context.RedirectedTo(Path)
            ? Task.CompletedTask
            : pages.ServeAsync<LawPage, LawModel>(context, pages.Library, Path, _ => new LawModel(figures, holidays, clock.Today()), s_lifetime));
    }
}

/// <summary>What the page of figures shows.</summary>
/// <param name="Figures">The figures.</param>
/// <param name="Holidays">The bank holidays.</param>
/// <param name="Today">The day whose law comes first.</param>
public sealed record LawModel(LegalFigures Figures, BankHolidays Holidays, DateOnly Today);
