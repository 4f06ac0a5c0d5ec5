using PhbResources.Core.Library;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Tests.Schemas;

/// <summary>The types and the starter library that come together go together.</summary>
[TestFixture, NonParallelizable]
public sealed class StarterLibraryFitsTests
{
    [Test]
    public async Task Every_template_of_the_starter_library_is_published_and_valid()
    {
        await using var host = await LibraryHost.StartAsync();

        var files = Directory.EnumerateFiles(Path.Combine(ConfigFolder.Original, "library"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!).Where(f => f != "categories").ToList();
        var templates = host.Get<PublishedLibrary>().Current.BySlug;
        Assert.That(templates.Keys, Is.EquivalentTo(files));

        var service = host.Get<IContentService>();
        var validation = host.Get<IPropertyValidationService>();
        Assert.Multiple(() =>
        {
            foreach (var (slug, template) in templates)
            {
                IContent content = service.GetById(template.Key)!;
                validation.IsPropertyDataValid(content, out var invalid, CultureImpact.Invariant);
                Assert.That(invalid.Select(p => p.Alias), Is.Empty, slug);
                Assert.That(template.Properties, Is.Not.Empty, $"{slug} says nothing of what people choose by");
            }
        });
    }
}
