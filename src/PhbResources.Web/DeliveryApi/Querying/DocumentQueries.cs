using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace PhbResources.Web.DeliveryApi.Querying;

/// <summary>Reads <c>fetch</c>, <c>filter</c> and <c>sort</c> with the handlers there are, Umbraco's or a package's, and asks the index.</summary>
internal sealed class DocumentQueries(
    IApiContentQueryProvider index, SelectorHandlerCollection selectors, FilterHandlerCollection filters, SortHandlerCollection sorts, DeliveryContext context) : IApiContentQueryService
{
    public Attempt<PagedModel<Guid>, ApiContentQueryOperationStatus> ExecuteQuery(
        string? fetch, IEnumerable<string> askedFilters, IEnumerable<string> askedSorts, ProtectedAccess protectedAccess, int skip, int take)
    {
        if (Selector(fetch) is not { } selector)
            return Refused(ApiContentQueryOperationStatus.SelectorOptionNotFound);
        List<FilterOption> filterOptions = [];
        foreach (string filter in askedFilters)
        {
            if (Filter(filter) is not { } option)
                return Refused(ApiContentQueryOperationStatus.FilterOptionNotFound);
            filterOptions.Add(option);
        }

        List<SortOption> sortOptions = [];
        foreach (string sort in askedSorts)
        {
            if (Sort(sort) is not { } option)
                return Refused(ApiContentQueryOperationStatus.SortOptionNotFound);
            sortOptions.Add(option);
        }

        return Attempt.SucceedWithStatus(
            ApiContentQueryOperationStatus.Success,
            index.ExecuteQuery(selector, filterOptions, sortOptions, context.Culture ?? "", protectedAccess, context.IsPreview(), skip, take));
    }

    private SelectorOption? Selector(string? fetch)
    {
        if (!string.IsNullOrWhiteSpace(fetch))
            return selectors.FirstOrDefault(handler => handler.CanHandle(fetch))?.BuildSelectorOption(fetch);
        return context.GetStartItem() is IPublishedContent start
            ? new SelectorOption { FieldName = DocumentFields.Ancestors, Values = [start.Key.ToString("D")] }
            : index.AllContentSelectorOption();
    }

    private FilterOption? Filter(string filter) => filters.FirstOrDefault(handler => handler.CanHandle(filter))?.BuildFilterOption(filter);

    private SortOption? Sort(string sort) => sorts.FirstOrDefault(handler => handler.CanHandle(sort))?.BuildSortOption(sort);

    private static Attempt<PagedModel<Guid>, ApiContentQueryOperationStatus> Refused(ApiContentQueryOperationStatus status) => Attempt.FailWithStatus(status, new PagedModel<Guid>());
}
