using PhbResources.Core.Submissions;
using PhbResources.Core.Wikis.Planning;

namespace PhbResources.Core.Wikis.Importing;

/// <summary>A page that is ready to be written, and what came of it.</summary>
internal abstract record WikiWork(PlannedPage Page)
{
    /// <summary>What became of it.</summary>
    public WikiFate Fate { get; set; } = Page.Fate;

    /// <summary>Why it was not carried over, or what of it was not.</summary>
    public string Note { get; set; } = "";

    /// <summary>Versions it now has of the wiki.</summary>
    public int Versions { get; set; }

    /// <summary>Umbraco's id of the version that was published.</summary>
    public int? UmbracoVersion { get; set; }

    /// <summary>True where it was here before and got newer versions.</summary>
    public bool IsUpdate { get; init; }

    /// <summary>Characters that it holds in memory.</summary>
    public int Length { get; init; }

    /// <summary>When its first version was saved, UTC.</summary>
    public DateTime Created { get; init; }

    /// <summary>A guide; its earlier versions are in the database already.</summary>
    public sealed record OfGuide(PlannedPage Page, string Text, WikiVersion Newest, IReadOnlyList<Guides.GuidePicture> Pictures) : WikiWork(Page);

    /// <summary>A template with the versions that are to be published one after the other.</summary>
    public sealed record OfTemplate(PlannedPage Page, IReadOnlyList<WikiVersion> NewVersions, IReadOnlyList<SubmissionFile> Files, string Credit) : WikiWork(Page);

    /// <summary>A discussion.</summary>
    public sealed record OfDiscussion(PlannedPage Page, PlannedPage About, IReadOnlyList<WikiComment> Comments, DateTime Newest) : WikiWork(Page);

    /// <summary>A page that becomes nothing of its own.</summary>
    public sealed record OfNothing(PlannedPage Page, Guid? Target) : WikiWork(Page);
}
