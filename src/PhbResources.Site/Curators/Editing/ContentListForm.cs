using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Curating.Editing;

namespace PhbResources.Site.Curators.Editing;

/// <summary>What there is in the library, drafts among it.</summary>
internal sealed class ContentListForm(PrivatePages pages, CuratorDoor door, ContentTree tree)
{
    public const string Path = "/curator/content";

    /// <summary>Drafts shown; who has more looks on the shelves.</summary>
    private const int MostDrafts = 50;

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null)
            return;
        _ = int.TryParse(context.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out int page);
        page = Math.Clamp(page, 1, 100_000);
        IReadOnlyList<Shelf> shelves = tree.Shelves();
        Shelf? open = Guid.TryParse(context.Request.Query["in"], out Guid key) ? shelves.FirstOrDefault(shelf => shelf.Key == key) : null;
        long total = 0;
        IReadOnlyList<TreeRow> rows = open is null ? tree.Drafts(MostDrafts) : tree.On(open.Key, page - 1, out total);
        string notice = context.Request.Query["done"] == "binned" ? "It is in the recycle bin." : "";
        await pages.ShowAsync<ContentListPage, ContentListModel>(context, Path, token => new ContentListModel(token, shelves, open, rows, page, total, notice));
    }
}

/// <summary>What there is in the library.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Shelves">The categories.</param>
/// <param name="Open">The category whose templates are listed; <c>null</c> where the drafts of all are.</param>
/// <param name="Rows">What is listed.</param>
/// <param name="Page">Page of the list, from 1.</param>
/// <param name="Total">How many are on the shelf.</param>
/// <param name="Notice">What was just done; may be empty.</param>
public sealed record ContentListModel(string FormToken, IReadOnlyList<Shelf> Shelves, Shelf? Open, IReadOnlyList<TreeRow> Rows, int Page, long Total, string Notice);
