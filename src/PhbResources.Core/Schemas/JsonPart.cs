using System.Text.Json;

namespace PhbResources.Core.Schemas;

/// <summary>
/// A JSON object of a file while it is read. Each reading method notes a mistake, with its JSON pointer, instead of
/// throwing, so that one start lists every mistake. <see cref="NothingElse"/> then reports the names nobody asked for.
/// </summary>
internal sealed class JsonPart(JsonElement element, string file, string pointer, ICollection<SchemaMistake> mistakes)
{
    private readonly SortedSet<string> _asked = new(StringComparer.Ordinal);

    public string File { get; } = file;

    public string Pointer { get; } = pointer;

    public bool Has(string name) => element.TryGetProperty(name, out _);

    public void Mistake(string? name, string wrong, string instead) =>
        mistakes.Add(new SchemaMistake(File, name is null ? Pointer : PointerTo(name), wrong, instead));

    public string PointerTo(string name) => $"{Pointer}/{Escape(name)}";

    public string? Text(string name, bool required = false, int longest = 255, string example = "")
    {
        if (Value(name, required, "text in quotes" + example) is not { } value)
            return null;
        if (value.ValueKind != JsonValueKind.String)
        {
            Wrong(name, value, "text in quotes" + example);
            return null;
        }

        var text = value.GetString()!;
        if (string.IsNullOrWhiteSpace(text))
            Mistake(name, "The text is empty.", required ? $"Write {name}{example}." : "Write something, or take the line out.");
        else if (text.Length > longest)
            Mistake(name, $"The text has {text.Length} characters.", $"Use at most {longest}.");
        else
            return text;
        return null;
    }

    /// <summary>The text; nothing where it is missing, empty or <c>null</c>, as programs write out what is not set.</summary>
    public string TextOrNothing(string name, int longest = 4000)
    {
        if (Value(name, false, "text in quotes") is not { ValueKind: not JsonValueKind.Null } value)
            return "";
        if (value.ValueKind != JsonValueKind.String)
            Wrong(name, value, "text in quotes");
        else if (value.GetString()!.Length > longest)
            Mistake(name, $"The text has {value.GetString()!.Length} characters.", $"Use at most {longest}.");
        else
            return value.GetString()!;
        return "";
    }

    /// <param name="name">What the file calls it.</param>
    public Guid? Key(string name = "key")
    {
        var example = $"a key that stays for ever, for example \"{Guid.NewGuid()}\" (made for you just now)";
        if (Value(name, true, example) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && Guid.TryParseExact(value.GetString(), "D", out var key) && key != Guid.Empty)
            return key;
        Wrong(name, value, example);
        return null;
    }

    public bool Flag(string name)
    {
        if (Value(name, false, "true or false") is not { } value)
            return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Wrong(name, value, "true or false, without quotes");
        return value.ValueKind == JsonValueKind.True;
    }

    public int? Number(string name)
    {
        if (Value(name, false, "a whole number") is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
            return number;
        Wrong(name, value, "a whole number, without quotes");
        return null;
    }

    /// <summary>The text, or <c>null</c> without a mistake when it is something else.</summary>
    public string? TextOrOther(string name)
    {
        _asked.Add(name);
        return element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    public IReadOnlyList<string> Texts(string name, bool required = false)
    {
        const string instead = "a list of texts: [\"one\", \"two\"]";
        if (Value(name, required, instead) is not { } value)
            return [];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(v => v.ValueKind != JsonValueKind.String))
        {
            Wrong(name, value, instead);
            return [];
        }

        var texts = value.EnumerateArray().Select(v => v.GetString()!).ToList();
        for (var i = 0; i < texts.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(texts[i]))
                mistakes.Add(new SchemaMistake(File, $"{PointerTo(name)}/{i}", "The text is empty.", "Write something, or take it out of the list."));
            else if (texts.IndexOf(texts[i]) < i)
                mistakes.Add(new SchemaMistake(File, $"{PointerTo(name)}/{i}", $"\"{texts[i]}\" is in the list twice.", "Take one out."));
        }

        return texts;
    }

    public JsonPart? Part(string name)
    {
        const string instead = "an object: { ... }";
        if (Value(name, false, instead) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return new JsonPart(value, File, PointerTo(name), mistakes);
        Wrong(name, value, instead);
        return null;
    }

    public IReadOnlyList<JsonPart> Parts(string name)
    {
        const string instead = "a list of objects: [ { ... }, { ... } ]";
        if (Value(name, false, instead) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.Object))
            return [.. value.EnumerateArray().Select((v, i) => new JsonPart(v, File, $"{PointerTo(name)}/{i}", mistakes))];
        Wrong(name, value, instead);
        return [];
    }

    /// <summary>Settings under names that are not ours to know; values are text, numbers and booleans.</summary>
    public IReadOnlyDictionary<string, object> Settings()
    {
        var settings = new Dictionary<string, object>();
        foreach (var property in element.EnumerateObject())
        {
            _asked.Add(property.Name);
            if (property.Value.ValueKind == JsonValueKind.String)
                settings[property.Name] = property.Value.GetString()!;
            else if (property.Value.ValueKind is JsonValueKind.True or JsonValueKind.False)
                settings[property.Name] = property.Value.GetBoolean();
            else if (property.Value.ValueKind == JsonValueKind.Number && property.Value.TryGetInt32(out var number))
                settings[property.Name] = number;
            else
                Wrong(property.Name, property.Value, "text in quotes, a whole number, true or false");
        }

        return settings;
    }

    public void NothingElse()
    {
        foreach (var name in element.EnumerateObject().Select(p => p.Name).Where(n => !_asked.Contains(n)))
            Mistake(name, $"\"{name}\" means nothing here.", Nearest.Of(name, _asked) is { } near
                ? $"Did you mean \"{near}\"?"
                : $"Take it out. What can stand here: {string.Join(", ", _asked.Where(n => n != "$schema"))}.");
    }

    private JsonElement? Value(string name, bool required, string instead)
    {
        _asked.Add(name);
        if (element.TryGetProperty(name, out var value))
            return value;
        if (required)
            Mistake(null, $"\"{name}\" is missing.", $"Add \"{name}\": {instead}.");
        return null;
    }

    private void Wrong(string name, JsonElement found, string instead)
    {
        var shown = found.GetRawText();
        Mistake(name, $"{(shown.Length > 40 ? shown[..40] + "..." : shown)} does not fit here.", $"Write {instead}.");
    }

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
