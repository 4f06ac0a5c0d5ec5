namespace PhbResources.Core.Wikis.Importing;

/// <summary>What is to be brought in.</summary>
/// <param name="Dump">Path of the dump.</param>
public sealed record WikiImportRequest(string Dump)
{
    /// <summary>Folder of the wiki's files, or <c>null</c> where there is none.</summary>
    public string? Images { get; init; }

    /// <summary>Address of the wiki, for its old addresses to lead on; <c>null</c> for the ones that every wiki has.</summary>
    public Uri? Url { get; init; }

    /// <summary>What somebody has decided, in YAML, or <c>null</c>.</summary>
    public string? Mapping { get; init; }

    /// <summary>Name of the file of that, for messages.</summary>
    public string MappingName { get; init; } = "";

    /// <summary>Licence of the documents, where the mapping does not say.</summary>
    public string Licence { get; init; } = "";

    /// <summary>True where nothing is to be written.</summary>
    public bool DryRun { get; init; }
}

/// <summary>What came of an import.</summary>
/// <param name="Report">The counts.</param>
/// <param name="Mapping">The mapping for somebody to change, after a dry run.</param>
public sealed record WikiImportOutcome(WikiReport Report, string Mapping);

/// <summary>Why an import cannot begin, and what to do.</summary>
public sealed class WikiImportException(string message, Exception? inner = null) : Exception(message, inner);
