using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Curating.Editing;

namespace PhbResources.Site.Curators.Editing;

/// <summary>What can be done with a content item beside changing it: looking at it, going back to an earlier version, taking it away.</summary>
internal sealed class ContentActions(PrivatePages pages, CuratorDoor door, ContentForms forms, ContentEdits edits, ContentVersions versions, DraftPreview previews)
{
    public async Task PreviewAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null)
            return;
        Guid key = ContentEditForm.KeyOf(context);
        if (previews.Find(key) is { } view)
            await pages.ShowAsync<PreviewPage, PreviewModel>(context, ContentEditForm.Of(key, "/preview"), _ => new PreviewModel(view));
        else
            await MissingAsync(context);
    }

    public async Task VersionsAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null)
            return;
        Guid key = ContentEditForm.KeyOf(context);
        if (await forms.FindAsync(key) is not { } form)
        {
            await MissingAsync(context);
            return;
        }

        IReadOnlyList<ContentVersion> all = versions.Of(key);
        int older = Number(context, "older") ?? (all.Count > 1 ? all[1].Id : 0), newer = Number(context, "newer") ?? (all.Count > 0 ? all[0].Id : 0);
        IReadOnlyList<PropertyDifference>? differences = older == 0 ? null : await versions.CompareAsync(key, older, newer);
        await pages.ShowAsync<VersionsPage, VersionsModel>(context, ContentEditForm.Of(key, "/versions"), token => new VersionsModel(token, form, all, older, newer, differences));
    }

    public Task UnpublishAsync(HttpContext context) => DoAsync(context, (curator, key, _) => edits.UnpublishAsync(curator, key), key => $"{ContentEditForm.Of(key)}?done=unpublished");

    public Task BinAsync(HttpContext context) => DoAsync(context, (curator, key, _) => edits.BinAsync(curator, key), _ => $"{ContentListForm.Path}?done=binned");

    public Task RollBackAsync(HttpContext context) => DoAsync(context,
        (curator, key, sent) => edits.RollBackAsync(curator, key, int.TryParse(sent["to"], NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? version : 0),
        key => $"{ContentEditForm.Of(key)}?done=rolledback");

    private async Task DoAsync(HttpContext context, Func<Guid, Guid, IFormCollection, Task<string?>> act, Func<Guid, string> next)
    {
        if (await door.EnterAsync(context) is not { } curator || await pages.ReadFormAsync(context) is not { } sent)
            return;
        Guid key = ContentEditForm.KeyOf(context);
        if (await act(curator.Key, key, sent) is not { } refused)
        {
            PrivatePages.GoOn(context, next(key));
            return;
        }

        PrivatePages.Seal(context);
        await pages.Problems.WriteAsync(context, StatusCodes.Status409Conflict, "That could not be done", refused, ContentEditForm.Of(key), "Back to the form");
    }

    private static int? Number(HttpContext context, string name) =>
        int.TryParse(context.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private Task MissingAsync(HttpContext context)
    {
        PrivatePages.Seal(context);
        return pages.Problems.WriteAsync(context, StatusCodes.Status404NotFound, "That is not there any more", "Somebody may have deleted it.", ContentListForm.Path, "Templates and drafts");
    }
}

/// <summary>A draft as visitors will see it.</summary>
/// <param name="View">The draft.</param>
public sealed record PreviewModel(DraftView View);

/// <summary>The versions of a content item.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Form">The item.</param>
/// <param name="Versions">The newest first.</param>
/// <param name="Older">The older one of the two compared, or 0.</param>
/// <param name="Newer">The newer one.</param>
/// <param name="Differences">What differs; <c>null</c> where there is nothing to compare.</param>
public sealed record VersionsModel(string FormToken, ContentForm Form, IReadOnlyList<ContentVersion> Versions, int Older, int Newer, IReadOnlyList<PropertyDifference>? Differences);
