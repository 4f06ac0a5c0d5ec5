using PhbResources.Documents.Model;

namespace PhbResources.Core.Library;

/// <summary>A published template as visitors see it. Never changes; a new publication makes a new one.</summary>
/// <param name="Key">Umbraco's key of the content.</param>
/// <param name="Slug">Last part of its address, unique in the library.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">What kind of document it is.</param>
/// <param name="Category">The shelf it stands on.</param>
public sealed record Template(Guid Key, string Slug, string Title, Kind Kind, Category Category)
{
    /// <summary>Umbraco's id of the content.</summary>
    public int ContentId { get; init; }

    /// <summary>What it is for, one or two sentences of plain text.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Who it is for, plain text; may be empty.</summary>
    public string WhoFor { get; init; } = "";

    /// <summary>When to use it, plain text; may be empty.</summary>
    public string WhenToUse { get; init; } = "";

    /// <summary>How to adapt it, plain text; may be empty.</summary>
    public string HowToAdapt { get; init; } = "";

    /// <summary>Free words for finding it.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Licence as people know it, for example <c>CC0 1.0</c>.</summary>
    public string Licence { get; init; } = "";

    /// <summary>Who made it, as they wish to be named.</summary>
    public string Credit { get; init; } = "";

    /// <summary>Age at which most people can read it, in years, or <c>null</c> where not measured. What its editor says comes before what was measured in a file.</summary>
    public int? ReadingAge
    {
        get => field ?? (HasBody ? null : Files.Select(file => file.ReadingAge).FirstOrDefault(age => age is not null));
        init;
    }

    /// <summary>The day the law it states was last checked.</summary>
    public DateOnly? LawCheckedOn { get; init; }

    /// <summary>Where its facts come from.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>Addresses of templates its author named as going with it.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];

    /// <summary>What its kind adds, in the kind's order, only where a value is set.</summary>
    public IReadOnlyList<PropertyValue> Properties { get; init; } = [];

    private readonly PackedText _body = PackedText.Empty;

    /// <summary>The document in the notation of <c>umbraco-config/library</c>, as stored. Unpacked with every call.</summary>
    public string Body
    {
        get => _body.ToString();
        init => _body = PackedText.Of(value);
    }

    /// <summary>True where there is a document in the notation; else the template is files alone.</summary>
    public bool HasBody => _body.PackedBytes > 0;

    /// <summary>Files offered as they are, in the order their editor gave them; those that are not safe to offer are left out.</summary>
    public IReadOnlyList<TemplateFile> Files { get; init; } = [];

    /// <summary>Umbraco's keys of the media its editor picked, whether offered or not.</summary>
    internal IReadOnlyList<Guid> PickedMedia { get; init; } = [];

    /// <summary>Umbraco's id of the published version; changes with every publication.</summary>
    public int VersionId { get; init; }

    /// <summary>When it was first created, UTC.</summary>
    public DateTime Created { get; init; }

    /// <summary>When this version was published, UTC.</summary>
    public DateTime Updated { get; init; }
}

/// <summary>A property that people choose by, with its value in words.</summary>
/// <param name="Property">The property as its kind declares it.</param>
/// <param name="Values">Its values in words (<c>Yes</c>, <c>4 weeks</c>); more than one where several can be chosen.</param>
public sealed record PropertyValue(KindProperty Property, IReadOnlyList<string> Values);

/// <summary>A shelf of the library.</summary>
/// <param name="Key">Umbraco's key of the content.</param>
/// <param name="Slug">Its address.</param>
/// <param name="Title">Its name.</param>
/// <param name="Summary">What stands on it.</param>
/// <param name="Order">Its place among the shelves.</param>
public sealed record Category(Guid Key, string Slug, string Title, string Summary, int Order);

/// <summary>A kind of document: a document type composed with <c>template</c>.</summary>
/// <param name="Alias">Alias of the document type.</param>
/// <param name="Name">What one is called: <c>Rota</c>.</param>
/// <param name="Plural">What several are called: <c>Rotas</c>.</param>
/// <param name="Description">What it is, in a sentence.</param>
/// <param name="Properties">What it adds to every template, in order.</param>
public sealed record Kind(string Alias, string Name, string Plural, string Description, IReadOnlyList<KindProperty> Properties);

/// <summary>A property that a kind adds.</summary>
/// <param name="Alias">Alias of the property type.</param>
/// <param name="Name">Its name as visitors see it.</param>
/// <param name="Filter">True when visitors can filter by it.</param>
public sealed record KindProperty(string Alias, string Name, bool Filter);
