using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PhbResources.Core;
using PhbResources.Core.Rotas;
using PhbResources.Site.About;
using PhbResources.Site.Api;
using PhbResources.Site.Asking;
using PhbResources.Site.Assets;
using PhbResources.Site.Changes;
using PhbResources.Site.Curators;
using PhbResources.Site.Curators.Editing;
using PhbResources.Site.Curators.Queue;
using PhbResources.Site.Curators.SpamDefence;
using PhbResources.Site.Discussions;
using PhbResources.Site.Exports;
using PhbResources.Site.Feedback;
using PhbResources.Site.Feeds;
using PhbResources.Site.Filling;
using PhbResources.Site.Forms;
using PhbResources.Site.Guides;
using PhbResources.Site.Health;
using PhbResources.Site.Home;
using PhbResources.Site.Insights;
using PhbResources.Site.Law;
using PhbResources.Site.Leave;
using PhbResources.Site.Listings;
using PhbResources.Site.Mail;
using PhbResources.Site.Members;
using PhbResources.Site.Posters;
using PhbResources.Site.Posting;
using PhbResources.Site.Problems;
using PhbResources.Site.Rotas;
using PhbResources.Site.Serving;
using PhbResources.Site.Sharing;
using PhbResources.Site.Surveys;
using PhbResources.Site.Templates;
using PhbResources.Site.Watching;

namespace PhbResources.Site;

/// <summary>Puts the site into an ASP.NET Core host. It touches nothing but its own routes and its own answers.</summary>
public static class PhbSite
{
    /// <summary>Adds what the pages need. The parts of the library itself come from <c>PhbResources.Core</c>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">Where the section <c>Phb</c> is read from; a mistake in it stops the start.</param>
    public static IServiceCollection AddPhbSite(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PhbSiteOptions>().Bind(configuration.GetSection(PhbSiteOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PhbSiteOptions>, OptionsCheck>();
        services.AddOptions<PhbOptions>().Bind(configuration.GetSection(PhbOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PhbOptions>, PublicUrlCheck>();
        services.AddRouting();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SiteAssets>();
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<PageCache>();
        services.AddSingleton<Pages>();
        services.AddSingleton<ProblemPages>();
        AddApi(services, configuration);
        services.AddSingleton<Wikis.OldWikiPages>();
        services.AddSingleton<ListingReader>();
        services.AddSingleton<TemplatePageReader>();
        services.AddSingleton<OriginalFiles>();
        AddFilling(services, configuration);
        AddRotas(services, configuration);
        MemberEndpoints.AddMembers(services);
        AddCurators(services);
        ShareEndpoints.AddSharing(services);
        services.AddWatching();
        DiscussionEndpoints.AddDiscussions(services);
        FormsApi.AddForms(services, configuration);
        GuideEndpoints.AddGuides(services);
        services.AddSingleton<DevMail>();
        services.AddFeedback();
        services.AddInsights();
        services.AddSurveys();
        services.AddExports();
        return services;
    }

    /// <summary>Maps the routes of the site.</summary>
    public static IEndpointRouteBuilder MapPhbSite(this IEndpointRouteBuilder routes)
    {
        HomeEndpoints.MapHome(routes);
        BrowseEndpoints.MapBrowse(routes);
        TemplateEndpoints.MapTemplates(routes);
        DownloadEndpoints.MapDownloads(routes);
        FileEndpoints.MapFiles(routes);
        FillEndpoints.MapFilling(routes);
        LeaveEndpoints.MapLeave(routes);
        LawEndpoints.MapLaw(routes);
        RotaEndpoints.MapRotas(routes);
        AboutEndpoints.MapAbout(routes);
        FeedEndpoints.MapFeeds(routes);
        routes.MapChanges();
        routes.MapCompare();
        routes.MapWatching();
        TemplateApi.MapTemplateApi(routes);
        SearchApi.MapSearchApi(routes);
        ApiDocument.MapApiDocument(routes);
        routes.MapApiNotFound("/api/v1");
        MemberEndpoints.MapMembers(routes);
        CuratorEndpoints.MapCurators(routes);
        routes.MapSpamDesk();
        routes.MapFeedback();
        routes.MapInsights();
        routes.MapSurveys();
        routes.MapPosters();
        EditingEndpoints.MapEditing(routes);
        QueueEndpoints.MapQueue(routes);
        DevMailEndpoints.MapDevMail(routes);
        ShareEndpoints.MapSharing(routes);
        DiscussionEndpoints.MapDiscussions(routes);
        GuideEndpoints.MapGuides(routes);
        HealthEndpoints.MapHealth(routes);
        AssetEndpoints.MapAssets(routes);
        Wikis.OldWikiPages.MapOldWikiPages(routes);
        return routes;
    }

    /// <summary>
    /// Answers every address nobody else answers with a page that helps. For hosts that serve nothing but this site;
    /// in a host with pages of its own, leave it out.
    /// </summary>
    public static IEndpointRouteBuilder MapPhbSiteNotFound(this IEndpointRouteBuilder routes)
    {
        ProblemEndpoints.MapNotFound(routes);
        return routes;
    }

    /// <summary>
    /// Maps what is answered here at Umbraco's own addresses, below <c>/umbraco</c>. For hosts without a full Umbraco: in one, these
    /// addresses are Umbraco's and its packages'.
    /// </summary>
    public static IEndpointRouteBuilder MapUmbracoContracts(this IEndpointRouteBuilder routes)
    {
        FormsApi.MapForms(routes);
        return routes;
    }

    private static void AddCurators(IServiceCollection services)
    {
        services.AddSingleton<FormTokens>();
        services.AddSingleton<AttemptLimit>();
        services.AddSingleton<PrivatePages>();
        services.AddSingleton<FirstCuratorForm>();
        services.AddSingleton<CuratorDoor>();
        services.AddSingleton<CuratorDesk>();
        services.AddSingleton<SynonymsForm>();
        services.AddSingleton<Curators.Forwarding.ForwardForm>();
        services.AddSingleton<AskForm>();
        services.AddEditing();
        services.AddQueue();
        services.AddSpamDefence();
    }

    private static void AddApi(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ApiOptions>().Bind(configuration.GetSection(ApiOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsCheck>();
        services.AddSingleton<CrossOrigin>();
        services.AddSingleton<RequestLimit>();
    }

    private static void AddFilling(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FillOptions>().Bind(configuration.GetSection(FillOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FillOptions>, FillOptionsCheck>();
        services.AddSingleton<PostedBody>();
        services.AddSingleton<PostLimit>();
        services.AddSingleton<OpenForms>();
        services.AddSingleton<FillForm>();
        services.AddSingleton<LeaveForms>();
    }

    private static void AddRotas(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RotaLimits>().Bind(configuration.GetSection(RotaLimits.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RotaLimits>, RotaLimitsCheck>();
        services.AddSingleton<RotaForm>();
    }

    private sealed class RotaLimitsCheck : IValidateOptions<RotaLimits>
    {
        public ValidateOptionsResult Validate(string? name, RotaLimits options) =>
            options.Mistake() is { } mistake ? ValidateOptionsResult.Fail(mistake) : ValidateOptionsResult.Success;
    }

    private sealed class PublicUrlCheck : IValidateOptions<PhbOptions>
    {
        public ValidateOptionsResult Validate(string? name, PhbOptions options) =>
            string.IsNullOrEmpty(options.PublicUrl)
            || (Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https"
                && url.PathAndQuery == "/" && url.Fragment.Length == 0)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"The setting Phb:PublicUrl is '{options.PublicUrl}'. Write the address of the site alone, such as https://library.example, or leave it out.");
    }

    private sealed class FillOptionsCheck : IValidateOptions<FillOptions>
    {
        public ValidateOptionsResult Validate(string? name, FillOptions options) =>
            options.Mistake() is { } mistake ? ValidateOptionsResult.Fail(mistake) : ValidateOptionsResult.Success;
    }

    private sealed class OptionsCheck : IValidateOptions<PhbSiteOptions>
    {
        public ValidateOptionsResult Validate(string? name, PhbSiteOptions options) =>
            options.Mistake() is { } mistake ? ValidateOptionsResult.Fail(mistake) : ValidateOptionsResult.Success;
    }
}
