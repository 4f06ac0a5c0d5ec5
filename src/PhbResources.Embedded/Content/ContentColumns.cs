using PhbResources.Embedded.Entities;
using PhbResources.Embedded.Querying;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace PhbResources.Embedded.Content;

/// <summary>Which column holds which property of content, and the orders that lists can be asked in. Table aliases: n node, c content, cv the version, m member, pj one property value, pt its property type.</summary>
internal static class ContentColumns
{
    /// <summary>Conditions on single property values (x.PropertyTypeAlias, x.LongStringPropertyValue ...) need this in the FROM clause; "12|1|" casts to 12.</summary>
    public const string PropertyValueJoin = " JOIN json_each(cv.properties) pj JOIN propertyType pt ON pt.id = CAST(pj.key AS INTEGER)";

    private const string TypeAlias = "(SELECT t.alias FROM contentType t WHERE t.nodeId = c.contentTypeId)";

    public static string? Of(string property) => property switch
    {
        "UpdateDate" => "cv.date",
        "WriterId" => "cv.userId",
        "VersionId" => "cv.id",
        "TemplateId" => "cv.templateId",
        "Published" => "c.published",
        "Edited" => "c.edited",
        "ContentTypeId" or "ContentType.Id" => "c.contentTypeId",
        "ContentTypeAlias" or "ContentType.Alias" => TypeAlias,
        _ => EntityColumns.Of(property),
    };

    public static string? OfMember(string property) => property switch
    {
        "Email" => "m.email",
        "Username" => "m.username",
        "RawPasswordValue" => "m.password",
        "SecurityStamp" => "m.securityStamp",
        "IsApproved" => "m.isApproved",
        "IsLockedOut" => "m.isLockedOut",
        "FailedPasswordAttempts" => "m.failedPasswordAttempts",
        "EmailConfirmedDate" => "m.emailConfirmedDate",
        "LastLockoutDate" => "m.lastLockoutDate",
        "LastLoginDate" => "m.lastLoginDate",
        "LastPasswordChangeDate" => "m.lastPasswordChangeDate",
        "PropertyTypeAlias" => "pt.alias",
        "LongStringPropertyValue" or "ShortStringPropertyValue" or "IntegerPropertyValue" or "BoolPropertyValue" => "pj.value",
        // values keep the kind of their date, the database's own dates are always UTC
        "DateTimePropertyValue" => "SUBSTR(pj.value, 1, 27) || 'Z'",
        _ => Of(property),
    };

    /// <summary>The name in a culture, or the one for all cultures where there is none.</summary>
    public static string NameIn(int languageId, SqlArguments arguments) =>
        $"COALESCE((SELECT vc.name FROM versionCulture vc WHERE vc.versionId = cv.id AND vc.languageId = {arguments.Add(languageId)}), n.name) COLLATE NOCASE";

    /// <summary>The SQL after ORDER BY. Ends with the id, so that pages never overlap.</summary>
    /// <param name="ordering">What was asked for.</param>
    /// <param name="column">The columns of the kind of content.</param>
    /// <param name="arguments">Where the values go.</param>
    /// <param name="languageId">From ISO code to language.</param>
    /// <param name="propertyTypes">From alias to the ids of the property types so named; no type may hold two.</param>
    public static string Order(Ordering? ordering, Func<string, string?> column, SqlArguments arguments, Func<string, int?> languageId, Func<string, IReadOnlyList<int>> propertyTypes)
    {
        List<string> terms = [];
        for (; ordering is { IsEmpty: false }; ordering = ordering.Next)
        {
            int? language = ordering.IsInvariant ? null : languageId(ordering.Culture!);
            string term = ordering.IsCustomField
                ? CustomField(propertyTypes(ordering.OrderBy!), language, arguments)
                : SystemField(ordering.OrderBy!, language, column, arguments);
            terms.Add($"({term}) COLLATE NOCASE" + (ordering.Direction == Umbraco.Cms.Core.Direction.Descending ? " DESC" : ""));
        }
        if (terms.Count == 0) terms.Add("n.sortOrder");
        return string.Join(", ", terms.Append("n.id"));
    }

    private static string SystemField(string field, int? language, Func<string, string?> column, SqlArguments arguments) => field.ToLowerInvariant() switch
    {
        "name" when language is not null => NameIn(language.Value, arguments),
        "published" when language is not null => $"COALESCE((SELECT cc.published FROM contentCulture cc WHERE cc.nodeId = n.id AND cc.languageId = {arguments.Add(language)}), c.published)",
        "versiondate" or "updatedate" => "cv.date",
        "owner" => "n.creatorId",
        "updater" => "cv.userId",
        "published" => "c.published",
        _ => column(field.ToFirstUpperInvariant()) ?? "n.sortOrder",
    };

    private static string CustomField(IReadOnlyList<int> propertyTypes, int? language, SqlArguments arguments)
    {
        IEnumerable<string> names = propertyTypes.Select(x => PropertyValues.Name(x, null, null));
        if (language is not null) names = propertyTypes.Select(x => PropertyValues.Name(x, language, null)).Concat(names);
        List<string> values = [.. names.Select(x => $"json_extract(cv.properties, {arguments.Add($"$.\"{x}\"")})")];
        return values.Count switch { 0 => "NULL", 1 => values[0], _ => $"COALESCE({string.Join(", ", values)})" };
    }
}
