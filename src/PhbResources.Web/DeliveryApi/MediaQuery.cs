using Umbraco.Cms.Core.Models.PublishedContent;

namespace PhbResources.Web.DeliveryApi;

/// <summary>Filters and sorting of media, which have fewer than documents: <c>mediaType:</c>, <c>name:</c>; <c>name</c>, <c>createDate</c>, <c>updateDate</c>, <c>sortOrder</c>.</summary>
internal static class MediaQuery
{
    public static IEnumerable<IPublishedContent> Filter(IEnumerable<IPublishedContent> items, string filter)
    {
        (string field, string value) = Split(filter);
        bool isNot = value.StartsWith('!');
        value = value.TrimStart('!');
        if (value.Length == 0)
            throw DeliveryProblem.UnknownFilter();
        return field switch
        {
            "mediatype" => items.Where(item => value.Split(',').Contains(item.ContentType.Alias, StringComparer.OrdinalIgnoreCase) != isNot),
            "name" => items.Where(item => item.Name.Contains(value, StringComparison.OrdinalIgnoreCase) != isNot),
            _ => throw DeliveryProblem.UnknownFilter(),
        };
    }

    public static IEnumerable<IPublishedContent> Sort(IEnumerable<IPublishedContent> items, IReadOnlyList<string> sorts)
    {
        foreach (string sort in sorts.Reverse())
        {
            (string field, string direction) = Split(sort);
            if (direction is not ("" or "asc" or "desc"))
                throw DeliveryProblem.UnknownSort();
            Func<IPublishedContent, object> by = field switch
            {
                "name" => item => item.Name.ToUpperInvariant(),
                "createdate" => item => item.CreateDate,
                "updatedate" => item => item.UpdateDate,
                "sortorder" => item => item.SortOrder,
                _ => throw DeliveryProblem.UnknownSort(),
            };
            items = direction == "desc" ? items.OrderByDescending(by) : items.OrderBy(by);
        }

        return items;
    }

    private static (string Field, string Value) Split(string text)
    {
        string[] parts = text.Split(':', 2);
        return (parts[0].ToLowerInvariant(), parts.Length == 2 ? parts[1] : "");
    }
}
