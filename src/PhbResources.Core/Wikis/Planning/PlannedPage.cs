namespace PhbResources.Core.Wikis.Planning;

/// <summary>A page of the dump and what is to become of it.</summary>
/// <param name="Id">Made of the wiki and the title.</param>
/// <param name="Title">Its whole title.</param>
/// <param name="Namespace">Number of its namespace.</param>
public sealed record PlannedPage(Guid Id, string Title, int Namespace)
{
    /// <summary>What it is called in reports and where it is written down: its title, unless that gives somebody away.</summary>
    public string Name { get; init; } = Title;

    /// <summary>After a dry run: what in its newest version gives somebody away, masked; <c>null</c> where nothing does.</summary>
    public string? Telling { get; init; }

    /// <summary>What is to become of it.</summary>
    public WikiFate Fate { get; set; }

    /// <summary>Why it is left out; empty where it is not.</summary>
    public string Why { get; set; } = "";

    /// <summary>Versions that the dump has of it.</summary>
    public int Revisions { get; init; }

    /// <summary>Tells whether the page is as it was in another dump.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Whole title of the page it leads to, or <c>null</c>.</summary>
    public string? RedirectTo { get; init; }

    /// <summary>Names of the documents attached to it.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>Names of the pictures it shows.</summary>
    public IReadOnlyList<string> Pictures { get; init; } = [];

    /// <summary>Categories of the wiki it is in.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Of a template: alias of its kind.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Of a template: address of its shelf.</summary>
    public string Shelf { get; set; } = "";

    /// <summary>Why this kind and this shelf, in words.</summary>
    public string Guess { get; set; } = "";

    /// <summary>Last part of its address here.</summary>
    public string Slug { get; set; } = "";

    /// <summary>What in its newest version was kept as it was written or left out, and how often.</summary>
    public IReadOnlyDictionary<string, int> Notes { get; init; } = new Dictionary<string, int>();
}
