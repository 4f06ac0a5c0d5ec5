using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Curating.Editing;

namespace PhbResources.Site.Curators.Editing;

/// <summary>The recycle bin.</summary>
internal sealed class BinForm(PrivatePages pages, CuratorDoor door, ContentTree tree, ContentForms forms, ContentEdits edits)
{
    public const string Path = "/curator/content/bin";
    public const string EmptyPath = "/curator/content/bin/empty";

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not null)
            await AskAsync(context, [], context.Request.Query["done"] == "emptied" ? "The bin is empty." : "");
    }

    public async Task EmptyAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null || await pages.ReadFormAsync(context) is not { } form)
            return;
        if (form["sure"] != "yes")
        {
            await AskAsync(context, new() { ["sure"] = "Tick that you are sure. What is in the bin cannot be had back after that." }, "");
            return;
        }

        edits.EmptyBin();
        PrivatePages.GoOn(context, $"{Path}?done=emptied");
    }

    public async Task RestoreAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator || await pages.ReadFormAsync(context) is not { } form)
            return;
        Guid key = ContentEditForm.KeyOf(context);
        _ = Guid.TryParse(form["parent"], out Guid parent);
        if (await edits.RestoreAsync(curator.Key, key, parent) is { } refused)
            await AskAsync(context, new() { [$"to-{key:D}"] = refused }, "");
        else
            PrivatePages.GoOn(context, $"{ContentEditForm.Of(key)}?done=restored");
    }

    private Task AskAsync(HttpContext context, Dictionary<string, string> mistakes, string notice)
    {
        _ = int.TryParse(context.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out int page);
        page = Math.Clamp(page, 1, 100_000);
        IReadOnlyList<BinRow> rows = tree.Bin(page - 1, out long total);
        IReadOnlyList<Place> places = [.. forms.Shelves().Select(shelf => new Place(shelf.Key, shelf.Name ?? ""))];
        Place? root = forms.Root() is { } top ? new Place(top.Key, top.Name ?? "") : null;
        return pages.ShowAsync<BinPage, BinModel>(context, Path, token => new BinModel(token, rows, page, total, places, root, mistakes, notice),
            mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>The recycle bin.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Rows">What is in it.</param>
/// <param name="Page">Page of the list, from 1.</param>
/// <param name="Total">How many are in it.</param>
/// <param name="Places">The categories to put a template into.</param>
/// <param name="Root">The library, into which categories go.</param>
/// <param name="Mistakes">What to change, by the id of the control.</param>
/// <param name="Notice">What was just done; may be empty.</param>
public sealed record BinModel(
    string FormToken, IReadOnlyList<BinRow> Rows, int Page, long Total, IReadOnlyList<Place> Places, Place? Root, IReadOnlyDictionary<string, string> Mistakes, string Notice);
