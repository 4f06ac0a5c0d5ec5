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
        var groups = type.PropertyGroups.ToList();
        var members = groups.ToDictionary(g => g, g => g.PropertyTypes?.ToList() ?? []);
        var loose = type.NoGroupPropertyTypes.ToList();

        foreach (var tab in file.Tabs)
        {
            var group = groups.Find(g => g.Key == tab.Key) ?? groups.Find(g => Same(g.Alias, tab.Alias));
            if (group is null)
            {
                groups.Add(group = new PropertyGroup(publishes) { Key = tab.Key });
                members[group] = [];
            }

            if (!groups.Exists(g => g != group && Same(g.Alias, tab.Alias)))
                group.Alias = tab.Alias;
            group.Name = tab.Name;
            group.Type = PropertyGroupType.Tab;
            group.SortOrder = tab.Order;

            for (var i = 0; i < tab.Properties.Count; i++)
            {
                var property = Property(file, tab.Properties[i], type);
                property.SortOrder = i;
                members.Values.Append(loose).ToList().ForEach(list => list.RemoveAll(p => p.Key == property.Key));
                members[group].Add(property);
            }
        }

        // The collections are keyed by alias, so that they are made anew after renaming.
        foreach (var group in groups)
            group.PropertyTypes = new PropertyTypeCollection(publishes, members[group].OrderBy(p => p.SortOrder));
        type.NoGroupPropertyTypes = new PropertyTypeCollection(publishes, loose);
        type.PropertyGroups = new PropertyGroupCollection(groups);
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
}
