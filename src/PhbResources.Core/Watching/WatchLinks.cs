namespace PhbResources.Core.Watching;

/// <summary>Where the links to watching lead.</summary>
public static class WatchLinks
{
    /// <summary>Everything a member watches.</summary>
    public const string List = "/account/watching";

    /// <summary>Ends mails without signing in. A POST there does it at once; a GET asks.</summary>
    public const string Stop = "/stop-mail";

    /// <summary>Where a page, or a category, begins to be watched. It stands on pages that are the same for everybody, so it is a link.</summary>
    /// <param name="target">Key of it.</param>
    public static string Of(Guid target) => $"/watch/{target:D}";
}
