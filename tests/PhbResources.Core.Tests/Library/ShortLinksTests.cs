using System.Collections.Immutable;
using PhbResources.Core.Library;

namespace PhbResources.Core.Tests.Library;

internal sealed class ShortLinksTests
{
    private static readonly Category s_shelf = new(new Guid("11111111-1111-4111-8111-111111111111"), "rotas", "Rotas", "", 0);
    private static readonly Kind s_kind = new("rota", "Rota", "Rotas", "", []);

    [Test]
    public void A_code_is_made_from_the_key_alone_and_stays()
    {
        Guid key = new("a1dabe80-e028-42d7-9b36-0628e6a6f664");
        Assert.That(ShortLinks.Code(key, ShortLinks.Length), Is.EqualTo("j60a5b"), "posters with it hang on walls");
        ShortLinks links = new();
        LibrarySnapshot now = Library(1, new Template(key, "weekly-rota", "Weekly rota", s_kind, s_shelf));
        Assert.That(links.CodeOf(now, key), Is.EqualTo("j60a5b"));
        LibrarySnapshot later = Library(2, new Template(key, "another-address", "Another title", s_kind, s_shelf));
        Assert.That(links.Find(later, "j60a5b"), Is.EqualTo(key));
    }

    [TestCase("J60A5B")]
    [TestCase("j6oa5b")]
    [TestCase("j6Oa5b")]
    public void What_is_easily_mistyped_is_read_as_it_was_meant(string typed)
    {
        Guid key = new("a1dabe80-e028-42d7-9b36-0628e6a6f664");
        Assert.That(new ShortLinks().Find(Library(1, new Template(key, "weekly-rota", "Weekly rota", s_kind, s_shelf)), typed), Is.EqualTo(key));
    }

    [Test]
    public void Where_two_have_the_same_code_the_older_keeps_it_and_the_other_has_a_longer_one()
    {
        (Guid older, Guid newer) = Twins();
        LibrarySnapshot library = Library(1,
            new Template(newer, "newer", "Newer", s_kind, s_shelf) { Created = new DateTime(2026, 2, 1) }, new Template(older, "older", "Older", s_kind, s_shelf) { Created = new DateTime(2026, 1, 1) });
        ShortLinks links = new();
        Assert.That(links.Find(library, links.CodeOf(library, older)), Is.EqualTo(older));
        Assert.That(links.CodeOf(library, newer), Has.Length.EqualTo(ShortLinks.LongLength));
        Assert.That(links.Find(library, links.CodeOf(library, newer)), Is.EqualTo(newer));
    }

    [TestCase("")]
    [TestCase("zzzzzz")]
    [TestCase("../../etc/passwd")]
    [TestCase("🎉🎉🎉")]
    public void Another_code_leads_nowhere(string code) => Assert.That(new ShortLinks().Find(Library(1), code), Is.Null);

    [Test]
    public void A_shelf_has_a_code_too()
    {
        ShortLinks links = new();
        LibrarySnapshot library = Library(1);
        Assert.That(links.Find(library, links.CodeOf(library, s_shelf.Key)), Is.EqualTo(s_shelf.Key));
    }

    // Among some ten thousand keys two have the same 30 bits, by the birthday problem.
    private static (Guid, Guid) Twins()
    {
        Random random = new(1);
        Dictionary<string, Guid> seen = [];
        byte[] bytes = new byte[16];
        while (true)
        {
            random.NextBytes(bytes);
            Guid key = new(bytes);
            if (!seen.TryAdd(ShortLinks.Code(key, ShortLinks.Length), key))
                return (seen[ShortLinks.Code(key, ShortLinks.Length)], key);
        }
    }

    private static LibrarySnapshot Library(int number, params Template[] templates) => new()
    {
        Number = number,
        Categories = [s_shelf],
        Kinds = [s_kind],
        ByKey = templates.ToImmutableDictionary(template => template.Key),
        BySlug = templates.ToImmutableDictionary(template => template.Slug, StringComparer.OrdinalIgnoreCase),
    };
}
