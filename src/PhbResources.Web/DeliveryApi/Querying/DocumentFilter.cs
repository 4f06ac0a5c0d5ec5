using System.Text.RegularExpressions;
using Umbraco.Cms.Core.DeliveryApi;

namespace PhbResources.Web.DeliveryApi.Querying;

/// <summary><c>filter=</c> by what every document has: <c>contentType:</c>, <c>name:</c>, <c>createDate&gt;</c>, <c>updateDate&lt;:</c> and so on.</summary>
public sealed partial class DocumentFilter : IFilterHandler
{
    /// <inheritdoc/>
    public bool CanHandle(string query) => Pattern().IsMatch(query);

    /// <inheritdoc/>
    public FilterOption BuildFilterOption(string filter)
    {
        Match match = Pattern().Match(filter);
        string name = match.Groups["name"].Value.ToLowerInvariant();
        string value = match.Groups["value"].Value;
        FilterOperation operation = FilterWords.Operation(match.Groups["operator"].Value);
        return name switch
        {
            "contenttype" => new FilterOption { FieldName = DocumentFields.ContentType, Operator = operation, Values = FilterWords.Values(value) },
            "name" => new FilterOption
            {
                FieldName = DocumentFields.Name,
                Operator = operation == FilterOperation.IsNot ? FilterOperation.DoesNotContain : FilterOperation.Contains,
                Values = [value],
            },
            _ => new FilterOption
            {
                FieldName = name == "createdate" ? DocumentFields.Created : DocumentFields.Updated,
                Operator = operation,
                Values = [FilterWords.IsDate(value) ? value : throw DeliveryProblem.BadDate(value)],
            },
        };
    }

    [GeneratedRegex("^(?:(?<name>contentType|name)(?<operator>:!?)|(?<name>createDate|updateDate)(?<operator>:!?|[<>][:=]?))(?<value>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
