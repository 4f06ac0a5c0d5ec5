using System.Security.Cryptography;
using System.Text;

namespace PhbResources.Core.Schemas;

/// <summary>Reads the files of <c>umbraco-config</c> about types. Either all of them are right, or it says everything that is wrong.</summary>
internal sealed class SchemaReader
{
    /// <summary>Counted up when a file that did not change has to be installed in another way.</summary>
    private const int InstallerVersion = 1;

    private readonly List<SchemaMistake> _mistakes = [];
    private readonly Dictionary<string, DataTypeReference> _dataTypes = UmbracoDataTypes.ByName.ToDictionary(
        d => d.Key, d => new DataTypeReference(d.Value.Key, d.Key, d.Value.Editor), StringComparer.Ordinal);

    /// <exception cref="SchemaMistakesException">Lists every mistake.</exception>
    public static Schema Read(string configPath) => new SchemaReader().ReadAll(configPath);

    private Schema ReadAll(string configPath)
    {
        var files = new ConfigFiles(configPath, _mistakes);
        var dataTypes = files.In("data-types").Select(f => ReadDataType(f.Part, Hash(f.Json))).ToList();
        foreach (var own in dataTypes.Where(d => d.Alias != ""))
            _dataTypes.TryAdd(own.Alias, new DataTypeReference(own.Key, own.Alias, own.Editor));

        var documentTypes = files.In("document-types").Select(f => ReadType(f.Part, Hash(f.Json), TypeFolder.Document)).ToList();
        var kinds = documentTypes.Where(t => t.Kind is not null).OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase).Select(t => t.Alias).ToList();
        var schema = new Schema
        {
            DataTypes = dataTypes,
            DocumentTypes = [.. documentTypes.Select(t => t.AllowsKinds ? AllowKinds(t, kinds) : t)],
            MediaTypes = [.. files.In("media-types").Select(f => ReadType(f.Part, Hash(f.Json), TypeFolder.Media))],
            MemberTypes = [.. files.In("member-types").Select(f => ReadType(f.Part, Hash(f.Json), TypeFolder.Member))],
            MemberGroups = ReadMemberGroups(configPath, files),
        };
        new SchemaRules(schema, _mistakes).Check();

        if (_mistakes.Count > 0)
            throw new SchemaMistakesException([.. _mistakes.OrderBy(m => m.File, StringComparer.Ordinal)]);
        return schema with { DocumentTypes = AfterTheirCompositions(schema.DocumentTypes) };
    }

    private static TypeSchema AllowKinds(TypeSchema type, IReadOnlyList<string> kinds) => type with
    {
        AllowedChildren = kinds,
        Origin = type.Origin with { Hash = Hash(type.Origin.Hash + string.Join(' ', kinds)) },
    };

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{InstallerVersion} {text}")));

    private DataTypeSchema ReadDataType(JsonPart part, string hash)
    {
        part.TextOrOther("$schema");
        var key = part.Key() ?? Guid.Empty;
        var alias = part.Text("alias", required: true, example: " in camelCase, for example \"phbReviewInterval\"") ?? "";
        var name = part.Text("name", required: true, example: ", what curators see") ?? "";
        var editors = UmbracoDataTypes.Editors;
        var written = part.Text("editor", required: true, example: ", for example \"Umbraco.DropDown.Flexible\"");
        var editor = editors.FirstOrDefault(e => e.Alias == written);
        if (written is not null && editor is null)
            part.Mistake("editor", $"\"{written}\" is not an editor for use here.", Nearest.Suggest(written, editors.Select(e => e.Alias)));
        var items = part.Texts("items", required: editor?.HasItems == true);
        if (editor is { HasItems: true } && part.Has("items") && items.Count == 0)
            part.Mistake("items", "There is nothing to choose from.", "List what people can choose.");
        if (editor is { HasItems: false } && part.Has("items"))
            part.Mistake("items", $"{editor.Alias} has no items.", "Take the items out, or use the editor Umbraco.DropDown.Flexible (one) or Umbraco.CheckBoxList (several).");
        var settings = part.Part("configuration");
        var configuration = settings?.Settings() ?? new Dictionary<string, object>();
        if (configuration.ContainsKey("items"))
            settings!.Mistake("items", "Items do not stand in the configuration.", "Move them up, beside \"editor\".");
        part.NothingElse();
        // An unknown editor is reported here alone, not also by what its properties lack.
        return new DataTypeSchema(key, alias, name, editor ?? editors.First(e => e.HasFewValues), new Origin(part.File, hash)) { Items = items, Configuration = configuration };
    }

    private TypeSchema ReadType(JsonPart part, string hash, TypeFolder folder)
    {
        part.TextOrOther("$schema");
        var type = new TypeSchema(
            part.Key() ?? Guid.Empty,
            part.Text("alias", required: true, example: " in camelCase, for example \"leaveRequest\"") ?? "",
            part.Text("name", required: true, example: ", what curators see") ?? "",
            new Origin(part.File, hash))
        {
            Description = part.Text("description", longest: 1500) ?? "",
            Icon = part.Text("icon") ?? "icon-document",
            AllowedAtRoot = folder != TypeFolder.Member && part.Flag("allowedAtRoot"),
        };
        if (folder == TypeFolder.Document)
            type = ReadPlaceInTree(part, type);
        type = type with { Tabs = [.. part.Parts("tabs").Select((t, i) => ReadTab(t, i, folder, type.Kind is not null))] };
        part.NothingElse();
        return type;
    }

    private static TypeSchema ReadPlaceInTree(JsonPart part, TypeSchema type)
    {
        var allowsKinds = part.TextOrOther("allowedChildren") == "kinds";
        type = type with
        {
            ListView = part.Flag("listView"),
            Compositions = part.Texts("compositions"),
            AllowsKinds = allowsKinds,
            AllowedChildren = allowsKinds ? [] : part.Texts("allowedChildren"),
        };
        if (part.Part("kind") is not { } kind)
            return type;
        var plural = kind.Text("plural", required: true, example: ", what several are called, for example \"Rotas\"") ?? "";
        var description = kind.Text("description", required: true, longest: 500, example: ", a sentence that visitors read") ?? "";
        kind.NothingElse();
        return type with { Kind = new KindSchema(plural, description) };
    }

    private TabSchema ReadTab(JsonPart part, int place, TypeFolder folder, bool isKind)
    {
        var tab = new TabSchema(
            part.Key() ?? Guid.Empty,
            part.Text("alias", required: true, example: " in camelCase, for example \"about\"") ?? "",
            part.Text("name", required: true, example: ", what curators see") ?? "",
            part.Number("order") ?? (place + 1) * 10,
            [.. part.Parts("properties").Select(p => ReadProperty(p, folder, isKind))]);
        part.NothingElse();
        return tab;
    }

    private PropertySchema ReadProperty(JsonPart part, TypeFolder folder, bool isKind)
    {
        var key = part.Key() ?? Guid.Empty;
        var alias = part.Text("alias", required: true, example: " in camelCase, for example \"noticeNeeded\"") ?? "";
        var name = part.Text("name", required: true, example: ", what people see") ?? "";
        var written = part.Text("dataType", required: true, example: ": the alias of a file in data-types, or one of Umbraco's own, for example \"Textstring\"");
        var dataType = written is null ? null : _dataTypes.GetValueOrDefault(written);
        if (written is not null && dataType is null)
            part.Mistake("dataType", $"There is no data type \"{written}\".", Nearest.Suggest(written, _dataTypes.Keys) + " Or add it to the folder data-types.");
        var property = new PropertySchema(key, alias, name, dataType ?? _dataTypes["Textstring"])
        {
            Description = part.Text("description", longest: 2000) ?? "",
            Mandatory = part.Flag("mandatory"),
            MandatoryMessage = part.Text("mandatoryMessage", longest: 500),
            Pattern = part.Text("pattern"),
            PatternMessage = part.Text("patternMessage", longest: 500),
            LabelOnTop = part.Flag("labelOnTop"),
            Filter = isKind && part.Flag("filter"),
            MemberCanEdit = folder == TypeFolder.Member && part.Flag("memberCanEdit"),
            MemberCanView = folder == TypeFolder.Member && part.Flag("memberCanView"),
            Sensitive = folder == TypeFolder.Member && part.Flag("sensitive"),
        };
        if (property.Filter && dataType is { Editor.HasFewValues: false })
            part.Mistake("filter", $"Nobody can filter by {written}: every template has words or numbers of its own there.",
                "Write false, or use a data type with items, Tags or True/false.");
        part.NothingElse();
        return property;
    }

    private static List<MemberGroupSchema> ReadMemberGroups(string configPath, ConfigFiles files)
    {
        const string file = "member-groups.json";
        if (!File.Exists(Path.Combine(configPath, file)) || files.Read(file) is not { } parsed)
            return [];
        parsed.Part.TextOrOther("$schema");
        var groups = parsed.Part.Parts("memberGroups").Select(part =>
        {
            var key = part.Key() ?? Guid.Empty;
            var name = part.Text("name", required: true, example: ", for example \"Curators\"") ?? "";
            part.NothingElse();
            return new MemberGroupSchema(key, name, new Origin(file, Hash(name)));
        }).ToList();
        parsed.Part.NothingElse();
        return groups;
    }

    private static List<TypeSchema> AfterTheirCompositions(IReadOnlyList<TypeSchema> types)
    {
        var byAlias = types.ToDictionary(t => t.Alias, StringComparer.Ordinal);
        var ordered = new List<TypeSchema>();
        foreach (var type in types)
            Add(type);
        return ordered;

        void Add(TypeSchema type)
        {
            if (ordered.Contains(type))
                return;
            foreach (var composition in type.Compositions)
                Add(byAlias[composition]);
            ordered.Add(type);
        }
    }

    private enum TypeFolder
    {
        Document,
        Media,
        Member,
    }
}
