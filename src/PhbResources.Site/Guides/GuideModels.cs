using PhbResources.Core.Curating;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Writing;

namespace PhbResources.Site.Guides;

/// <summary>The list of guides.</summary>
/// <param name="Guides">In the curator's order.</param>
public sealed record GuidesModel(IReadOnlyList<Guide> Guides);

/// <summary>A guide to read.</summary>
/// <param name="Guide">The guide.</param>
/// <param name="Html">Its text, safe to show.</param>
/// <param name="Headings">Its sections.</param>
public sealed record GuideModel(Guide Guide, string Html, IReadOnlyList<GuideHeading> Headings);

/// <summary>What can be mended in a guide.</summary>
/// <param name="Guide">The guide.</param>
/// <param name="IsOne">True for one section of it.</param>
/// <param name="Sections">Its sections, or the one, with the words of their parts.</param>
public sealed record FixChoicesModel(Guide Guide, bool IsOne, IReadOnlyList<(GuideSection Section, IReadOnlyList<string> Words)> Sections);

/// <summary>The versions of a guide.</summary>
/// <param name="Guide">The guide.</param>
/// <param name="History">A page of them.</param>
public sealed record HistoryModel(Guide Guide, HistoryPage History);

/// <summary>An earlier version of a guide.</summary>
/// <param name="Guide">The guide as it is.</param>
/// <param name="Version">The version.</param>
/// <param name="Html">Its text, safe to show.</param>
/// <param name="Latest">Number of the newest version.</param>
public sealed record VersionModel(Guide Guide, GuideRevision Version, string Html, int Latest);

/// <summary>Two versions of a guide beside each other.</summary>
/// <param name="Guide">The guide as it is.</param>
/// <param name="From">The one.</param>
/// <param name="To">The other.</param>
/// <param name="Pieces">What differs.</param>
public sealed record CompareModel(Guide Guide, GuideRevision From, GuideRevision To, IReadOnlyList<DifferencePiece> Pieces);

/// <summary>Thanks for a change.</summary>
/// <param name="Guide">The guide.</param>
/// <param name="State">What became of it: <c>live</c>, <c>merged</c>, <c>waits</c> or <c>same</c>.</param>
public sealed record ThanksModel(Guide Guide, string State);
