using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Sharing;

internal static class ShareEndpoints
{
    private const string One = SharePaths.Start + "/{id:guid}";
    private const string OneFile = One + "/files/{file:guid}";

    public static void AddSharing(IServiceCollection services)
    {
        services.AddSingleton<ShareDoor>();
        services.AddSingleton<ShareReader>();
        services.AddSingleton<SharePages>();
        services.AddSingleton<ShareQuestions>();
        services.AddSingleton<ShareSafety>();
        services.AddSingleton<ShareMoves>();
    }

    public static void MapSharing(IEndpointRouteBuilder routes)
    {
        routes.MapRead(SharePaths.Start, context => Of<SharePages>(context).ShowStartAsync(context));
        routes.MapForm(SharePaths.Start, context => Of<SharePages>(context).BeginAsync(context));
        routes.MapRead(SharePaths.New, context => Of<SharePages>(context).ShowNewAsync(context));
        routes.MapRead(SharePaths.Mine, context => Of<SharePages>(context).ShowMineAsync(context));
        routes.MapRead(One, context => Of<SharePages>(context).ShowAsync(context));
        routes.MapForm(One, context => Of<ShareMoves>(context).MoveAsync(context));
        routes.MapRead(One + "/{step:int}", ShowStepAsync);
        routes.MapForm(One + "/{step:int}", AcceptStepAsync);
        routes.MapRead(OneFile, context => Of<ShareSafety>(context).DownloadAsync(context));
        routes.MapForm(OneFile + "/clean", context => Of<ShareSafety>(context).CleanAsync(context));
        routes.MapForm(OneFile + "/remove", context => Of<ShareSafety>(context).RemoveAsync(context));
    }

    private static async Task ShowStepAsync(HttpContext context)
    {
        if (await Of<ShareDoor>(context).OpenAsync(context) is not { } opened)
            return;
        string? done = context.Request.Query["done"].ToString() switch
        {
            "added" => "The file was added.",
            "removed" => "The file was removed.",
            "cleaned" => "We made a clean copy. It is what others will get.",
            _ => null,
        };
        if (StepOf(context) is not { } step)
            await Of<ShareDoor>(context).MissingAsync(context);
        else if (step.Kind == ShareStepKind.Questions)
            await Of<ShareQuestions>(context).ShowAsync(context, opened, step, done);
        else if (step.Kind == ShareStepKind.Safety)
            await Of<ShareSafety>(context).ShowAsync(context, opened, step, done);
        else
            await Of<ShareMoves>(context).ShowSendAsync(context, opened, step);
    }

    private static async Task AcceptStepAsync(HttpContext context)
    {
        if (await Of<ShareDoor>(context).ReadAsync(context) is not { View: { } view } posted)
            return;
        if (StepOf(context) is { Kind: ShareStepKind.Questions } questions)
        {
            await Of<ShareQuestions>(context).AcceptAsync(context, posted, view, questions);
            return;
        }

        await posted.Form.ReadRestAsync(context.RequestAborted);
        if (StepOf(context) is not { } step)
            await Of<ShareDoor>(context).MissingAsync(context);
        else if (step.Kind == ShareStepKind.Safety)
            await Of<ShareSafety>(context).AcceptAsync(context, posted, view, step);
        else
            await Of<ShareMoves>(context).SendAsync(context, posted, view, step);
    }

    private static ShareStep? StepOf(HttpContext context) =>
        int.TryParse(context.GetRouteValue("step") as string, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? ShareStep.Of(Of<ShareReader>(context).Form).FirstOrDefault(step => step.Number == number)
            : null;

    // Made when they are first asked for: a visitor who only reads needs none of it.
    private static T Of<T>(HttpContext context) where T : notnull => context.RequestServices.GetRequiredService<T>();
}
