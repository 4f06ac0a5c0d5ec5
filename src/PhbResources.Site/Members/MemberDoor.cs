using Microsoft.AspNetCore.Http;
using PhbResources.Site.Curators;

namespace PhbResources.Site.Members;

/// <summary>Lets people with an account through, and shows everybody else the way to sign in.</summary>
internal sealed class MemberDoor(MemberSession session)
{
    /// <summary>The member, or the answer for somebody who is not signed in.</summary>
    /// <param name="context">The request.</param>
    /// <param name="after">Where to go on once signed in, where that is not the page asked for.</param>
    public async Task<SignedIn?> EnterAsync(HttpContext context, string? after = null)
    {
        if (await session.FindAsync(context) is { } member)
            return member;
        PrivatePages.GoOn(context, SignInForm.PathWith(after ?? (HttpMethods.IsPost(context.Request.Method) ? null : context.Request.Path.Value)));
        return null;
    }
}
