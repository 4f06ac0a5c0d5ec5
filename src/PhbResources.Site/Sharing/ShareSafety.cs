using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using PhbResources.Core.Forms;
using PhbResources.Core.SpamDefence;
using PhbResources.Core.Submissions;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Privacy;
using PhbResources.Site.Curators;

namespace PhbResources.Site.Sharing;

/// <summary>What was found in the files and in what was written, the clean copies, and the files themselves for who shares them.</summary>
internal sealed class ShareSafety(PrivatePages pages, ShareDoor door, ShareReader reader, SubmissionFiles files, FileInspector inspector, PostRates rates)
{
    public async Task ShowAsync(HttpContext context, Opened opened, ShareStep step, string? done, Dictionary<string, string>? mistakes = null)
    {
        FileReport? found = await InTextAsync(opened.View.Entries, context.RequestAborted);
        await pages.ShowAsync<SafetyPage, ShareModel>(context, SharePaths.Step(opened.View.Row.Id, step.Number),
            token => reader.Read(token, opened.Member, opened.View) with { Step = step, TextReport = found, Done = done, Mistakes = mistakes ?? [] },
            mistakes is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Goes on where nothing is left that must go.</summary>
    public async Task AcceptAsync(HttpContext context, Posted posted, SubmissionView view, ShareStep step)
    {
        if (!posted.TokenIsRight)
            await door.OutOfDateAsync(context, SharePaths.Step(view.Row.Id, step.Number));
        else if (view.Files.FirstOrDefault(file => ShareReader.Uncleaned(file, view)) is { } file)
            await ShowAsync(context, new Opened(posted.Member, view), step, null, new() { [$"file-{file.Id:D}"] = $"There is something in {file.Name} that must go. Make a clean copy of it, or remove it." });
        else
            PrivatePages.GoOn(context, SharePaths.Step(view.Row.Id, step.Number + 1));
    }

    public async Task CleanAsync(HttpContext context)
    {
        if (await PostedAsync(context) is not { } posted)
            return;
        (SubmissionView view, Guid file, ShareStep step) = (posted.View!, FileOf(context), StepOf());
        CleanOutcome outcome = rates.Allows(PostKind.Upload, context.Connection.RemoteIpAddress, posted.Member.Key.ToString("D"))
            ? await files.CleanAsync(view.Row.Id, posted.Member.AsViewer(), file, posted.Form.Value("blank").Length > 0, context.RequestAborted)
            : new CleanOutcome.NotPossible("You had many copies made in a short time. Wait an hour, then try again.");
        string? why = outcome switch { CleanOutcome.NotPossible not => not.Why, CleanOutcome.NotAllowed not => not.Why, _ => null };
        if (why is null)
            PrivatePages.GoOn(context, $"{SharePaths.Step(view.Row.Id, step.Number)}?done=cleaned#file-{file:D}");
        else
            await ShowAsync(context, new Opened(posted.Member, view), step, null, new() { [$"file-{file:D}"] = why });
    }

    public async Task RemoveAsync(HttpContext context)
    {
        if (await PostedAsync(context) is not { } posted)
            return;
        bool removed = await files.RemoveFileAsync(posted.View!.Row.Id, posted.Member.AsViewer(), FileOf(context), context.RequestAborted);
        // Back to where the button was.
        ShareStep step = posted.Form.Value("from") == "questions" ? ShareStep.Of(reader.Form).First(one => one.Asks(SharingForm.Files)) : StepOf();
        PrivatePages.GoOn(context, SharePaths.Step(posted.View.Row.Id, step.Number) + (removed ? "?done=removed" : ""));
    }

    /// <summary>Sends a file to its member, as something that is stored and never shown: nothing of it may run on this site.</summary>
    public async Task DownloadAsync(HttpContext context)
    {
        if (await door.EnterAsync(context) is not { } member)
            return;
        if (!Guid.TryParse(context.GetRouteValue("id") as string, out Guid id)
            || await files.OpenFileAsync(id, member.AsViewer(), FileOf(context), context.RequestAborted) is not { } file)
        {
            await door.MissingAsync(context);
            return;
        }

        await using Stream content = file.Content;
        PrivatePages.Seal(context);
        ContentDispositionHeaderValue disposition = new("attachment");
        disposition.SetHttpFileName(file.File.Name);
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.XContentTypeOptions = "nosniff";
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    /// <summary>What gives somebody away in what was written in the form; everybody will read it.</summary>
    private async Task<FileReport?> InTextAsync(SubmissionEntries entries, CancellationToken cancellationToken)
    {
        string text = string.Join("\n\n", new[] { entries.Title, entries.Summary, entries.WhatChanged, entries.Text }.Where(part => part.Length > 0));
        if (text.Length == 0)
            return null;
        FileInspection inspection = await inspector.InspectAsync(Encoding.UTF8.GetBytes(text), "text.txt", cancellationToken);
        return inspection.Reading is { } reading
            ? new FileReport([], [], [], [.. PrivacyCheck.Of(reading).OrderBy(finding => finding.Level).Select(finding => new ReportedFinding(finding.Type, finding.Level, finding.Place, finding.Excerpt))])
            : null;
    }

    private async Task<Posted?> PostedAsync(HttpContext context)
    {
        if (await door.ReadAsync(context) is not { } posted)
            return null;
        await posted.Form.ReadRestAsync(context.RequestAborted);
        if (posted.TokenIsRight)
            return posted;
        await door.OutOfDateAsync(context, SharePaths.Of(posted.View!.Row.Id));
        return null;
    }

    private ShareStep StepOf() => ShareStep.Of(reader.Form).First(step => step.Kind == ShareStepKind.Safety);

    private static Guid FileOf(HttpContext context) => Guid.TryParse(context.GetRouteValue("file") as string, out Guid file) ? file : Guid.Empty;
}
