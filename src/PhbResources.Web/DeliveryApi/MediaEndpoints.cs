using PhbResources.Embedded.Published.Values;
using PhbResources.Site.Api;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services.Navigation;

namespace PhbResources.Web.DeliveryApi;

/// <summary>Media: what lies in a folder, one by id or path, several by ids.</summary>
internal sealed class MediaEndpoints(PublicMedia media, IPublishedMediaCache cache, IMediaNavigationQueryService folders, IApiMediaBuilder builder, DeliveryAccess access, DeliveryAnswers answers)
{
    private const string Base = "/umbraco/delivery/api/v2/media";
    private const string Children = "children:";

    public void Map(IEndpointRouteBuilder routes)
    {
        Read(Base, ListAsync);
        Read(Base + "/items", context => answers.AnswerAsync(context, access.MayReadMedia, () => Built(DeliveryAnswers.Texts(context.Request.Query, "id")
            .Select(id => Guid.TryParse(id, out Guid key) ? media.Find(key) : null).OfType<IPublishedContent>().DistinctBy(item => item.Key))));
        Read(Base + "/item/{id:guid}", context => ItemAsync(context, () => media.Find(Guid.Parse((string)context.Request.RouteValues["id"]!))));
        Read(Base + "/item/{**path}", context => ItemAsync(context, () => AtPath((string?)context.Request.RouteValues["path"] ?? "")));

        void Read(string pattern, RequestDelegate answer) => routes.MapApi(pattern, answer, DeliveryRequest.Headers);
    }

    private Task ItemAsync(HttpContext context, Func<IPublishedContent?> find) =>
        answers.AnswerAsync(context, access.MayReadMedia, () => find() is { } item ? Build(item) : null);

    private Task ListAsync(HttpContext context) => answers.AnswerAsync(context, access.MayReadMedia, () =>
    {
        IQueryCollection query = context.Request.Query;
        string fetch = query["fetch"].ToString();
        string of = fetch.StartsWith(Children, StringComparison.OrdinalIgnoreCase) ? fetch[Children.Length..].Trim() : "";
        if (of.Length == 0)
            throw DeliveryProblem.UnknownSelector();
        IEnumerable<IPublishedContent> found = DeliveryAnswers.Texts(query, "filter").Aggregate(ChildrenOf(of), MediaQuery.Filter);
        IPublishedContent[] all = [.. MediaQuery.Sort(found, DeliveryAnswers.Texts(query, "sort"))];
        int skip = DeliveryAnswers.Number(query, "skip", 0), take = DeliveryAnswers.Number(query, "take", 10);
        return new { total = (long)all.Length, items = Built(all.Skip(skip).Take(take)) };
    });

    private IEnumerable<IPublishedContent> ChildrenOf(string of)
    {
        if (of.Trim('/').Length == 0)
            return media.In(null);
        IPublishedContent? folder = Guid.TryParse(of, out Guid key) ? media.Find(key) : AtPath(of);
        return folder is null ? [] : media.In(folder.Key);
    }

    private IPublishedContent? AtPath(string path)
    {
        IPublishedContent? at = null;
        foreach (string name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            at = media.In(at?.Key).FirstOrDefault(item => string.Equals(item.Name, name, StringComparison.OrdinalIgnoreCase));
            if (at is null)
                return null;
        }

        return at;
    }

    private IApiMediaWithCropsResponse[] Built(IEnumerable<IPublishedContent> items) => [.. items.Select(Build)];

    private IApiMediaWithCropsResponse Build(IPublishedContent item)
    {
        (ImageFocalPoint? focalPoint, ImageCrop[]? crops) = ChosenCrops.Of(item);
        return new MediaAnswer(builder.Build(item), PathOf(item), item.CreateDate, item.UpdateDate, focalPoint, crops);
    }

    private string PathOf(IPublishedContent item)
    {
        IEnumerable<Guid> above = folders.TryGetAncestorsKeys(item.Key, out IEnumerable<Guid> keys) ? keys : [];
        return $"/{string.Join('/', above.Reverse().Select(cache.GetById).OfType<IPublishedContent>().Append(item).Select(part => part.Name.ToLowerInvariant()))}/";
    }
}
