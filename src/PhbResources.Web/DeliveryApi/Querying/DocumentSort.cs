using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;

namespace PhbResources.Web.DeliveryApi.Querying;

/// <summary><c>sort=</c> by what every document has: <c>name</c>, <c>createDate</c>, <c>updateDate</c>, <c>sortOrder</c> or <c>level</c>, with <c>:asc</c> or <c>:desc</c>.</summary>
public sealed class DocumentSort : ISortHandler
{
    private static readonly string[] s_fields = [DocumentFields.Name, DocumentFields.Created, DocumentFields.Updated, DocumentFields.SortOrder, DocumentFields.Level];

    /// <inheritdoc/>
    public bool CanHandle(string query) => FieldOf(query) is not null;

    /// <inheritdoc/>
    public SortOption BuildSortOption(string sort) => new()
    {
        FieldName = FieldOf(sort)!,
        Direction = sort.EndsWith(":desc", StringComparison.OrdinalIgnoreCase) ? Direction.Descending : Direction.Ascending,
    };

    private static string? FieldOf(string sort)
    {
        string[] parts = sort.Split(':');
        return parts is [_] or [_, "asc" or "desc"] ? s_fields.FirstOrDefault(field => field.Equals(parts[0], StringComparison.OrdinalIgnoreCase)) : null;
    }
}
