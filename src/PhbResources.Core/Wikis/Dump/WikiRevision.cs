namespace PhbResources.Core.Wikis.Dump;

/// <summary>A version of a page, as the dump has it.</summary>
/// <param name="Id">Its number in the wiki; 0 where the dump gives none.</param>
/// <param name="At">When it was saved, UTC.</param>
public sealed record WikiRevision(long Id, DateTime At)
{
    /// <summary>Name of the account that wrote it; <c>null</c> for somebody without an account, whose network address is not read, and where the wiki hides it.</summary>
    public string? By { get; init; }

    /// <summary>What its author said had changed; <c>null</c> where the wiki hides it.</summary>
    public string? Comment { get; init; }

    /// <summary>True where the text is not in the dump: hidden by the wiki, longer than is read, or not wikitext.</summary>
    public bool IsWithoutText { get; init; }

    /// <summary>Why, in words.</summary>
    public string WhyWithoutText { get; init; } = "";
}

/// <summary>What stands in a dump before the versions of a page.</summary>
/// <param name="Title">Its whole title, as <c>Talk:Rota</c>.</param>
/// <param name="Namespace">Number of its namespace.</param>
/// <param name="Id">Its number in the wiki; 0 where the dump gives none.</param>
public sealed record WikiPageHead(string Title, int Namespace, long Id)
{
    /// <summary>Title of the page it leads on to; <c>null</c> where it is a page of its own.</summary>
    public string? RedirectTo { get; init; }
}

/// <summary>What cannot be read as a dump.</summary>
public sealed class WikiDumpException(string message, Exception? inner = null) : Exception(message, inner);
