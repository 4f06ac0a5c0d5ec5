using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Core.Schemas;

/// <summary>Puts what a file says into one of Umbraco's types, in memory: adds and renames by key, deletes nothing.</summary>
internal sealed class TypeMerge(IShortStringHelper strings, IReadOnlyDictionary<Guid, IDataType> dataTypes, Func<string, IContentTypeComposition?> byAlias)
{
    public void Apply(TypeSchema file, IContentTypeComposition type)
    {
        if (!type.HasIdentity || !file.IsUmbracos)
        {
            if (!type.HasIdentity)
                type.Key = file.Key;
            type.Alias = file.Alias;
            type.Name = file.Name;
            type.Description = file.Description;
            type.Icon = file.Icon;
            type.AllowedAsRoot = file.AllowedAtRoot;
        }

        if (type is IContentType documentType)
        {
            if (file.ListView)
                documentType.ListView = Constants.DataTypes.Guids.ListViewContentGuid;
            // Visitors are shown a version number, which counts all versions there have been.
            documentType.HistoryCleanup = new HistoryCleanup { PreventCleanup = true };
        }

        foreach (var composition in file.Compositions.Where(alias => !type.ContentTypeCompositionExists(alias)))
            type.AddContentType(byAlias(composition)!);
        ApplyTabs(file, type);
        if (type is IMemberType memberType)
            ApplyMemberRights(file, memberType);
    }

    /// <returns>True when something was added.</returns>
    public static bool AllowChildren(IContentTypeBase type, TypeSchema file, IReadOnlyList<TypeSchema> files)
    {
        var allowed = (type.AllowedContentTypes ?? []).OrderBy(a => a.SortOrder).ToList();
        var missing = file.AllowedChildren.Select(alias => files.First(f => f.Alias == alias)).Where(f => allowed.All(a => a.Key != f.Key)).ToList();
        var next = allowed.Count == 0 ? 0 : allowed.Max(a => a.SortOrder) + 1;
        type.AllowedContentTypes = [.. allowed, .. missing.Select((f, i) => new ContentTypeSort(f.Key, next + i, f.Alias))];
        return missing.Count > 0;
    }

    private void ApplyTabs(TypeSchema file, IContentTypeComposition type)
    {
        var publishes = type is IContentType;
        var tabs = type.PropertyGroups.Select(g => new Tab(g, g.PropertyTypes?.ToList() ?? [])).ToList();
        var loose = type.NoGroupPropertyTypes.ToList();

        foreach (var written in file.Tabs)
        {
            var tab = tabs.Find(t => t.Group.Key == written.Key) ?? tabs.Find(t => Same(t.Group.Alias, written.Alias));
            if (tab is null)
                tabs.Add(tab = new Tab(new PropertyGroup(publishes) { Key = written.Key }, []));
            if (!tabs.Exists(t => t != tab && Same(t.Group.Alias, written.Alias)))
                tab.Group.Alias = written.Alias;
            tab.Group.Name = written.Name;
            tab.Group.Type = PropertyGroupType.Tab;
            tab.Group.SortOrder = written.Order;

            for (var i = 0; i < written.Properties.Count; i++)
            {
                var property = Property(file, written.Properties[i], type);
                property.SortOrder = i;
                loose.RemoveAll(p => p.Key == property.Key);
                tabs.ForEach(t => t.Properties.RemoveAll(p => p.Key == property.Key));
                tab.Properties.Add(property);
            }
        }

        // The collections are keyed by alias, so that they are made anew after renaming.
        foreach (var tab in tabs)
            tab.Group.PropertyTypes = new PropertyTypeCollection(publishes, tab.Properties.OrderBy(p => p.SortOrder));
        type.NoGroupPropertyTypes = new PropertyTypeCollection(publishes, loose);
        type.PropertyGroups = new PropertyGroupCollection(tabs.Select(t => t.Group));
    }

    private IPropertyType Property(TypeSchema file, PropertySchema written, IContentTypeComposition type)
    {
        var dataType = dataTypes[written.DataType.Key];
        var existing = type.PropertyTypes.FirstOrDefault(p => p.Key == written.Key);
        if (type.PropertyTypes.FirstOrDefault(p => Same(p.Alias, written.Alias) && p.Key != written.Key) is { } other && file.Properties.All(p => p.Key != other.Key))
        {
            throw new SchemaInstallException($"{file.Origin.File}: \"{type.Name}\" has a property \"{written.Alias}\" that is not from the file (\"{other.Name}\", key {other.Key}). "
                + "Give that one another alias in the back office, or this one in the file, and start again.");
        }

        if (existing is not null && existing.ValueStorageType != dataType.DatabaseType)
        {
            throw new SchemaInstallException($"{file.Origin.File}: values of \"{written.Alias}\" are kept as {existing.ValueStorageType}, which data type \"{dataType.Name}\" cannot read. "
                + "Go back to the data type it had, and make a new property with a key and an alias of its own.");
        }

        var property = existing ?? new PropertyType(strings, dataType, written.Alias) { Key = written.Key };
        property.Alias = written.Alias;
        property.Name = written.Name;
        property.Description = written.Description;
        property.DataTypeId = dataType.Id;
        property.DataTypeKey = dataType.Key;
        property.PropertyEditorAlias = dataType.EditorAlias;
        property.Mandatory = written.Mandatory;
        property.MandatoryMessage = written.MandatoryMessage;
        property.ValidationRegExp = written.Pattern;
        property.ValidationRegExpMessage = written.PatternMessage;
        property.LabelOnTop = written.LabelOnTop;
        return property;
    }

    private static void ApplyMemberRights(TypeSchema file, IMemberType type)
    {
        foreach (var property in file.Properties)
        {
            type.SetMemberCanEditProperty(property.Alias, property.MemberCanEdit);
            type.SetMemberCanViewProperty(property.Alias, property.MemberCanView);
            type.SetIsSensitiveProperty(property.Alias, property.Sensitive);
        }
    }

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <summary>A tab or group of the type with its properties, theirs and ours. Compared by reference, since a group is equal to itself only until it changes.</summary>
    private sealed class Tab(PropertyGroup group, List<IPropertyType> properties)
    {
        public PropertyGroup Group { get; } = group;

        public List<IPropertyType> Properties { get; } = properties;
    }
}
