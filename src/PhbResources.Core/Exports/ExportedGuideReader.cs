using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Writing;
using PhbResources.Core.Storage;

namespace PhbResources.Core.Exports;

/// <summary>Reads guides as exports have them, with all their published versions.</summary>
public static class ExportedGuideReader
{
    /// <summary>The folder of a guide.</summary>
    public static string FolderOf(Guide guide) => $"guides/{ExportNames.Folder(guide.Slug)}";

    /// <summary>Writes the texts and pictures of a guide, and says what the index has of it.</summary>
    public static async Task<ExportedGuide> WriteAsync(Guide guide, PhbDbContext context, GuidePictures pictures, WriterKeys writers, ExportFolder folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(context);
        string at = FolderOf(guide), text = $"{Path.GetFileName(at)}.md";
        ArgumentNullException.ThrowIfNull(folder);
        await folder.WriteAsync($"{at}/{text}", guide.Text, cancellationToken);
        ArgumentNullException.ThrowIfNull(pictures);
        ArgumentNullException.ThrowIfNull(writers);
        List<ExportedGuideVersion> versions = [];
        SortedSet<Guid> shown = [.. PicturesIn(guide.Text)];
        // A version has the whole text, so they are read one at a time.
        List<int> numbers = await context.Set<GuideRevision>().Where(row => row.GuideKey == guide.Key && row.Number != null).OrderBy(row => row.Number).Select(row => row.Number!.Value).ToListAsync(cancellationToken);
        foreach (int number in numbers)
        {
            GuideRevision version = await context.Set<GuideRevision>().AsNoTracking().SingleAsync(row => row.GuideKey == guide.Key && row.Number == number, cancellationToken);
            shown.UnionWith(PicturesIn(version.Text));
            string file = number == numbers[^1] && version.Text == guide.Text ? text : string.Create(CultureInfo.InvariantCulture, $"versions/{number}.md");
            if (file != text)
                await folder.WriteAsync($"{at}/{file}", version.Text, cancellationToken);
            versions.Add(new ExportedGuideVersion(version.Id, number, version.Title, version.Note, version.By, writers.Of(version.MemberKey), version.Origin.ToString(), version.BaseNumber, version.Sent, version.Decided ?? version.Sent, file));
        }

        return new ExportedGuide
        {
            Key = guide.Key,
            Slug = guide.Slug,
            Title = guide.Title,
            Summary = guide.Summary,
            Tags = guide.Tags,
            LawCheckedOn = guide.LawCheckedOn,
            Sources = [.. guide.Sources.Select(source => new ExportedSource(source.Title, source.Url))],
            WhatChanged = guide.WhatChanged,
            Created = guide.Created,
            Updated = guide.Updated,
            Folder = at,
            Text = text,
            Pictures = await WritePicturesAsync(shown, at, pictures, folder, cancellationToken),
            Versions = versions,
        };
    }

    private static IEnumerable<Guid> PicturesIn(string text) => GuideText.Read(text).Pictures().Select(picture => GuidePictureAddress.KeyIn(picture.Address)).OfType<Guid>();

    private static async Task<IReadOnlyList<ExportedPicture>> WritePicturesAsync(IEnumerable<Guid> keys, string at, GuidePictures pictures, ExportFolder folder, CancellationToken cancellationToken)
    {
        List<ExportedPicture> written = [];
        foreach (Guid key in keys)
        {
            if (await pictures.OpenAsync(key, Guid.Empty, isCurator: false, cancellationToken) is not { } shown)
                continue;
            await using Stream content = shown.Content;
            string name = $"{key:D}.{(shown.MediaType == "image/png" ? "png" : "jpg")}";
            await folder.WriteAsync($"{at}/pictures/{name}", stream => content.CopyToAsync(stream, cancellationToken), cancellationToken);
            written.Add(new ExportedPicture(key, name, shown.MediaType));
        }

        return written;
    }
}
