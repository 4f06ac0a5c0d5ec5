using Microsoft.AspNetCore.Http;
using PhbResources.Core.Guides;
using PhbResources.Site.Curators;
using PhbResources.Site.Members;

namespace PhbResources.Site.Guides;

/// <summary>What a member sent: changes of guides and suggestions about templates, and what became of them.</summary>
internal sealed class MyChanges(PrivatePages pages, MemberDoor door, GuideHistory history, PublishedGuides guides, PhbResources.Core.Library.PublishedLibrary library)
{
    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } member)
            return;
        IReadOnlyList<SentChange> sent = await history.OfMemberAsync(member.Key, context.RequestAborted);
        await pages.ShowAsync<MyChangesPage, MyChangesModel>(context, GuidePaths.Mine, _ => new MyChangesModel([.. sent.Select(change => new MyChange(change, AddressOf(change)))]));
    }

    private string? AddressOf(SentChange change) =>
        guides.Current.ByKey.TryGetValue(change.Page, out Guide? guide) ? change.Number is { } number and > 1 ? GuidePaths.Compare(guide, number - 1, number) : GuidePaths.Of(guide)
        : library.Current.ByKey.TryGetValue(change.Page, out PhbResources.Core.Library.Template? template) ? Listings.Links.Of(template) : null;
}

/// <summary>What a member sent.</summary>
/// <param name="Changes">The newest first.</param>
public sealed record MyChangesModel(IReadOnlyList<MyChange> Changes);

/// <summary>Something that a member sent.</summary>
/// <param name="Change">What it is.</param>
/// <param name="Address">Where it can be seen, or <c>null</c>.</param>
public sealed record MyChange(SentChange Change, string? Address);
