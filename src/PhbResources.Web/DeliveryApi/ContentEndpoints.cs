using PhbResources.Site.Api;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace PhbResources.Web.DeliveryApi;

/// <summary>Documents: a list, one by id or path, several by ids. Umbraco's own builders make the answers.</summary>
internal sealed class ContentEndpoints(
    IApiPublishedContentCache contents, IApiContentPathResolver paths, IApiContentResponseBuilder builder, IApiContentQueryService queries, IRequestPreviewService preview, DeliveryAccess access, DeliveryAnswers answers)
{
    private const string Base = "/umbraco/delivery/api/v2/content";

    // Umbraco gives drafts that have no address yet one of this form.
    private const string PreviewPath = "preview-";

    public void Map(IEndpointRouteBuilder routes)
    {
        Read(Base, ListAsync);
        Read(Base + "/items", ItemsAsync);
        Read(Base + "/item/{id:guid}", context => ItemAsync(context, () => contents.GetById(Guid.Parse((string)context.Request.RouteValues["id"]!))));
        Read(Base + "/item/{**path}", context => ItemAsync(context, () => AtPath((string?)context.Request.RouteValues["path"] ?? "")));

        void Read(string pattern, RequestDelegate answer) => routes.MapApi(pattern, answer, DeliveryRequest.Headers);
    }

    private Task ListAsync(HttpContext context) => answers.AnswerAsync(context, access.MayRead, () =>
    {
        IQueryCollection query = context.Request.Query;
        Attempt<PagedModel<Guid>, ApiContentQueryOperationStatus> found = queries.ExecuteQuery(
            query["fetch"].ToString() is { Length: > 0 } fetch ? fetch : null, DeliveryAnswers.Texts(query, "filter"), DeliveryAnswers.Texts(query, "sort"), ProtectedAccess.None,
            DeliveryAnswers.Number(query, "skip", 0), DeliveryAnswers.Number(query, "take", 10));
        return found.Status switch
        {
            ApiContentQueryOperationStatus.Success => new { total = found.Result.Total, items = Built(contents.GetByIds(found.Result.Items)) },
            ApiContentQueryOperationStatus.SelectorOptionNotFound => throw DeliveryProblem.UnknownSelector(),
            ApiContentQueryOperationStatus.SortOptionNotFound => throw DeliveryProblem.UnknownSort(),
            _ => throw DeliveryProblem.UnknownFilter(),
        };
    });

    private Task ItemsAsync(HttpContext context) => answers.AnswerAsync(context, access.MayRead, () =>
        Built(contents.GetByIds(DeliveryAnswers.Texts(context.Request.Query, "id").Select(id => Guid.TryParse(id, out Guid key) ? key : Guid.Empty).Distinct())));

    private Task ItemAsync(HttpContext context, Func<IPublishedContent?> find) =>
        answers.AnswerAsync(context, access.MayRead, () => find() is { } item ? builder.Build(item) : null);

    private IPublishedContent? AtPath(string path) =>
        !path.StartsWith(PreviewPath, StringComparison.OrdinalIgnoreCase) ? paths.ResolveContentPath("/" + path)
        : preview.IsPreview() && Guid.TryParse(path.AsSpan(PreviewPath.Length).TrimEnd('/'), out Guid key) ? contents.GetById(key)
        : null;

    private IApiContentResponse[] Built(IEnumerable<IPublishedContent> items) => [.. items.Select(builder.Build).OfType<IApiContentResponse>()];
}
