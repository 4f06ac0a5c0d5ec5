using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Core.Schemas;

/// <summary>
/// Makes Umbraco's types say what the files say, where a file changed since it was last installed. It adds and renames;
/// it never deletes a type, a tab, a property or an item, so nothing that editors wrote or added is lost.
/// </summary>
internal sealed class SchemaInstaller(
    ICoreScopeProvider scopes,
    IKeyValueService keyValues,
    DataTypeInstaller dataTypes,
    IDataTypeService dataTypeService,
    IContentTypeService contentTypes,
    IMediaTypeService mediaTypes,
    IMemberTypeService memberTypes,
    IMemberGroupService memberGroups,
    IShortStringHelper strings,
    ILogger<SchemaInstaller> logger)
{
    private readonly InstalledHashes _installed = new(keyValues);
    private int _added;
    private int _updated;

    /// <exception cref="SchemaInstallException">Umbraco refuses something; nothing was written.</exception>
    public async Task InstallAsync(Schema schema)
    {
        _installed.Load();
        if (!Differs(schema))
        {
            SchemaLog.NothingToDo(logger);
            return;
        }

        using var scope = scopes.CreateCoreScope();
        // One server installs; another that starts at the same moment waits here, and then finds nothing left to do.
        scope.WriteLock(Constants.Locks.ContentTree, Constants.Locks.ContentTypes);
        _installed.Load();

        foreach (var file in schema.DataTypes.Where(d => _installed.Differs(d.Key, d.Origin)))
            Note("data type", file.Name, file.Key, file.Origin, await dataTypes.InstallAsync(file));

        await InstallTypesAsync("document type", contentTypes, schema.DocumentTypes, () => new ContentType(strings, Constants.System.Root));
        await InstallTypesAsync("media type", mediaTypes, schema.MediaTypes, () => new MediaType(strings, Constants.System.Root));
        await InstallTypesAsync("member type", memberTypes, schema.MemberTypes, () => new MemberType(strings, Constants.System.Root));

        foreach (var group in schema.MemberGroups.Where(g => _installed.Differs(g.Key, g.Origin)))
            Note("member group", group.Name, group.Key, group.Origin, await InstallGroupAsync(group));

        scope.Complete();
        SchemaLog.Installed(logger, _added, _updated);
    }

    private bool Differs(Schema schema) =>
        schema.DataTypes.Any(d => _installed.Differs(d.Key, d.Origin))
        || schema.DocumentTypes.Concat(schema.MediaTypes).Concat(schema.MemberTypes).Any(t => _installed.Differs(t.Key, t.Origin))
        || schema.MemberGroups.Any(g => _installed.Differs(g.Key, g.Origin));

    private async Task InstallTypesAsync<T>(string what, IContentTypeBaseService<T> service, IReadOnlyList<TypeSchema> files, Func<T> make)
        where T : class, IContentTypeComposition
    {
        var changed = files.Where(t => _installed.Differs(t.Key, t.Origin)).ToList();
        foreach (var file in changed)
        {
            var type = Find(what, service, file);
            var isNew = type is null;
            type ??= make();
            var merge = new TypeMerge(strings, await DataTypesOf(file), service.Get);
            merge.Apply(file, type);
            Check(what, file, isNew
                ? await service.CreateAsync(type, Constants.Security.SuperUserKey)
                : await service.UpdateAsync(type, Constants.Security.SuperUserKey));
            Note(what, file.Name, file.Key, file.Origin, isNew);
        }

        // Types may allow each other, so this waits until all of them exist.
        foreach (var file in changed.Where(f => f.AllowedChildren.Count > 0))
        {
            var type = service.Get(file.Key)!;
            if (TypeMerge.AllowChildren(type, file, files))
                Check(what, file, await service.UpdateAsync(type, Constants.Security.SuperUserKey));
        }
    }

    private static T? Find<T>(string what, IContentTypeBaseService<T> service, TypeSchema file) where T : class, IContentTypeComposition
    {
        var byAlias = service.Get(file.Alias);
        if (byAlias is null || byAlias.Key == file.Key || file.IsUmbracos)
            return service.Get(file.Key) ?? byAlias;
        throw new SchemaInstallException($"{file.Origin.File} /alias: this Umbraco has a {what} \"{file.Alias}\" of its own (\"{byAlias.Name}\", key {byAlias.Key}). "
            + "Give that one another alias in the back office, or this one in the file, and start again.");
    }

    private async Task<IReadOnlyDictionary<Guid, IDataType>> DataTypesOf(TypeSchema file)
    {
        var found = new Dictionary<Guid, IDataType>();
        foreach (var reference in file.Properties.Select(p => p.DataType).DistinctBy(d => d.Key))
        {
            found[reference.Key] = await dataTypeService.GetAsync(reference.Key)
                ?? throw new SchemaInstallException($"{file.Origin.File}: this Umbraco has no data type \"{reference.Name}\" (key {reference.Key}); somebody deleted it. "
                    + "Make a data type of our own in umbraco-config/data-types with the same editor, and name that in the file.");
        }

        return found;
    }

    private async Task<bool> InstallGroupAsync(MemberGroupSchema file)
    {
        var group = await memberGroups.GetAsync(file.Key) ?? await memberGroups.GetByNameAsync(file.Name);
        if (group?.Name == file.Name)
            return false;
        var isNew = group is null;
        group ??= new MemberGroup { Key = file.Key };
        group.Name = file.Name;
        var result = isNew ? await memberGroups.CreateAsync(group) : await memberGroups.UpdateAsync(group);
        return result.Success
            ? isNew
            : throw new SchemaInstallException($"{file.Origin.File}: Umbraco refuses the member group \"{file.Name}\": {result.Status}.");
    }

    private void Note(string what, string name, Guid key, Origin origin, bool isNew)
    {
        _installed.Remember(key, origin);
        if (isNew)
        {
            _added++;
            SchemaLog.Added(logger, what, name, origin.File);
        }
        else
        {
            _updated++;
            SchemaLog.Updated(logger, what, name, origin.File);
        }
    }

    private static void Check(string what, TypeSchema file, Attempt<ContentTypeOperationStatus> attempt)
    {
        if (!attempt.Success)
            throw new SchemaInstallException($"{file.Origin.File}: Umbraco refuses the {what} \"{file.Alias}\": {attempt.Result}.", attempt.Exception);
    }
}
