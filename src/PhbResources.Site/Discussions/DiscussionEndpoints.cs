using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Insights;
using PhbResources.Site.Curators.Discussions;
using PhbResources.Site.Insights;
using PhbResources.Site.Listings;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Discussions;

internal static class DiscussionEndpoints
{
    public static void AddDiscussions(IServiceCollection services) => services
        .AddSingleton<DiscussionDoor>().AddSingleton<ForumPages>().AddSingleton<WritingForms>().AddSingleton<CareForms>().AddSingleton<PostsDesk>();

    public static void MapDiscussions(IEndpointRouteBuilder routes)
    {
        routes.MapRead(DiscussionPaths.Forum, context => CountAsync(context, pages => pages.ForumAsync(context)));
        routes.MapRead(DiscussionPaths.Decisions, context => Of<ForumPages>(context).DecisionsAsync(context));
        routes.MapRead(DiscussionPaths.Search, context => Of<ForumPages>(context).SearchAsync(context));
        routes.MapRead(DiscussionPaths.AreaPattern, context => CountAsync(context, pages => pages.AreaAsync(context)));
        routes.MapRead(DiscussionPaths.ThreadPattern, context => CountAsync(context, pages => pages.ThreadAsync(context)));
        routes.MapRead(Links.Templates + "/{slug}/discussion", context => CountAsync(context, pages => pages.AboutAsync(context)));
        routes.MapRead("/guides/{slug}/discussion", context => CountAsync(context, pages => pages.AboutAsync(context)));
        routes.MapRead(DiscussionPaths.PostPattern, context => Of<ForumPages>(context).PostAsync(context));
        routes.MapRead(DiscussionPaths.Mine, context => Of<ForumPages>(context).MineAsync(context));

        routes.MapRead(DiscussionPaths.NewPattern, context => Of<WritingForms>(context).ShowNewAsync(context));
        routes.MapForm(DiscussionPaths.NewPattern, context => Of<WritingForms>(context).AcceptNewAsync(context));
        routes.MapRead(DiscussionPaths.ReplyPattern, context => Of<WritingForms>(context).ShowReplyAsync(context));
        routes.MapForm(DiscussionPaths.ReplyPattern, context => Of<WritingForms>(context).AcceptReplyAsync(context));
        routes.MapRead(DiscussionPaths.EditPattern, context => Of<WritingForms>(context).ShowEditAsync(context));
        routes.MapForm(DiscussionPaths.EditPattern, context => Of<WritingForms>(context).AcceptEditAsync(context));

        routes.MapForm(DiscussionPaths.VotePattern, context => Of<CareForms>(context).VoteAsync(context));
        routes.MapForm(DiscussionPaths.CarePattern, context => Of<CareForms>(context).CareAsync(context));
        routes.MapRead(DiscussionPaths.OutcomePattern, context => Of<CareForms>(context).ShowOutcomeAsync(context));
        routes.MapForm(DiscussionPaths.OutcomePattern, context => Of<CareForms>(context).AcceptOutcomeAsync(context));
        routes.MapRead(DiscussionPaths.ReportPattern, context => Of<CareForms>(context).ShowReportAsync(context));
        routes.MapForm(DiscussionPaths.ReportPattern, context => Of<CareForms>(context).AcceptReportAsync(context));

        routes.MapRead(PostsDesk.Path, context => Of<PostsDesk>(context).ShowAsync(context));
        routes.MapRead(PostsDesk.PostPattern, context => Of<PostsDesk>(context).ShowPostAsync(context));
        routes.MapForm(PostsDesk.PostPattern, context => Of<PostsDesk>(context).AcceptAsync(context));
    }

    private static async Task CountAsync(HttpContext context, Func<ForumPages, Task> show)
    {
        await show(Of<ForumPages>(context));
        Of<Views>(context).CountAnswered(context, Counted.Discussion);
    }

    private static T Of<T>(HttpContext context) where T : notnull => context.RequestServices.GetRequiredService<T>();
}
