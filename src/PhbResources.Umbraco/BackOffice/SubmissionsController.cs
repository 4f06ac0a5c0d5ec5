using Asp.Versioning;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using PhbResources.Core.Curating.BackOffice;
using PhbResources.Core.Submissions;
using Umbraco.Cms.Api.Common.Attributes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.AuthorizationStatus;
using Umbraco.Cms.Web.Common.Authorization;
using Umbraco.Cms.Web.Common.Routing;

namespace PhbResources.FullHost.BackOffice;

/// <summary>Submissions for the back office: below <c>/umbraco/phb-resources/api/v1/submissions</c>, for users with access to the section Content. The rules are <see cref="BackOfficeDesk"/>'s.</summary>
/// <param name="desk">The rules.</param>
/// <param name="security">Who is signed in.</param>
/// <param name="permissions">What they may do with documents.</param>
[ApiController]
[ApiVersion("1.0")]
[MapToApi(Api)]
[BackOfficeRoute("phb-resources/api/v{version:apiVersion}/submissions")]
[Authorize(Policy = AuthorizationPolicies.SectionAccessContent)]
[JsonOptionsName(Constants.JsonOptionsNames.BackOffice)]
public sealed class SubmissionsController(BackOfficeDesk desk, IBackOfficeSecurityAccessor security, IContentPermissionService permissions) : ControllerBase
{
    /// <summary>Name of the document that describes this API.</summary>
    public const string Api = "phb-resources-v1";

    /// <summary>What waits for a curator.</summary>
    [HttpGet]
    public Task<IReadOnlyList<WaitingSubmission>> WaitingAsync(CancellationToken cancellationToken) => desk.WaitingAsync(cancellationToken);

    /// <summary>The submission that a document is, or that waits to be its next version.</summary>
    [HttpGet("of-document/{key:guid}")]
    public async Task<SubmissionOfDocument> OfDocumentAsync(Guid key, CancellationToken cancellationToken) => new(await desk.OfContentAsync(key, cancellationToken));

    /// <summary>A submission.</summary>
    [HttpGet("{id:guid}")]
    public async Task<ActionResult<SubmissionSheet>> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await desk.FindAsync(id, await ReviewerAsync(id, cancellationToken), cancellationToken) is { } sheet ? sheet : Missing();

    /// <summary>A file of a submission. It is saved, never shown: no browser is to make a page of it.</summary>
    [HttpGet("{id:guid}/files/{file:guid}")]
    public async Task<IActionResult> FileAsync(Guid id, Guid file, CancellationToken cancellationToken) =>
        await desk.OpenFileAsync(id, file, await ReviewerAsync(id, cancellationToken), cancellationToken) is { } found
            ? File(found.Content, "application/octet-stream", found.File.Name)
            : Missing();

    /// <summary>Decides.</summary>
    [HttpPost("{id:guid}/decision")]
    public async Task<ActionResult<SubmissionSheet>> DecideAsync(Guid id, BackOfficeDecision decision, CancellationToken cancellationToken) =>
        await desk.DecideAsync(id, await ReviewerAsync(id, cancellationToken), decision, cancellationToken) switch
        {
            BackOfficeOutcome.Done { Now: { } now } => now,
            BackOfficeOutcome.Done => NoContent(),
            BackOfficeOutcome.Conflict => Problem("Look at what happened, then decide again.", statusCode: StatusCodes.Status409Conflict, title: "Somebody else was faster"),
            BackOfficeOutcome.Refused refused => Problem(string.Join(" ", refused.Why), statusCode: StatusCodes.Status422UnprocessableEntity, title: "This was not done"),
            _ => Missing(),
        };

    private ObjectResult Missing() => Problem("Its member may have taken it back.", statusCode: StatusCodes.Status404NotFound, title: "There is no such submission");

    /// <summary>Umbraco's own permission to publish decides: on the document, or on the shelf where it will stand.</summary>
    private async Task<BackOfficeReviewer> ReviewerAsync(Guid id, CancellationToken cancellationToken)
    {
        IUser user = security.BackOfficeSecurity?.CurrentUser ?? throw new InvalidOperationException("Nobody is signed in, though the policy of this controller asks for it.");
        bool mayPublish = await desk.PlaceOfAsync(id, cancellationToken) is { } place
            && await permissions.AuthorizeAccessAsync(user, [place], new HashSet<string> { ActionPublish.ActionLetter }) == ContentAuthorizationStatus.Success;
        return new BackOfficeReviewer(user.Key, mayPublish);
    }
}

/// <summary>Which submission a document is.</summary>
/// <param name="Submission">Its key, or <c>null</c>.</param>
public sealed record SubmissionOfDocument(Guid? Submission);
