using Umbraco.Cms.Core.DeliveryApi;

namespace PhbResources.Core.Library.Delivery;

/// <summary><c>filter=kind:rota</c>, <c>filter=category:rotas-and-hours</c>, <c>filter=conditions:Epilepsy,Asthma</c>; with <c>!</c> after the colon, all the others.</summary>
public sealed class TemplateFilter(TemplateFields fields) : IFilterHandler
{
    /// <inheritdoc/>
    public bool CanHandle(string query) => FieldOf(query) is not null;

    /// <inheritdoc/>
    public FilterOption BuildFilterOption(string filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        string value = filter[(filter.IndexOf(':', StringComparison.Ordinal) + 1)..];
        bool isNot = value.StartsWith('!');
        value = isNot ? value[1..] : value;
        string[] each = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new FilterOption
        {
            FieldName = FieldOf(filter)!,
            Operator = isNot ? FilterOperation.IsNot : FilterOperation.Is,
            // Some values have a comma of their own.
            Values = each.Length > 1 ? [.. each, value.Trim()] : each,
        };
    }

    private string? FieldOf(string query)
    {
        int colon = query.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 ? null : fields.Names.FirstOrDefault(name => query.AsSpan(0, colon).Equals(name, StringComparison.OrdinalIgnoreCase));
    }
}
