using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using PhbResources.Core.Storage;
using PhbResources.Core.Wikis.Dump;
using PhbResources.Core.Wikis.Wikitext;

namespace PhbResources.Core.Wikis;

/// <summary>
/// Where the addresses of a wiki that was brought in lead now: <c>/index.php/Title</c>, <c>/index.php?title=Title</c>, <c>/wiki/Title</c>, and the same below the
/// address that the wiki had. They are looked up in the database, so that they hold after any restart and follow a page that gets another address.
/// </summary>
public sealed class OldAddresses
{
    private const string StoredName = "wikis";

    private static readonly JsonSerializerOptions s_strict = new() { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    private readonly IDbContextFactory<PhbDbContext> _contexts;
    private readonly PublishedGuides _guides;
    private readonly PublishedLibrary _library;
    private KnownWiki[]? _wikis;

    internal OldAddresses(IDbContextFactory<PhbDbContext> contexts, PublishedGuides guides, PublishedLibrary library) => (_contexts, _guides, _library) = (contexts, guides, library);

    /// <summary>The address that an old one leads to, or <c>null</c>.</summary>
    /// <param name="path">Path of the old address, decoded.</param>
    /// <param name="title">Value of <c>title</c> in its query, or <c>null</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string?> FindAsync(string path, string? title, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.Length > 4 * WikiTitle.Longest || title?.Length > 4 * WikiTitle.Longest)
            return null;
        foreach (KnownWiki wiki in _wikis ??= await ReadAsync(cancellationToken))
        {
            foreach (string written in wiki.TitlesIn(path, title))
            {
                if (WikiTitle.Read(written, wiki.Site) is { } read && await LeadAsync(wiki, read, cancellationToken) is { } address)
                    return address;
            }
        }

        return null;
    }

    /// <summary>Remembers what the addresses of a wiki look like.</summary>
    internal async Task RememberAsync(WikiSite site, Uri? url, CancellationToken cancellationToken)
    {
        KnownWiki wiki = KnownWiki.Of(site, url);
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        StoredText? row = await context.Set<StoredText>().FirstOrDefaultAsync(text => text.Name == StoredName, cancellationToken);
        KnownWiki[] known = Parse(row?.Text);
        KnownWiki[] now = [.. known.Where(other => other.Id != wiki.Id), wiki with { Prefixes = [.. (known.FirstOrDefault(other => other.Id == wiki.Id)?.Prefixes ?? []).Union(wiki.Prefixes)] }];
        string text = JsonSerializer.Serialize(now);
        if (row is null)
            context.Add(new StoredText { Name = StoredName, Text = text, Version = 1 });
        else if (row.Text != text)
            (row.Text, row.Version) = (text, row.Version + 1);
        await context.SaveChangesAsync(cancellationToken);
        _wikis = now;
    }

    /// <summary>What is remembered of the addresses of wikis, to be remembered elsewhere; empty for nothing.</summary>
    public async Task<string> TextAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        return (await context.Set<StoredText>().AsNoTracking().FirstOrDefaultAsync(text => text.Name == StoredName, cancellationToken))?.Text ?? "";
    }

    /// <summary>Whether a text is one that <see cref="TextAsync"/> gave.</summary>
    internal static bool IsReadable(string text)
    {
        try
        {
            return text.Length == 0 || JsonSerializer.Deserialize<KnownWiki[]>(text, s_strict)?.All(wiki => wiki is not null && wiki.Prefixes.All(prefix => prefix is ['/', ..]) && wiki.Namespaces.Values.All(name => name is not null)) == true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Remembers what another library did, unless this one has wikis of its own.</summary>
    internal async Task BringAsync(string text, IEnumerable<WikiPageRow> pages, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        if (text.Length == 0 || await context.Set<StoredText>().AnyAsync(row => row.Name == StoredName, cancellationToken))
            return;
        context.Add(new StoredText { Name = StoredName, Text = text, Version = 1 });
        context.AddRange(pages);
        await context.SaveChangesAsync(cancellationToken);
        _wikis = null;
    }

    private async Task<string?> LeadAsync(KnownWiki wiki, WikiTitle title, CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        // What is "Media" in an address is a file, which has a page of its own.
        Guid? next = WikiKeys.Of(wiki.Id, title.Namespace == WikiTitle.Media ? title.FullIn(WikiTitle.File, wiki.Site) : title.Full);
        for (int steps = 0; next is { } id && steps < 6; steps++)
        {
            if (await context.Set<WikiPageRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } row)
                return null;
            if (row.ContentKey is { } key && PathOf(key) is { } path)
                return row.Fate == WikiFate.Discussion ? path + "/discussion" : path;
            next = row.Target;
        }

        return null;
    }

    private string? PathOf(Guid key) =>
        _guides.Current.ByKey.TryGetValue(key, out Guide? guide) ? $"/guides/{Uri.EscapeDataString(guide.Slug)}"
        : _library.Current.ByKey.TryGetValue(key, out Template? template) ? $"/templates/{Uri.EscapeDataString(template.Slug)}"
        : null;

    private async Task<KnownWiki[]> ReadAsync(CancellationToken cancellationToken)
    {
        await using PhbDbContext context = await _contexts.CreateDbContextAsync(cancellationToken);
        return Parse((await context.Set<StoredText>().AsNoTracking().FirstOrDefaultAsync(text => text.Name == StoredName, cancellationToken))?.Text);
    }

    private static KnownWiki[] Parse(string? json) => json is null ? [] : JsonSerializer.Deserialize<KnownWiki[]>(json) ?? [];

    /// <summary>A wiki that was brought in, and what its addresses begin with.</summary>
    private sealed record KnownWiki(string Id, string Name, bool FirstLetter, Dictionary<int, string> Namespaces, string[] Prefixes)
    {
        private WikiSite? _site;

        public WikiSite Site => _site ??= new WikiSite(Name, Id, null, System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary(Namespaces), FirstLetter);

        public static KnownWiki Of(WikiSite site, Uri? url)
        {
            List<string> prefixes = ["/", "/wiki/", "/w/"];
            if (url is not null)
                prefixes.AddRange([Folder(url.AbsolutePath), Folder(url.AbsolutePath) + "wiki/"]);
            // The dump knows the address of its first page: what stands before that title stands before every title.
            if (site.MainPage is { } main)
                prefixes.Add(main.AbsolutePath[..(main.AbsolutePath.LastIndexOf('/') + 1)]);
            return new KnownWiki(site.Id, site.Name, site.FirstLetter, new Dictionary<int, string>(site.Namespaces), [.. prefixes.Where(prefix => !prefix.EndsWith("/index.php/", StringComparison.OrdinalIgnoreCase)).Distinct()]);
        }

        /// <summary>Titles that an address may mean.</summary>
        public IEnumerable<string> TitlesIn(string path, string? title)
        {
            foreach (string prefix in Prefixes.Where(prefix => path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                string rest = path[prefix.Length..];
                bool isScript = rest.Equals("index.php", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("index.php/", StringComparison.OrdinalIgnoreCase);
                if (title is { Length: > 0 } && (isScript || rest.Length == 0))
                    yield return title;
                else if (isScript && rest.Length > 10)
                    yield return rest[10..];
                else if (!isScript && prefix != "/" && rest.Length > 0)
                    yield return rest;
            }
        }

        private static string Folder(string path) => path.EndsWith('/') ? path : path.EndsWith(".php", StringComparison.OrdinalIgnoreCase) ? path[..(path.LastIndexOf('/') + 1)] : path + "/";
    }
}
