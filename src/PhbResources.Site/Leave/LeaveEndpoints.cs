using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Leave;

internal static class LeaveEndpoints
{
    public static void MapLeave(IEndpointRouteBuilder routes)
    {
        LeaveForms forms = routes.ServiceProvider.GetRequiredService<LeaveForms>();
        routes.MapRead(LeaveForms.Path, context => forms.ShowAsync<LeavePage>(context, LeaveForms.Path));
        routes.MapRead(LeaveForms.RegularPath, context => forms.ShowAsync<RegularPage>(context, LeaveForms.RegularPath));
        routes.MapForm(LeaveForms.RegularPath, forms.AnswerRegularAsync);
        routes.MapRead(LeaveForms.IrregularPath, context => forms.ShowAsync<IrregularPage>(context, LeaveForms.IrregularPath));
        routes.MapForm(LeaveForms.IrregularPath, forms.AnswerIrregularAsync);
    }
}
