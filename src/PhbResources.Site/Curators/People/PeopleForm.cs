using System.Globalization;
using Microsoft.AspNetCore.Http;
using PhbResources.Core.Curating.People;

namespace PhbResources.Site.Curators.People;

/// <summary>The members, to look for one.</summary>
internal sealed class PeopleForm(PrivatePages pages, CuratorDoor door, Core.Curating.People.People people)
{
    public const string Path = "/curator/members";

    /// <summary>Longest words looked for, in characters.</summary>
    public const int MaxWords = 100;

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is null)
            return;
        string words = context.Request.Query["q"].ToString().Trim();
        words = words[..Math.Min(words.Length, MaxWords)];
        _ = int.TryParse(context.Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out int page);
        page = Math.Clamp(page, 1, 100_000);
        (IReadOnlyList<Person> found, long total) = await people.SearchAsync(words, page - 1, context.RequestAborted);
        await pages.ShowAsync<PeoplePage, PeopleModel>(context, Path, _ => new PeopleModel(words, found, page, total));
    }
}

/// <summary>The members.</summary>
/// <param name="Words">What was looked for.</param>
/// <param name="People">Those found.</param>
/// <param name="Page">Page of the list, from 1.</param>
/// <param name="Total">How many were found.</param>
public sealed record PeopleModel(string Words, IReadOnlyList<Person> People, int Page, long Total);
