using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Guides;
using PhbResources.Core.Storage;
using PhbResources.Core.Submissions;
using PhbResources.Core.Wikis.Planning;

namespace PhbResources.Core.Wikis.Importing;

/// <summary>Takes the documents and pictures of pages through the checks, and notes those that do not come along.</summary>
internal sealed class WikiAttachments(IDbContextFactory<PhbDbContext> contexts, WikiFiles files, WikiPlan plan, WikiLinks links, WikiReport report, string? folder)
{
    /// <summary>The documents of a page that may be published, and why the others may not.</summary>
    public async Task<(IReadOnlyList<SubmissionFile> Files, IReadOnlyList<string> Held)> DocumentsAsync(PlannedPage page, CancellationToken cancellationToken)
    {
        List<SubmissionFile> found = [];
        List<string> held = [];
        foreach (string name in page.Documents)
        {
            if (WikiFiles.Find(folder, name) is not { } path)
            {
                report.FilesMissing++;
                Hold($"{name} is not in the folder of files.");
                continue;
            }

            CheckedFile document = await files.CheckAsync(path, name, plan.Site.Id, cancellationToken);
            if (document.File is { } file)
                found.Add(file);
            else
                Hold($"{name}: {document.Why}");
            report.FilesRefused += document is { File: null, IsRefused: true } ? 1 : 0;
            report.FilesHeldBack += document is { File: null, IsRefused: false } ? 1 : 0;
        }

        return (found, held);

        void Hold(string why)
        {
            held.Add(why);
            report.ToLookAt.Add(new WikiNote(page.Name, why));
        }
    }

    /// <summary>Of a document that is not to be published after all.</summary>
    public void Forget(SubmissionFile file) => files.Forget(file);

    /// <summary>Brings the pictures of a page in, so that its text can show them.</summary>
    /// <returns>Those that nobody sees until the page is published.</returns>
    public async Task<IReadOnlyList<GuidePicture>> PicturesAsync(PlannedPage page, CancellationToken cancellationToken)
    {
        foreach (string name in page.Pictures.Where(name => !links.Pictures.ContainsKey(name)))
        {
            if (WikiFiles.Find(folder, name) is not { } path)
            {
                report.FilesMissing++;
                report.ToLookAt.Add(new WikiNote(page.Name, $"{name} is not in the folder of files; its words stand in the text."));
            }
            else
            {
                PictureOutcome outcome = await files.AddPictureAsync(path, name, cancellationToken);
                if (outcome.Key is { } key)
                    links.Add(name, key);
                else
                    report.ToLookAt.Add(new WikiNote(page.Name, $"{name}: {outcome.Problem}"));
                report.FilesRefused += outcome.Key is null ? 1 : 0;
            }
        }

        List<Guid> keys = [.. page.Pictures.Where(links.Pictures.ContainsKey).Select(name => links.Pictures[name])];
        if (keys.Count == 0)
            return [];
        await using PhbDbContext context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<GuidePicture>().AsNoTracking().Where(picture => keys.Contains(picture.Id) && !picture.Public).ToListAsync(cancellationToken);
    }
}
