namespace PhbResources.Embedded.Published;

/// <summary>
/// Counts up with every change of documents, media or types. What was made of published content while it had one number can be given
/// out for as long as it has that number.
/// </summary>
public sealed class PublishedContentVersion
{
    private readonly PublishedView[] _views;

    internal PublishedContentVersion(params PublishedView[] views) => _views = views;

    /// <summary>The number now. Read it before the content, never after.</summary>
    public long Current => _views.Sum(view => view.Number);
}
