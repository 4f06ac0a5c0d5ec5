using PhbResources.Core.Curating.Review;
using PhbResources.Core.Library;

namespace PhbResources.Core.Tests.Curating;

/// <summary>The text that a new version is compared with.</summary>
[NonParallelizable]
internal sealed class SubmissionReadingTests
{
    [Test]
    public async Task The_text_of_every_template_of_the_library_can_be_compared()
    {
        await using LibraryHost host = await LibraryHost.StartAsync();
        LibrarySnapshot library = host.Get<PublishedLibrary>().Current;
        SubmissionReading reading = host.Get<SubmissionReading>();
        Assert.That(library.ByKey, Has.Count.GreaterThan(50));
        foreach (Template template in library.ByKey.Values)
        {
            string text = reading.TextOf(template);
            Assert.That(text, Does.Not.Contain("sections:").And.Not.Empty, template.Slug);
        }

        Assert.That(reading.TextOf(library.BySlug["weekly-rota"]), Does.Contain("Who is with me"));
    }
}
