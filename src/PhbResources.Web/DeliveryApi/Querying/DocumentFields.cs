namespace PhbResources.Web.DeliveryApi.Querying;

/// <summary>Fields that every document has for filters and sorting, by the names that Umbraco gives them.</summary>
internal static class DocumentFields
{
    public const string Key = "itemId";
    public const string Parent = "parentId";
    public const string Ancestors = "ancestorIds";
    public const string ContentType = "contentType";
    public const string Name = "name";
    public const string Created = "createDate";
    public const string Updated = "updateDate";
    public const string SortOrder = "sortOrder";
    public const string Level = "level";
}
