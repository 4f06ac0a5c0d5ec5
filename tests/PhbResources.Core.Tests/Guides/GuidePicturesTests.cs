using PhbResources.Core.Guides;
using PhbResources.Core.Guides.Writing;

namespace PhbResources.Core.Tests.Guides;

[TestFixture, NonParallelizable]
public sealed class GuidePicturesTests
{
    // A PNG of one pixel, with a text beside it that a camera might have written.
    private static readonly byte[] s_picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly Editors _editors = new(OneHost.Host);

    private static LibraryHost Host => OneHost.Host;

    private static GuidePictures Pictures => Host.Get<GuidePictures>();

    [Test]
    public async Task A_picture_is_its_members_own_until_a_curator_publishes_what_shows_it()
    {
        GuideEditor member = _editors.Trusted();
        Guide guide = _editors.Guide();
        Guid key = await AddAsync(member);
        Assert.That(await SeesAsync(key, member.MemberKey), Is.EqualTo("image/png private"));
        Assert.That(await SeesAsync(key, Guid.Empty), Is.EqualTo("nothing"));
        Assert.That(await SeesAsync(key, _editors.Member().MemberKey), Is.EqualTo("nothing"));
        string text = $"One.\n\n![A rota on a wall]({GuidePictureAddress.Of(key)})\n";
        Guid change = await _editors.WaitsAsync(guide, member, text);
        Assert.That(await SeesAsync(key, Guid.Empty), Is.EqualTo("nothing"), "even of a trusted member");
        Assert.That(await _editors.Changes.ApproveAsync(change, Editors.Curator.MemberKey, null, 1, default), Is.InstanceOf<EditOutcome.Live>());
        Assert.That(await SeesAsync(key, Guid.Empty), Is.EqualTo("image/png public"));
        Assert.That(Directory.GetFiles(Host.DataPath, "*", SearchOption.AllDirectories).Where(file => file.Contains("guide-pictures", StringComparison.Ordinal) && file.Contains(key.ToString("N"), StringComparison.Ordinal)), Is.Empty);
        // Once public, any text may show it.
        Assert.That(await _editors.SendAsync(_editors.Guide(), Editors.Curator, text), Is.InstanceOf<EditOutcome.Live>());
    }

    [Test]
    public async Task A_text_shows_no_picture_of_somebody_else_and_none_without_words()
    {
        Guide guide = _editors.Guide();
        GuideEditor member = _editors.Member();
        Guid theirs = await AddAsync(_editors.Member()), own = await AddAsync(member);
        foreach ((string picture, string why) in new[] { ($"![Theirs]({GuidePictureAddress.Of(theirs)})", "not there"), ($"![]({GuidePictureAddress.Of(own)})", "Say what"), ("![Far](https://elsewhere.example/x.png)", "other sites"), ($"![Gone]({GuidePictureAddress.Of(Guid.NewGuid())})", "not there") })
            Assert.That((await _editors.SendAsync(guide, member, $"One.\n\n{picture}\n") as EditOutcome.Refused)?.Why, Does.Contain(why), picture);
    }

    [TestCase("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>")]
    [TestCase("photo.png", "<html><script>x()</script>")]
    [TestCase("photo.png", "")]
    public async Task What_is_no_picture_is_refused_with_what_to_do(string name, string content)
    {
        PictureOutcome outcome = await Pictures.AddAsync(_editors.Member().MemberKey, name, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)), default);
        Assert.That(outcome.Key, Is.Null);
        Assert.That(outcome.Problem, Is.Not.Empty);
    }

    private static async Task<Guid> AddAsync(GuideEditor member)
    {
        PictureOutcome outcome = await Pictures.AddAsync(member.MemberKey, "wall.png", new MemoryStream(s_picture), default);
        Assert.That(outcome.Key, Is.Not.Null, outcome.Problem);
        return outcome.Key!.Value;
    }

    private static async Task<string> SeesAsync(Guid key, Guid member)
    {
        ShownPicture? picture = await Pictures.OpenAsync(key, member, false, default);
        if (picture is null)
            return "nothing";
        await using Stream content = picture.Content;
        return $"{picture.MediaType} {(picture.IsPublic ? "public" : "private")}";
    }
}
