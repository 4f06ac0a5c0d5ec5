using PhbResources.Core.Wikis.Planning;

namespace PhbResources.Core.Wikis.Importing;

/// <summary>What came of an import: every page of the dump is in one of its counts.</summary>
public sealed class WikiReport
{
    /// <summary>Name of the wiki.</summary>
    public string Wiki { get; set; } = "";

    /// <summary>True where nothing was written.</summary>
    public bool DryRun { get; set; }

    /// <summary>Pages of the dump.</summary>
    public int Pages { get; set; }

    /// <summary>Versions of those pages.</summary>
    public int Revisions { get; set; }

    /// <summary>Pages that are guides.</summary>
    public int Guides { get; set; }

    /// <summary>Pages that are published templates.</summary>
    public int Templates { get; set; }

    /// <summary>Pages that lead on to others.</summary>
    public int Redirects { get; set; }

    /// <summary>Pages that are discussions.</summary>
    public int Discussions { get; set; }

    /// <summary>Pages that nobody sees: templates whose documents a curator has to look at, and pages whose words give somebody away. <see cref="ToLookAt"/> names them.</summary>
    public int HeldBack { get; set; }

    /// <summary>Pages that were not carried over; <see cref="LeftOut"/> says why.</summary>
    public int NotCarriedOver => LeftOut.Count;

    /// <summary>Of all pages, how many this run brought in.</summary>
    public int New { get; set; }

    /// <summary>How many it brought up to date.</summary>
    public int Updated { get; set; }

    /// <summary>How many were there already.</summary>
    public int Known { get; set; }

    /// <summary>Versions that this run brought in.</summary>
    public int Versions { get; set; }

    /// <summary>Versions that have no text in the dump.</summary>
    public int VersionsWithoutText { get; set; }

    /// <summary>Earlier versions that were left out, since they give somebody away.</summary>
    public int VersionsHeldBack { get; set; }

    /// <summary>Posts that were left out, since they give somebody away.</summary>
    public int PostsHeldBack { get; set; }

    /// <summary>Posts that this run wrote into discussions.</summary>
    public int Posts { get; set; }

    /// <summary>Documents that this run published.</summary>
    public int Files { get; set; }

    /// <summary>Pictures that this run published.</summary>
    public int Pictures { get; set; }

    /// <summary>Documents that are held back.</summary>
    public int FilesHeldBack { get; set; }

    /// <summary>Documents that nobody may share: of another format, harmful, broken.</summary>
    public int FilesRefused { get; set; }

    /// <summary>Files that are not in the folder of files.</summary>
    public int FilesMissing { get; set; }

    /// <summary>Seconds that it took.</summary>
    public double Seconds { get; set; }

    /// <summary>Most memory that the process held while it ran, in MB.</summary>
    public long PeakMegabytes { get; set; }

    /// <summary>Pages that were not carried over.</summary>
    public List<WikiNote> LeftOut { get; } = [];

    /// <summary>What a curator has to look at: documents that were held back or refused, and what went wrong with a page.</summary>
    public List<WikiNote> ToLookAt { get; } = [];

    /// <summary>Templates of the wiki that the mapping says nothing of, and how often they stand in the newest versions, as they were written.</summary>
    public IReadOnlyDictionary<string, int> UnknownTemplates { get; set; } = new Dictionary<string, int>();

    /// <summary>What else of the newest versions was kept as words or left out, and how often.</summary>
    public SortedDictionary<string, int> Kept { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether every page of the dump is in one of the counts.</summary>
    public bool IsWhole => Guides + Templates + Redirects + Discussions + HeldBack + NotCarriedOver == Pages;

    internal void Count(PlannedPage page, WikiFate fate, string why)
    {
        switch (fate)
        {
            case WikiFate.Guide: Guides++; break;
            case WikiFate.Template: Templates++; break;
            case WikiFate.Redirect: Redirects++; break;
            case WikiFate.Discussion: Discussions++; break;
            case WikiFate.HeldBack: HeldBack++; break;
            default: LeftOut.Add(new WikiNote(page.Name, why)); break;
        }

        if (fate == WikiFate.LeftOut)
            return;
        foreach ((string what, int count) in page.Notes)
            Kept[what] = Kept.GetValueOrDefault(what) + count;
    }
}

/// <summary>Something about a page or a file.</summary>
/// <param name="Title">Whole title of the page, or name of the file.</param>
/// <param name="Why">What there is to say.</param>
public sealed record WikiNote(string Title, string Why);
