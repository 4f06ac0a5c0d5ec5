using PhbResources.Core.Library;
using PhbResources.Core.Schemas;

namespace PhbResources.Core.Forms;

/// <summary>The forms of <c>umbraco-config/forms</c>, with what can be chosen in them today.</summary>
public sealed class FormChoices
{
    internal const string Kinds = "kinds";
    internal const string Categories = "categories";

    private readonly Dictionary<Guid, FormDefinition> _forms;
    private readonly Dictionary<string, IReadOnlyList<PreValue>> _lists;
    private readonly KindCatalogue _kinds;
    private readonly PublishedLibrary _library;

    internal FormChoices(IReadOnlyList<FormDefinition> forms, Schema schema, KindCatalogue kinds, PublishedLibrary library)
    {
        _forms = forms.ToDictionary(form => form.Id);
        _lists = schema.DataTypes.ToDictionary(type => type.Alias, type => (IReadOnlyList<PreValue>)[.. type.Items.Select(item => new PreValue(item, item))], StringComparer.Ordinal);
        (_kinds, _library) = (kinds, library);
    }

    /// <summary>The form with an id, or <c>null</c>.</summary>
    public FormDefinition? Find(Guid id) => _forms.TryGetValue(id, out FormDefinition? form) ? Fill(form) : null;

    /// <summary>The form of a file, or <c>null</c>.</summary>
    /// <param name="file">From <c>umbraco-config</c> on: <c>forms/share-a-template.json</c>.</param>
    public FormDefinition? OfFile(string file) => _forms.Values.FirstOrDefault(form => form.File == file) is { } form ? Fill(form) : null;

    private FormDefinition Fill(FormDefinition form) => form with
    {
        Pages = [.. form.Pages.Select(page => page with
        {
            Fieldsets = [.. page.Fieldsets.Select(fieldset => fieldset with
            {
                Columns = [.. fieldset.Columns.Select(column => column with { Fields = [.. column.Fields.Select(Fill)] })],
            })],
        })],
    };

    private FormField Fill(FormField field)
    {
        if (field.PreValuesFrom.Length == 0)
            return field;
        IEnumerable<PreValue> choices = field.PreValuesFrom switch
        {
            Kinds => _kinds.Kinds.Select(kind => new PreValue(kind.Alias, kind.Name)),
            Categories => _library.Current.Categories.Select(category => new PreValue(category.Slug, category.Title)),
            string list => _lists[list],
        };
        // What the file says of a choice, in words of its own, goes before the name of the choice.
        return field with { PreValues = [.. choices.Select(choice => field.PreValues.FirstOrDefault(said => said.Value == choice.Value) ?? choice)] };
    }
}
