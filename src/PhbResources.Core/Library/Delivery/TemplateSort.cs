using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;

namespace PhbResources.Core.Library.Delivery;

/// <summary><c>sort=kind:asc</c> and so on, by the same fields as <see cref="TemplateFilter"/>.</summary>
public sealed class TemplateSort(TemplateFields fields) : ISortHandler
{
    /// <inheritdoc/>
    public bool CanHandle(string query) => FieldOf(query) is not null;

    /// <inheritdoc/>
    public SortOption BuildSortOption(string sort)
    {
        ArgumentNullException.ThrowIfNull(sort);
        return new SortOption
        {
            FieldName = FieldOf(sort)!,
            Direction = sort.EndsWith(":desc", StringComparison.OrdinalIgnoreCase) ? Direction.Descending : Direction.Ascending,
        };
    }

    private string? FieldOf(string query)
    {
        string[] parts = query.Split(':');
        return parts is [_] or [_, "asc" or "desc"] ? fields.Names.FirstOrDefault(field => field.Equals(parts[0], StringComparison.OrdinalIgnoreCase)) : null;
    }
}
