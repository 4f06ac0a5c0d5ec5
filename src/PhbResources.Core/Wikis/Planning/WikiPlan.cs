using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PhbResources.Core.Wikis.Dump;
using PhbResources.Core.Wikis.Importing;
using PhbResources.Core.Wikis.Wikitext;
using PhbResources.Documents.Inspection;

namespace PhbResources.Core.Wikis.Planning;

/// <summary>Every page of a dump and what is to become of it, from a first reading. It holds titles and names, no texts.</summary>
public sealed class WikiPlan
{
    private static readonly string[] s_pictures = ["png", "jpg", "jpeg", "gif", "svg", "webp", "tif", "tiff", "bmp"];

    private readonly Dictionary<string, PlannedPage> _byTitle = new(StringComparer.Ordinal);

    private WikiPlan(WikiSite site, bool looksForPeople) => (Site, _looksForPeople) = (site, looksForPeople);

    /// <summary>The wiki.</summary>
    public WikiSite Site { get; }

    /// <summary>Its pages, in the order of the dump.</summary>
    public IReadOnlyList<PlannedPage> Pages => _pages;

    private readonly List<PlannedPage> _pages = [];

    /// <summary>Versions of all pages together.</summary>
    public int Revisions { get; private set; }

    /// <summary>Templates of the wiki that the mapping says nothing of, and how often they stand in the newest versions.</summary>
    public SortedDictionary<string, int> UnknownTemplates { get; } = new(StringComparer.Ordinal);

    /// <summary>Titles that the dump has twice; the first counts.</summary>
    public List<string> Twice { get; } = [];

    /// <summary>The page of a title, or <c>null</c>.</summary>
    public PlannedPage? Find(string title) => _byTitle.GetValueOrDefault(title);

    /// <summary>The page that a title leads to in the end, or <c>null</c>.</summary>
    public PlannedPage? Follow(string title)
    {
        PlannedPage? page = Find(title);
        for (int steps = 0; page is { Fate: WikiFate.Redirect } && steps < 5; steps++)
            page = WikiTitle.Read(page.RedirectTo ?? "", Site) is { } next ? Find(next.Full) : null;
        return page is { Fate: WikiFate.Redirect } ? null : page;
    }

    /// <summary>The page that a document belongs to: the first that has it.</summary>
    public PlannedPage? WithDocument(string file) => _ofFile.GetValueOrDefault(file);

    private readonly Dictionary<string, PlannedPage> _ofFile = new(StringComparer.Ordinal);

    private readonly bool _looksForPeople;

    /// <summary>Reads a dump for what is in it.</summary>
    /// <param name="path">The dump.</param>
    /// <param name="mapping">What somebody has decided.</param>
    /// <param name="looksForPeople">Whether to look already now for what gives somebody away in the newest versions.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static WikiPlan Read(string path, WikiMapping mapping, bool looksForPeople, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        using WikiDump dump = WikiDump.Open(path);
        WikiPlan plan = new(dump.Site, looksForPeople);
        while (dump.NextPage() is { } head)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int revisions = 0;
            string last = "";
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            while (dump.NextRevision(out string text) is { } revision)
            {
                revisions++;
                hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{revision.At:O}\n{text}\n")));
                if (!revision.IsWithoutText)
                    last = text;
            }

            plan.Add(head, revisions, last, Convert.ToHexStringLower(hash.GetHashAndReset()), mapping);
        }

        plan.Settle();
        return plan;
    }

    /// <summary>A discussion goes where what it is about goes, which the dump may have later.</summary>
    private void Settle()
    {
        foreach (PlannedPage talk in _pages.Where(page => page.Fate == WikiFate.Discussion))
        {
            WikiTitle title = WikiTitle.Read(talk.Title, Site)!;
            if (Follow(title.FullIn(title.Subject, Site)) is not { Fate: WikiFate.Guide or WikiFate.Template })
                (talk.Fate, talk.Why) = (WikiFate.LeftOut, "what it is about is no guide or template here");
        }
    }

    /// <summary>Whether a file is one to look at, not one to fill in.</summary>
    internal static bool IsPicture(string file) => s_pictures.Contains(Path.GetExtension(file).TrimStart('.').ToLowerInvariant());

    private static bool IsDocument(string file) => Path.GetExtension(file) is { Length: > 1 } && !IsPicture(file);

    private void Add(WikiPageHead head, int revisions, string last, string fingerprint, WikiMapping mapping)
    {
        WikiTitle? title = WikiTitle.Read(head.Title, Site);
        string full = title?.Full ?? head.Title;
        Revisions += revisions;
        string? redirect = head.RedirectTo ?? RedirectIn(last);
        WikiMarkdown page = redirect is null ? WikitextReader.Read(last, new WikitextOptions(Site) { Page = full, Templates = mapping.Templates }) : new WikiMarkdown("");
        (WikiFate fate, string why) = redirect is not null ? (WikiFate.Redirect, "") : FateOf(head.Namespace, page, title, mapping.Pages.GetValueOrDefault(full));
        PlannedPage planned = new(WikiKeys.Of(Site.Id, full), full, head.Namespace)
        {
            Name = WikiPrivacy.FoundIn(full, "") is null ? full : string.Create(CultureInfo.InvariantCulture, $"Page {head.Id} of the wiki"),
            Telling = _looksForPeople && fate is WikiFate.Guide or WikiFate.Template or WikiFate.Discussion ? WikiPrivacy.FoundIn(full, WikiWords.ToPlain(page.Text)) : null,
            Fate = fate,
            Why = why,
            Revisions = revisions,
            Fingerprint = fingerprint,
            RedirectTo = redirect,
            Documents = fate == WikiFate.Template ? [.. page.Files.Where(IsDocument)] : [],
            Pictures = fate is WikiFate.Guide ? [.. page.Files.Where(IsPicture)] : [],
            Categories = page.Categories,
            Notes = fate is WikiFate.Guide or WikiFate.Template or WikiFate.Discussion ? page.Notes : new Dictionary<string, int>(),
        };
        if (!_byTitle.TryAdd(full, planned))
        {
            (planned.Fate, planned.Why) = (WikiFate.LeftOut, "the dump has it twice");
            Twice.Add(planned.Name);
        }

        _pages.Add(planned);
        foreach (string file in planned.Documents)
            _ofFile.TryAdd(file, planned);
        if (fate is WikiFate.Guide or WikiFate.Template or WikiFate.Discussion)
        {
            foreach ((string template, int count) in page.UnknownTemplates)
                UnknownTemplates[template] = UnknownTemplates.GetValueOrDefault(template) + count;
        }
    }

    private static (WikiFate, string) FateOf(int space, WikiMarkdown page, WikiTitle? title, MappedPage? mapped)
    {
        if (mapped?.As == WikiFate.LeftOut)
            return (WikiFate.LeftOut, "the mapping says so");
        if (title is null)
            return (WikiFate.LeftOut, "no page can have its title");
        bool isEmpty = page.Text.Length == 0 && page.Files.Count == 0;
        return space switch
        {
            0 or 4 or 12 when isEmpty => (WikiFate.LeftOut, "there is nothing in it"),
            0 or 4 or 12 when mapped?.As == WikiFate.Guide && page.Text.Length > 0 => (WikiFate.Guide, ""),
            0 or 4 or 12 => (page.Files.Any(IsDocument) ? WikiFate.Template : page.Text.Length > 0 ? WikiFate.Guide : WikiFate.LeftOut, page.Text.Length == 0 && !page.Files.Any(IsDocument) ? "there is nothing in it" : ""),
            1 or 5 or 13 when isEmpty => (WikiFate.LeftOut, "there is nothing in it"),
            1 or 5 or 13 => (WikiFate.Discussion, ""),
            2 or 3 => (WikiFate.LeftOut, "pages of users and messages to them stay with their wiki"),
            6 => (WikiFate.LeftOut, "pages about files lead to the template or guide that has the file"),
            8 or 9 => (WikiFate.LeftOut, "words of MediaWiki's own menus"),
            10 => (WikiFate.LeftOut, "templates of the wiki: the mapping says what they become"),
            14 => (WikiFate.LeftOut, "categories lead to their shelf"),
            7 or 11 or 15 => (WikiFate.LeftOut, "discussions about files, categories and templates of the wiki"),
            _ => (WikiFate.LeftOut, "pages of an extension of MediaWiki"),
        };
    }

    private static string? RedirectIn(string text)
    {
        string start = text.TrimStart();
        if (!start.StartsWith("#REDIRECT", StringComparison.OrdinalIgnoreCase))
            return null;
        int open = start.IndexOf("[[", StringComparison.Ordinal), close = open < 0 ? -1 : start.IndexOf("]]", open, StringComparison.Ordinal);
        return close > open && open is > 0 and < 30 ? start[(open + 2)..close].Split('|')[0] : null;
    }

    /// <summary>Formats that a document can have here.</summary>
    internal static bool CanBeShared(string file) => FileFormats.All.Any(format => file.EndsWith("." + format.Extension, StringComparison.OrdinalIgnoreCase));
}
