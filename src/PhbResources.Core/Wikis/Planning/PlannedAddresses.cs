using System.Globalization;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace PhbResources.Core.Wikis.Planning;

/// <summary>Gives every page of a plan its address, so that links lead straight there whatever comes first in the dump.</summary>
internal static class PlannedAddresses
{
    public static void Give(WikiPlan plan, GuideShelf shelf, LibrarySnapshot library, IShortStringHelper strings)
    {
        HashSet<string> guides = new(shelf.BySlug.Keys, StringComparer.OrdinalIgnoreCase) { "pictures", "preview" }, templates = new(library.BySlug.Keys, StringComparer.OrdinalIgnoreCase);
        // Those that are here keep theirs, whatever comes before them in the dump.
        foreach (PlannedPage page in plan.Pages)
            page.Slug = shelf.ByKey.TryGetValue(page.Id, out Guide? guide) ? guide.Slug : library.ByKey.TryGetValue(page.Id, out Template? template) ? template.Slug : "";
        foreach (PlannedPage page in plan.Pages.Where(page => page.Slug.Length == 0 && page.Fate is WikiFate.Guide or WikiFate.Template))
            page.Slug = Free(page, page.Fate == WikiFate.Guide ? guides : templates, strings);
    }

    private static string Free(PlannedPage page, HashSet<string> taken, IShortStringHelper strings)
    {
        string slug = page.Title.ToUrlSegment(strings);
        slug = slug.Length == 0 ? $"page-{page.Id.ToString("N")[..8]}" : slug;
        string free = slug;
        for (int number = 2; !taken.Add(free); number++)
            free = string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}");
        return free;
    }
}
