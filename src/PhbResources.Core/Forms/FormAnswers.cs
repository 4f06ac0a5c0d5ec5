namespace PhbResources.Core.Forms;

/// <summary>What somebody answered, by alias of the field. A tick is <c>on</c>, as browsers and Umbraco Forms send it, or nothing.</summary>
/// <param name="values">The values; none for what is not answered.</param>
public sealed class FormAnswers(IReadOnlyDictionary<string, IReadOnlyList<string>> values)
{
    /// <summary>The value of a tick.</summary>
    public const string On = "on";

    /// <summary>One value a field.</summary>
    public FormAnswers(IEnumerable<KeyValuePair<string, string>> values)
        : this(values.ToDictionary(value => value.Key, value => (IReadOnlyList<string>)[value.Value], StringComparer.Ordinal))
    {
    }

    /// <summary>The values of a field; empty texts do not count.</summary>
    public IReadOnlyList<string> All(FormField field)
    {
        IReadOnlyList<string> all = [.. values.GetValueOrDefault(field.Alias, []).Where(value => value.Length > 0)];
        return FieldTypes.IsTick(field.Type) ? all.Any(value => value is On or "true" or "True") ? [On] : [] : all;
    }

    /// <summary>The first value under an alias, or nothing.</summary>
    public string Value(string alias) => values.TryGetValue(alias, out IReadOnlyList<string>? all) && all.Count > 0 ? all[0] : "";

    /// <summary>These answers, with others in the place of some.</summary>
    public FormAnswers With(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> others)
    {
        Dictionary<string, IReadOnlyList<string>> merged = new(values, StringComparer.Ordinal);
        foreach ((string alias, IReadOnlyList<string> value) in others)
            merged[alias] = value;
        return new FormAnswers(merged);
    }

    /// <summary>Aliases of the fields that are shown with these answers. A field that is hidden counts as empty for those after it.</summary>
    public IReadOnlySet<string> Shown(FormDefinition form)
    {
        HashSet<string> shown = new(StringComparer.Ordinal);
        Dictionary<Guid, IReadOnlyList<string>> byId = [];
        foreach (FormPage page in form.Pages)
        {
            bool pageShows = page.Condition.Shows(ValuesOf);
            foreach (FormFieldset fieldset in page.Fieldsets)
            {
                bool shows = pageShows && fieldset.Condition.Shows(ValuesOf);
                foreach (FormField field in fieldset.Columns.SelectMany(column => column.Fields))
                {
                    if (!shows || !field.Condition.Shows(ValuesOf))
                        continue;
                    shown.Add(field.Alias);
                    byId[field.Id] = All(field);
                }
            }
        }

        return shown;

        IReadOnlyList<string> ValuesOf(Guid id) => byId.GetValueOrDefault(id, []);
    }
}
