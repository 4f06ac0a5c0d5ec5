using Microsoft.AspNetCore.Http;
using PhbResources.Core.Curating.People;
using PhbResources.Core.Submissions;
using PhbResources.Site.Curators.Editing;
using PhbResources.Site.Members;

namespace PhbResources.Site.Curators.People;

/// <summary>One member: what they shared, and what they may do.</summary>
internal sealed class PersonForm(PrivatePages pages, CuratorDoor door, Core.Curating.People.People people)
{
    public const string Pattern = "/curator/members/{key:guid}";

    public static string Of(Guid key) => $"{PeopleForm.Path}/{key:D}";

    public static string Words(Person person) => string.Join(", ", new[]
    {
        person.IsCurator ? "curator" : "", person.IsTrusted ? "trusted" : "", person.IsLocked ? "locked" : "",
    }.Where(word => word.Length > 0));

    public async Task ShowAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is { } curator)
            await AskAsync(context, curator, []);
    }

    public async Task AcceptAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } curator || await pages.ReadFormAsync(context) is not { } form)
            return;
        Guid key = ContentEditForm.KeyOf(context);
        if (!Enum.TryParse(form["change"], out PersonChange change) || !Enum.IsDefined(change))
            PrivatePages.GoOn(context, Of(key));
        else if (await people.ChangeAsync(curator.Key, key, change, context.RequestAborted) is { } refused)
            await AskAsync(context, curator, new() { ["changes"] = refused });
        else
            PrivatePages.GoOn(context, $"{Of(key)}?done=changed");
    }

    private async Task AskAsync(HttpContext context, SignedIn curator, Dictionary<string, string> mistakes)
    {
        Guid key = ContentEditForm.KeyOf(context);
        if (await people.FindAsync(key, context.RequestAborted) is not { } person)
        {
            PrivatePages.Seal(context);
            await pages.Problems.WriteAsync(context, StatusCodes.Status404NotFound, "There is no such member", "They may have deleted their account.", PeopleForm.Path, "Members");
            return;
        }

        IReadOnlyList<SubmissionSummary> shared = await people.SharedAsync(key, context.RequestAborted);
        await pages.ShowAsync<PersonPage, PersonModel>(context, Of(key), token => new PersonModel(token, person, shared, person.Key == curator.Key, mistakes, context.Request.Query["done"] == "changed"),
            mistakes.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }
}

/// <summary>A member.</summary>
/// <param name="FormToken">Token against forms from elsewhere.</param>
/// <param name="Person">The member.</param>
/// <param name="Shared">What they shared.</param>
/// <param name="IsSelf">True where a curator looks at their own account.</param>
/// <param name="Mistakes">Why a change was refused.</param>
/// <param name="Changed">True right after a change.</param>
public sealed record PersonModel(string FormToken, Person Person, IReadOnlyList<SubmissionSummary> Shared, bool IsSelf, IReadOnlyDictionary<string, string> Mistakes, bool Changed);
