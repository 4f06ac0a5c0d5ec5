using Microsoft.AspNetCore.Http;
using PhbResources.Site.Members;

namespace PhbResources.Site.Curators;

/// <summary>Lets curators through, and nobody else.</summary>
internal sealed class CuratorDoor(MemberSession session, PrivatePages pages)
{
    /// <summary>The curator, or an answer for anybody else: the way in for those not signed in, and for others a page that is not there.</summary>
    public async Task<SignedIn?> EnterAsync(HttpContext context)
    {
        SignedIn? member = await session.FindAsync(context);
        if (member is { IsCurator: true })
            return member;
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
}
