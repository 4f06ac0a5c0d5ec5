using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using PhbResources.Core.Members;
using PhbResources.Site.Members;

namespace PhbResources.Site.Curators;

/// <summary>Lets curators through, and nobody else.</summary>
internal sealed class CuratorDoor(MemberSession session, PrivatePages pages, SecondFactors factors, IOptions<CuratorOptions> options, TimeProvider clock)
{
    /// <summary>Until when the curator who was let in has to set up a second factor, for every page of the desk; <c>null</c> where nobody has to.</summary>
    public static DateTime? SecondFactorDueOf(HttpContext context) => context.Items.TryGetValue(typeof(CuratorDoor), out object? due) ? (DateTime?)due : null;

    /// <summary>The curator, or an answer for anybody else: the way in for those not signed in, and for others a page that is not there.</summary>
    public async Task<SignedIn?> EnterAsync(HttpContext context)
    {
        SignedIn? member = await session.FindAsync(context);
        if (member is { IsCurator: true })
            return await AskForSecondFactorAsync(context, member);
        if (member is null)
        {
            PrivatePages.GoOn(context, SignInForm.PathWith(HttpMethods.IsPost(context.Request.Method) ? CuratorDesk.Path : context.Request.Path.Value ?? CuratorDesk.Path));
        }
        else
        {
            PrivatePages.Seal(context);
            await pages.Problems.AddressMissingAsync(context);
        }

        return null;
    }

    /// <summary>A curator can publish, and so has to show more than a password; who has nothing more yet gets some days to set it up.</summary>
    private async Task<SignedIn?> AskForSecondFactorAsync(HttpContext context, SignedIn curator)
    {
        if (curator.HasShownSecondFactor || options.Value.SecondFactor == SecondFactorRule.Optional)
            return curator;
        if ((await factors.StateAsync(curator.Key, context.RequestAborted)).Any)
        {
            // Set up in another session: this one has still to show it.
            await MemberSession.BeginHalfAsync(context, curator.Member);
            PrivatePages.GoOn(context, SecondStepForm.PathWith(CuratorDesk.Path));
            return null;
        }

        DateTime due = await factors.MayWaitUntilAsync(curator.Key, context.RequestAborted);
        if (clock.GetUtcNow().UtcDateTime < due)
        {
            context.Items[typeof(CuratorDoor)] = due;
            return curator;
        }

        PrivatePages.GoOn(context, $"{SecondFactorForm.Path}?due=now");
        return null;
    }
}
