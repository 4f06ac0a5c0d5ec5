using System.Text;
using CsCheck;
using PhbResources.Core.Wikis.Dump;

namespace PhbResources.Core.Tests.Wikis;

/// <summary>Reading what MediaWiki exports.</summary>
public sealed class WikiDumpTests
{
    private const string Head = """<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">""";

    [Test]
    public void Pages_versions_and_what_is_hidden_are_read()
    {
        using WikiDump dump = Open($"""
            {Head}<siteinfo><sitename>W</sitename><dbname>w</dbname><base>https://w.example/wiki/Main_Page</base><case>case-sensitive</case><namespaces><namespace key="4">Projekt</namespace><namespace key="0" /></namespaces></siteinfo>
            <page><title>A</title><ns>0</ns><id>3</id><redirect title="B" /><restrictions>x</restrictions>
              <revision><id>7</id><parentid>1</parentid><timestamp>2020-05-03T10:12:00Z</timestamp><contributor><username>Sam</username><id>2</id></contributor><minor/><comment>why</comment><model>wikitext</model><text xml:space="preserve">a &lt;b&gt;</text><sha1>x</sha1></revision>
              <revision><id>8</id><timestamp>2020-05-04T10:12:00Z</timestamp><contributor><ip>192.0.2.7</ip></contributor><comment deleted="deleted" /><text deleted="deleted" /></revision>
              <upload><filename>x</filename></upload>
            </page>
            <page><title>B</title><ns>0</ns><revision><id>9</id><timestamp>x</timestamp><contributor deleted="deleted" /><model>json</model><text>{"{}"}</text></revision></page></mediawiki>
            """);
        Assert.That((dump.Site.Name, dump.Site.FirstLetter, dump.Site.Namespaces[4]), Is.EqualTo(("W", false, "Projekt")));
        Assert.That(dump.NextPage(), Is.EqualTo(new WikiPageHead("A", 0, 3) { RedirectTo = "B" }));
        WikiRevision first = dump.NextRevision(out string text)!;
        Assert.That((first.Id, first.By, first.Comment, text, first.At), Is.EqualTo((7, "Sam", "why", "a <b>", new DateTime(2020, 5, 3, 10, 12, 0, DateTimeKind.Utc))));
        WikiRevision hidden = dump.NextRevision(out text)!;
        Assert.That((hidden.By, hidden.Comment, hidden.IsWithoutText, text), Is.EqualTo(((string?)null, (string?)null, true, "")), "no network address is read");
        Assert.That(dump.NextRevision(out _), Is.Null);
        Assert.That(dump.NextPage()!.Title, Is.EqualTo("B"));
        Assert.That(dump.NextRevision(out _)!.WhyWithoutText, Does.Contain("json"));
        Assert.That(dump.NextPage(), Is.Null);
    }

    [Test]
    public void A_page_that_nobody_reads_is_passed_over()
    {
        using WikiDump dump = Open($"{Head}<page><title>A</title><revision><text>a</text></revision><revision><text>b</text></revision></page><page><title>B</title></page></mediawiki>");
        Assert.That(dump.NextPage()!.Title, Is.EqualTo("A"));
        Assert.That(dump.NextPage()!.Title, Is.EqualTo("B"));
        Assert.That(dump.NextRevision(out _), Is.Null);
    }

    [Test]
    public void A_text_that_is_too_long_is_said_to_be()
    {
        using WikiDump dump = Open($"{Head}<page><title>A</title><revision><text>{new string('a', WikiDump.LongestText + 1)}</text></revision></page></mediawiki>");
        dump.NextPage();
        Assert.That(dump.NextRevision(out string text)!.WhyWithoutText, Does.Contain("longer"));
        Assert.That(text, Is.Empty);
    }

    [TestCase("", "no XML")]
    [TestCase("no xml", "no XML")]
    [TestCase("<html/>", "begins with <html>")]
    [TestCase("<!DOCTYPE mediawiki [<!ENTITY a \"b\">]><mediawiki/>", "no XML")]
    public void What_is_no_dump_says_so(string content, string why) => Assert.That(() => Open(content), Throws.TypeOf<WikiDumpException>().With.Message.Contains(why));

    [Test]
    public void A_dump_that_breaks_off_says_where()
    {
        using WikiDump dump = Open($"{Head}\n<page><title>A</title>\n<revision><text>a");
        dump.NextPage();
        Assert.That(() => dump.NextRevision(out _), Throws.TypeOf<WikiDumpException>().With.Message.Contains("line 3"));
    }

    [Test]
    public void Any_elements_in_any_order_are_read_or_refused() => OneOf("<page>", "</page>", "<revision>", "</revision>", "<text>a</text>", "<text/>", "<title>T</title>", "<id>1</id>", "<contributor><ip>x</ip></contributor>", "<redirect/>", "<siteinfo>", "</siteinfo>", "<ns>z</ns>", "words", "<x><y/></x>", "&#0;").Array[0, 20].Sample(parts =>
    {
        try
        {
            using WikiDump dump = Open(Head + string.Concat(parts) + "</mediawiki>");
            for (int pages = 0; dump.NextPage() is not null; pages++)
            {
                Assert.That(pages, Is.LessThan(100));
                for (int revisions = 0; dump.NextRevision(out _) is not null; revisions++)
                    Assert.That(revisions, Is.LessThan(100));
            }
        }
        catch (WikiDumpException)
        {
            // It was no XML.
        }
    }, iter: 2_000);

    private static WikiDump Open(string content) => WikiDump.Open(new MemoryStream(Encoding.UTF8.GetBytes(content)), "dump.xml");

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);
}
