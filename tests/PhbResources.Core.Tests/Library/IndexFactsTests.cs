using PhbResources.Core.Library;
using PhbResources.Core.Tests.Schemas;
using Umbraco.Cms.Core.Models;

namespace PhbResources.Core.Tests.Library;

/// <summary>The search index as a back office shows it.</summary>
[TestFixture, NonParallelizable]
internal sealed class IndexFactsTests
{
    [Test]
    public async Task An_index_is_counted_searched_and_found_well()
    {
        using ConfigFolder folder = new();
        await using LibraryHost host = await LibraryHost.StartAsync(folder.Path);
        Desk desk = new(host);
        IContent shelf = desk.Shelf();
        IContent rota = desk.Template(shelf, name: "Rota for xylophone players");
        IndexFacts facts = host.Get<IndexFacts>();

        Assert.That(facts.Problem, Is.Null);
        Assert.That(facts.Documents, Is.EqualTo(1));
        Assert.That(facts.Details()["Published templates"], Is.EqualTo(1));
        FoundInIndex found = facts.Find("xylophone", 0, 10);
        Assert.That(found.Total, Is.EqualTo(1));
        Assert.That(found.Templates.Single().Key, Is.EqualTo(rota.Key));
        Assert.That(found.Templates.Single().Values["title"], Is.EqualTo(new[] { "Rota for xylophone players" }));
        Assert.That(found.Templates.Single().Values.Keys, Is.EquivalentTo(IndexFacts.Fields));
        Assert.That(facts.Find("   ", 0, 10).Templates, Is.Empty);
        Assert.That(facts.Find("xylophone", 0, 0).Templates, Is.Empty);

        await host.Get<LibrarySearch>().RebuildAsync(default);
        Assert.That(facts.Documents, Is.EqualTo(1));
    }
}
