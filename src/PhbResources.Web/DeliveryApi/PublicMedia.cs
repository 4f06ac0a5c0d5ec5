using System.Collections.Frozen;
using System.Text.RegularExpressions;
using PhbResources.Embedded.Published;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services.Navigation;

namespace PhbResources.Web.DeliveryApi;

/// <summary>
/// The media that visitors may have: those that a published document names, and the folders they lie in. In the media library there are also
/// files of templates that were taken down; they are nobody's business.
/// </summary>
internal sealed partial class PublicMedia(
    IPublishedContentCache contents, IPublishedMediaCache media, IDocumentNavigationQueryService documents, IMediaNavigationQueryService folders, IPublishedUrlProvider urls, PublishedContentVersion version)
{
    private static readonly FrozenSet<string> s_editors = new[]
    {
        Constants.PropertyEditors.Aliases.MediaPicker3, Constants.PropertyEditors.Aliases.MultiUrlPicker,
        Constants.PropertyEditors.Aliases.MultiNodeTreePicker, Constants.PropertyEditors.Aliases.RichText,
    }.ToFrozenSet();

    private readonly Lock _reading = new();
    private volatile Read? _read;

    private sealed record Read(long Version, FrozenSet<Guid> Keys, FrozenDictionary<string, Guid> Files);

    /// <summary>The media item, where visitors may have it.</summary>
    public IPublishedContent? Find(Guid key) => Now.Keys.Contains(key) ? media.GetById(key) : null;

    /// <summary>The media item whose file has this address, where visitors may have it.</summary>
    public IPublishedContent? OfFile(string address) => Now.Files.TryGetValue(address, out Guid key) ? media.GetById(key) : null;

    /// <summary>What visitors may have of a folder, or of the top.</summary>
    public IEnumerable<IPublishedContent> In(Guid? folder)
    {
        IEnumerable<Guid> found = folder is { } key
            ? folders.TryGetChildrenKeys(key, out IEnumerable<Guid> children) ? children : []
            : folders.TryGetRootKeys(out IEnumerable<Guid> roots) ? roots : [];
        return found.Select(Find).OfType<IPublishedContent>();
    }

    private Read Now
    {
        get
        {
            long now = version.Current;
            if (_read is { } read && read.Version == now)
                return read;
            lock (_reading)
            {
                now = version.Current;
                return _read is { } there && there.Version == now ? there : _read = Collect(now);
            }
        }
    }

    private Read Collect(long now)
    {
        HashSet<Guid> keys = [];
        Dictionary<string, Guid> files = new(StringComparer.Ordinal);
        foreach (IPublishedContent item in Published().SelectMany(Named).Distinct().Select(media.GetById).OfType<IPublishedContent>())
        {
            keys.Add(item.Key);
            if (folders.TryGetAncestorsKeys(item.Key, out IEnumerable<Guid> above))
                keys.UnionWith(above);
            if (urls.GetMediaUrl(item) is { Length: > 0 } address)
                files[address] = item.Key;
        }

        return new Read(now, keys.ToFrozenSet(), files.ToFrozenDictionary());
    }

    private IEnumerable<IPublishedContent> Published() => documents.TryGetRootKeys(out IEnumerable<Guid> roots)
        ? roots.SelectMany(root => documents.TryGetDescendantsKeysOrSelfKeys(root, out IEnumerable<Guid> keys) ? keys : []).Select(key => contents.GetById(key)).OfType<IPublishedContent>()
        : [];

    private static IEnumerable<Guid> Named(IPublishedContent document) => document.Properties
        .Where(property => s_editors.Contains(property.PropertyType.EditorAlias))
        .SelectMany(property => document.Cultures.Keys.Select(culture => property.GetSourceValue(culture)?.ToString()))
        .OfType<string>()
        .SelectMany(stored => Key().Matches(stored).Select(match => Guid.Parse(match.Value)));

    [GeneratedRegex("[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
