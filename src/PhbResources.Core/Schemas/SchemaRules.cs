using System.Text.RegularExpressions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace PhbResources.Core.Schemas;

/// <summary>What must hold between the files, beyond what each must hold by itself. Blank keys and aliases were reported while reading.</summary>
internal sealed partial class SchemaRules(Schema schema, ICollection<SchemaMistake> mistakes)
{
    /// <summary>Alias of the document type that every kind is composed with.</summary>
    public const string TemplateAlias = "template";

    /// <summary>Names that Umbraco's published content has itself; a property of that name would be unreachable from its models.</summary>
    private static readonly HashSet<string> OfContent = Names(typeof(IPublishedContent), typeof(IPublishedElement));

    private static readonly HashSet<string> OfMembers = [.. OfContent, .. Names(typeof(IPublishedMember))];

    /// <summary>Property aliases that Umbraco itself acts upon.</summary>
    private static readonly string[] Conventions =
    [
        Constants.Conventions.Content.UrlName, Constants.Conventions.Content.UrlAlias, Constants.Conventions.Content.NaviHide,
        Constants.Conventions.Content.Redirect, Constants.Conventions.Content.InternalRedirectId,
    ];

    public void Check()
    {
        Keys();
        Aliases(schema.DataTypes.Select(d => (d.Alias, d.Origin.File)), CamelCase());
        Aliases(schema.DocumentTypes.Select(d => (d.Alias, d.Origin.File)), CamelCase());
        // Umbraco's own media and member types, which a file may extend, begin with a capital.
        Aliases(schema.MediaTypes.Select(d => (d.Alias, d.Origin.File)), AnyCase());
        Aliases(schema.MemberTypes.Select(d => (d.Alias, d.Origin.File)), AnyCase());
        foreach (var type in schema.DataTypes.Where(d => UmbracoDataTypes.ByName.ContainsKey(d.Alias)))
            Mistake(type.Origin.File, "/alias", $"\"{type.Alias}\" is the name of a data type of Umbraco.", "Choose another alias.");
        foreach (var type in schema.DocumentTypes)
            PlaceInTree(type);
        foreach (var type in schema.DocumentTypes.Concat(schema.MediaTypes))
            Properties(type, OfContent);
        foreach (var type in schema.MemberTypes)
            Properties(type, OfMembers);
        foreach (var (group, i) in schema.MemberGroups.Select((g, i) => (g, i)))
        {
            if (schema.MemberGroups.Take(i).Any(g => g.Name.Equals(group.Name, StringComparison.OrdinalIgnoreCase)) && group.Name != "")
                Mistake(group.Origin.File, $"/memberGroups/{i}/name", $"There are two groups named \"{group.Name}\".", "Take one out, or rename it.");
        }
    }

    private void Keys()
    {
        var seen = UmbracoDataTypes.ByName.ToDictionary(d => d.Value.Key, d => $"Umbraco's data type {d.Key}");
        foreach (var type in schema.DataTypes)
            Key(type.Key, type.Origin.File, "");
        foreach (var type in schema.DocumentTypes.Concat(schema.MediaTypes).Concat(schema.MemberTypes))
        {
            Key(type.Key, type.Origin.File, "");
            for (var t = 0; t < type.Tabs.Count; t++)
            {
                Key(type.Tabs[t].Key, type.Origin.File, $"/tabs/{t}");
                for (var p = 0; p < type.Tabs[t].Properties.Count; p++)
                    Key(type.Tabs[t].Properties[p].Key, type.Origin.File, $"/tabs/{t}/properties/{p}");
            }
        }

        for (var i = 0; i < schema.MemberGroups.Count; i++)
            Key(schema.MemberGroups[i].Key, schema.MemberGroups[i].Origin.File, $"/memberGroups/{i}");

        void Key(Guid key, string file, string pointer)
        {
            if (key != Guid.Empty && !seen.TryAdd(key, $"{file}{(pointer == "" ? "" : " " + pointer)}"))
                Mistake(file, $"{pointer}/key", $"The key {key} is taken by {seen[key]}.",
                    $"Give it a key of its own, for example \"{Guid.NewGuid()}\" (made for you just now).");
        }
    }

    private void Aliases(IEnumerable<(string Alias, string File)> types, Regex form)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (alias, file) in types.Where(t => t.Alias != ""))
        {
            Form(alias, file, "/alias", form);
            if (!seen.TryAdd(alias, file))
                Mistake(file, "/alias", $"The alias \"{alias}\" is taken by {seen[alias]}.", "Choose another alias, or take one of the files away.");
        }
    }

    private void Form(string alias, string file, string pointer, Regex form)
    {
        if (!form.IsMatch(alias))
            Mistake(file, pointer, $"\"{alias}\" is not in camelCase.", Camel(alias) is { Length: > 0 } camel ? $"Write \"{camel}\"." : "Use letters and digits, a small letter first.");
    }

    private void PlaceInTree(TypeSchema type)
    {
        var file = type.Origin.File;
        var known = schema.DocumentTypes.Select(t => t.Alias).ToList();
        for (var i = 0; i < type.Compositions.Count; i++)
        {
            var alias = type.Compositions[i];
            if (!known.Contains(alias))
                Mistake(file, $"/compositions/{i}", $"There is no document type \"{alias}\".", Nearest.Suggest(alias, known));
            else if (Composed(alias).Contains(type.Alias))
                Mistake(file, $"/compositions/{i}", $"\"{type.Alias}\" would be composed with itself{(alias == type.Alias ? "" : $" through \"{alias}\"")}.", "Take one of them out of the circle.");
        }

        for (var i = 0; i < type.AllowedChildren.Count && !type.AllowsKinds; i++)
        {
            if (!known.Contains(type.AllowedChildren[i]))
                Mistake(file, $"/allowedChildren/{i}", $"There is no document type \"{type.AllowedChildren[i]}\".", Nearest.Suggest(type.AllowedChildren[i], known));
        }

        if (type.Kind is not null && !Composed(type.Alias).Contains(TemplateAlias))
            Mistake(file, "/compositions", "A kind has everything a template has.", $"Add \"compositions\": [\"{TemplateAlias}\"], or take \"kind\" out.");
    }

    private void Properties(TypeSchema type, HashSet<string> reserved)
    {
        var file = type.Origin.File;
        var tabs = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var composed in Composed(type.Alias).Where(a => a != type.Alias))
        {
            foreach (var property in schema.DocumentTypes.First(t => t.Alias == composed).Properties)
                seen.TryAdd(property.Alias, $"{composed}, with which this is composed");
        }

        for (var t = 0; t < type.Tabs.Count; t++)
        {
            var tab = type.Tabs[t];
            if (tab.Alias != "")
                Form(tab.Alias, file, $"/tabs/{t}/alias", CamelCase());
            if (tab.Alias != "" && !tabs.Add(tab.Alias))
                Mistake(file, $"/tabs/{t}/alias", $"There are two tabs with the alias \"{tab.Alias}\".", "Put their properties into one, or choose another alias.");
            for (var p = 0; p < tab.Properties.Count; p++)
            {
                if (tab.Properties[p].Alias != "")
                    Property(type, tab.Properties[p], $"/tabs/{t}/properties/{p}", seen, reserved);
            }
        }
    }

    private void Property(TypeSchema type, PropertySchema property, string pointer, Dictionary<string, string> seen, HashSet<string> reserved)
    {
        var (file, alias) = (type.Origin.File, property.Alias);
        Form(alias, file, $"{pointer}/alias", CamelCase());
        if (reserved.Contains(alias))
            Mistake(file, $"{pointer}/alias", $"Umbraco keeps \"{alias}\" for itself.", $"Choose another alias, for example \"{type.Alias}{char.ToUpperInvariant(alias[0])}{alias[1..]}\".");
        else if (alias.StartsWith("umbraco", StringComparison.OrdinalIgnoreCase) && !Conventions.Contains(alias))
            Mistake(file, $"{pointer}/alias", $"Umbraco keeps aliases that begin with \"umbraco\" for itself.", $"Choose another alias, or one that Umbraco acts upon: {string.Join(", ", Conventions)}.");
        if (alias.Equals(type.Alias, StringComparison.OrdinalIgnoreCase))
            Mistake(file, $"{pointer}/alias", $"A property cannot have the alias of its type, \"{type.Alias}\".", "Choose another alias.");
        if (!seen.TryAdd(alias, "this file"))
            Mistake(file, $"{pointer}/alias", $"There is a property \"{alias}\" already in {seen[alias]}.", "Choose another alias.");
        if (property.Pattern is { } pattern && !IsPattern(pattern))
            Mistake(file, $"{pointer}/pattern", $"\"{pattern}\" is not a regular expression.", "Mend it, or take it out.");
        if (property.PatternMessage is not null && property.Pattern is null)
            Mistake(file, $"{pointer}/patternMessage", "There is no pattern to say this about.", "Add \"pattern\", or take it out.");
        if (property.MandatoryMessage is not null && !property.Mandatory)
            Mistake(file, $"{pointer}/mandatoryMessage", "Nobody reads this, since the property may be left empty.", "Add \"mandatory\": true, or take it out.");
    }

    /// <summary>Aliases of the types it is composed of, at any depth; itself is among them only when there is a circle, or for the first call.</summary>
    private HashSet<string> Composed(string alias)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([alias]);
        while (open.TryDequeue(out var next))
        {
            if (schema.DocumentTypes.FirstOrDefault(t => t.Alias == next) is { } type && found.Add(next))
                type.Compositions.ToList().ForEach(open.Enqueue);
        }

        return found;
    }

    private void Mistake(string file, string pointer, string wrong, string instead) => mistakes.Add(new SchemaMistake(file, pointer, wrong, instead));

    private static HashSet<string> Names(params Type[] types) =>
        new(types.SelectMany(t => t.GetMembers()).Select(m => m.Name), StringComparer.OrdinalIgnoreCase);

    private static bool IsPattern(string pattern)
    {
        try
        {
            _ = Regex.Match("", pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string Camel(string alias)
    {
        var words = NotInAlias().Split(alias).Where(w => w != "").ToList();
        var joined = string.Concat(words.Select((w, i) => (i == 0 ? char.ToLowerInvariant(w[0]) : char.ToUpperInvariant(w[0])) + w[1..]));
        return joined.TrimStart("0123456789".ToCharArray());
    }

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")]
    private static partial Regex CamelCase();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$")]
    private static partial Regex AnyCase();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotInAlias();
}
