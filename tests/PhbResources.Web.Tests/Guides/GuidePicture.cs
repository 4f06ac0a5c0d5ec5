using System.Net;
using System.Text.RegularExpressions;
using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Writing;
using PhbResources.Web.Tests.InProcess;

namespace PhbResources.Web.Tests.Guides;

/// <summary>A picture that a curator put into a guide, and how its page shows it.</summary>
internal sealed partial record GuidePicture(Guid Key, string Path, string Shown)
{
    /// <summary>The picture as it was uploaded, and its sizes.</summary>
    public IReadOnlyList<string> Addresses => [GuidePictureAddress.Of(Key), .. Sizes.Select(size => size.Address).Where(address => address != GuidePictureAddress.Of(Key))];

    /// <summary>What a browser may choose from.</summary>
    public IReadOnlyList<(string Address, int Width)> Sizes => Of("srcset") is { } set
        ? [.. set.Split(", ").Select(one => one.Split(' ')).Select(one => (one[0], int.Parse(one[1].TrimEnd('w'), System.Globalization.CultureInfo.InvariantCulture)))]
        : [];

    /// <summary>An attribute of the picture, or <c>null</c>.</summary>
    public string? Of(string attribute) => Regex.Match(Shown, $" {attribute}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    public static async Task<GuidePicture> PublishAsync(RunningSite site, byte[] file, string name = "garden.jpg")
    {
        GuideEditor curator = new(Guid.NewGuid(), RunningSite.Email, "Sam Field", IsCurator: true, IsTrusted: true);
        PictureOutcome added = await site.Get<GuidePictures>().AddAsync(curator.MemberKey, name, new MemoryStream(file), CancellationToken.None);
        Assert.That(added.Key, Is.Not.Null, added.Problem);
        PublishedGuides guides = site.Get<PublishedGuides>();
        Guide guide = guides.Current.InOrder[1];
        int version = (await site.Get<GuideHistory>().LatestAsync(guide.Key, CancellationToken.None))!.Number!.Value;
        string text = $"{guide.Text}\n\n![A garden, red and blue]({GuidePictureAddress.Of(added.Key!.Value)})\n";
        EditOutcome outcome = await site.Get<GuideChanges>().SendAsync(new GuideEdit(guide.Key, version, text, "A picture", RevisionOrigin.Edit), curator, CancellationToken.None);
        Assert.That(outcome, Is.InstanceOf<EditOutcome.Live>());
        return await ReadAsync(site, added.Key!.Value, $"/guides/{guide.Slug}");
    }

    public static async Task<GuidePicture> ReadAsync(RunningSite site, Guid key, string path)
    {
        using HttpClient client = new() { BaseAddress = site.Address };
        string page = await client.GetStringAsync(new Uri(path, UriKind.Relative));
        return new GuidePicture(key, path, Picture().Matches(page).Single(picture => picture.Value.Contains(key.ToString("D"), StringComparison.Ordinal)).Value);
    }

    [GeneratedRegex("<img [^>]*>")]
    private static partial Regex Picture();
}
