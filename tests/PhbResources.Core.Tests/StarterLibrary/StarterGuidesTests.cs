using System.Text.RegularExpressions;
using PhbResources.Core.Facts;
using PhbResources.Core.StarterLibrary;
using PhbResources.Core.Tests.Schemas;
using PhbResources.Documents.Reading;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.Tests.StarterLibrary;

/// <summary>The guides that come with the product: whole, plain, linked to what is there, and without a figure of the law typed by hand.</summary>
[TestFixture]
public sealed partial class StarterGuidesTests
{
    private const int HardestAge = 12, ShortestText = 700, LongestText = 1400, LongestSentence = 32;

    private static readonly LegalFigures s_figures = FactsComposer.ReadFigures(ConfigFolder.Original);
    private static readonly DateOnly s_day = new(2026, 11, 22);

    // Pages of the site that a guide may lead to, besides templates and guides.
    private static readonly string[] s_pages = ["/law", "/leave", "/leave/set-hours", "/leave/changing-hours", "/rota", "/ask", "/share", "/templates", "/discuss"];

    // Numbers that are names: what to ring, what a form or template is called, and when the law changes.
    private static readonly string[] s_names = ["First 90 days", "24-hour cover rota", "Four-week rota", "section 117", "999", "111", "101", "105", "0300 123 1100", "0808 800 5000", "P45", "P60", "SSP1", "2025", "April 2026", "January 2027"];

    private static readonly string[] s_spelt = ["nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static IReadOnlyList<StarterGuide> Guides { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(ConfigFolder.Original, "guides"), "*.md").Where(file => Path.GetFileName(file) != "README.md").Order(StringComparer.Ordinal)
            .Select(file => StarterGuideReader.Read(File.ReadAllText(file), Path.GetFileName(file), s_figures.WordsOn(s_day)))];

    private static IEnumerable<string> Slugs => Guides.Select(guide => guide.Slug);

    [Test]
    public void There_are_ten_each_with_its_own_address_and_key()
    {
        Assert.That(Guides, Has.Count.EqualTo(10));
        Assert.That(Slugs, Is.Unique);
        Assert.That(Guides.Select(guide => guide.Key), Is.Unique);
    }

    [TestCaseSource(nameof(Slugs))]
    public void Each_says_what_it_explains_and_where_its_facts_come_from(string slug)
    {
        StarterGuide guide = Of(slug);
        Assert.That(guide.Summary, Has.Length.InRange(60, 300));
        Assert.That(guide.Tags, Has.Count.GreaterThanOrEqualTo(4).And.Unique);
        Assert.That(guide.CheckedOn, Is.Not.Null.And.GreaterThanOrEqualTo(s_day));
        Assert.That(guide.Sources, Has.Count.GreaterThanOrEqualTo(2));
        Assert.That(guide.Sources.Select(source => new Uri(source.Url).Host), Is.All.Matches<string>(Official), "Public bodies and regulators only.");
        Assert.That(guide.Text, Does.Contain("not legal advice").And.Contain("England"));
    }

    [TestCaseSource(nameof(Slugs))]
    public void Each_is_short_enough_to_read_at_a_sitting_and_long_enough_to_help(string slug)
    {
        int words = Words(GuideProse.Plain(Of(slug).Text));
        Assert.That(words, Is.InRange(ShortestText, LongestText));
    }

    [TestCaseSource(nameof(Slugs))]
    public void Each_is_plain_enough(string slug)
    {
        IReadOnlyList<string> prose = GuideProse.Of(Shown(slug));
        ReadingLevel level = ReadingLevel.Of(prose);
        TestContext.Out.WriteLine($"{slug}: grade {level.Grade:0.0}, age {level.Age}, {level.Words} words");
        Assert.That(level.Age, Is.LessThanOrEqualTo(HardestAge));
        Assert.That(prose.SelectMany(piece => Sentence().Split(piece)).Where(sentence => Words(sentence) > LongestSentence), Is.Empty, "sentences whose start is forgotten at their end");
    }

    [TestCaseSource(nameof(Slugs))]
    public void Each_link_leads_somewhere(string slug)
    {
        string text = Of(slug).Text;
        string[] links = [.. Link().Matches(text).Select(match => match.Groups[1].Value)];
        string[] broken = [.. links.Where(link => !Leads(link))];
        Assert.That(broken, Is.Empty);
        Assert.That(links.Count(link => link.StartsWith("/templates/", StringComparison.Ordinal)), Is.GreaterThanOrEqualTo(3), "templates");
        Assert.That(links.Where(link => link.StartsWith("/guides/", StringComparison.Ordinal)), Is.Not.Empty.And.None.EqualTo("/guides/" + slug), "other guides");
        Assert.That(BareAddress().Matches(Link().Replace(text, "")).Select(match => match.Value), Is.Empty, "addresses that are not links");
    }

    [Test]
    public void Each_can_be_reached_from_another() =>
        Assert.That(Slugs.Where(slug => !Guides.Any(guide => guide.Slug != slug && guide.Text.Contains($"(/guides/{slug})", StringComparison.Ordinal))), Is.Empty);

    [TestCaseSource(nameof(Slugs))]
    public void No_figure_is_typed_by_hand(string slug)
    {
        string text = Of(slug).Text;
        foreach (string name in s_names)
            text = text.Replace(name, "", StringComparison.Ordinal);
        text = ListNumber().Replace(Link().Replace(Figure().Replace(text, ""), "]"), "");
        Assert.That(Digit().Matches(text).Select(match => Around(text, match)), Is.Empty, "Write {{figure:...}}, or put the figure into facts/figures.yaml first.");
        foreach (LegalFigure figure in s_figures.All)
        {
            foreach (FigurePeriod period in figure.Periods.Where(period => period.Value is > 1 and <= 12 && period.Value == decimal.Truncate(period.Value)))
            {
                string typed = $@"\b{s_spelt[(int)period.Value]}[ -]{figure.Unit.Split(' ')[0].TrimEnd('s')}s?\b";
                Assert.That(Regex.Matches(text, typed, RegexOptions.IgnoreCase).Select(match => Around(text, match)), Is.Empty, $"looks like {figure.Id}");
            }
        }
    }

    // A page must go on being true: a figure that ends with nothing confirmed after it leaves a hole in the sentence one day.
    [TestCaseSource(nameof(Slugs))]
    public void Each_figure_has_a_value_with_no_end_in_sight(string slug)
    {
        foreach (Match match in Figure().Matches(Of(slug).Text))
        {
            FigurePeriod[] coming = [.. s_figures[match.Groups[1].Value].Periods.Where(period => period.Until is null || period.Until >= s_day)];
            Assert.That(coming.Select(period => period.Confirmed), Is.Not.Empty.And.All.True, match.Value);
            Assert.That(coming[^1].Until, Is.Null, match.Value);
            Assert.That(coming.Zip(coming.Skip(1), (before, after) => after.From.DayNumber - before.Until!.Value.DayNumber), Is.All.EqualTo(1), match.Value);
        }
    }

    [TestCaseSource(nameof(Slugs))]
    public void Each_has_headings_in_order_and_only_plain_Markdown(string slug)
    {
        string text = Of(slug).Text;
        int[] levels = [.. Heading().Matches(text).Select(match => match.Groups[1].Length)];
        Assert.That(levels, Has.Length.GreaterThanOrEqualTo(5));
        Assert.That(levels, Is.All.InRange(2, 3), "The title is the only heading of level 1.");
        Assert.That(levels[0], Is.EqualTo(2));
        Assert.That(Html().Matches(text).Select(match => match.Value), Is.Empty);
        Assert.That(Heading().Matches(text).Select(match => match.Value), Is.Unique);
    }

    private static StarterGuide Of(string slug) => Guides.Single(guide => guide.Slug == slug);

    private static string Shown(string slug) => FigureWords.FillText(Of(slug).Text, s_figures.WordsOn(s_day));

    private static bool Leads(string link) => link switch
    {
        _ when link.StartsWith("/templates/", StringComparison.Ordinal) => File.Exists(Path.Combine(ConfigFolder.Original, "library", link["/templates/".Length..] + ".yaml")),
        _ when link.StartsWith("/guides/", StringComparison.Ordinal) => Slugs.Contains(link["/guides/".Length..]),
        _ when link[0] == '/' => s_pages.Contains(link),
        _ => Uri.TryCreate(link, UriKind.Absolute, out Uri? address) && address.Scheme == "https" && Official(address.Host),
    };

    private static bool Official(string host) => host.EndsWith(".gov.uk", StringComparison.Ordinal) || host.EndsWith(".nhs.uk", StringComparison.Ordinal)
        || host is "www.acas.org.uk" or "ico.org.uk" or "www.ombudsman.org.uk" or "www.lgo.org.uk" or "www.supremecourt.uk" or "www.cqc.org.uk";

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static string Around(string text, Match match) =>
        text[Math.Max(0, match.Index - 30)..Math.Min(text.Length, match.Index + match.Length + 30)].ReplaceLineEndings(" ");

    [GeneratedRegex(@"\]\(([^)\s]*)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"https?://\S+|\bwww\.\S+")]
    private static partial Regex BareAddress();

    [GeneratedRegex(@"\{\{figure:([a-z0-9.-]+)\}\}")]
    private static partial Regex Figure();

    [GeneratedRegex(@"^\s*\d+\. ", RegexOptions.Multiline)]
    private static partial Regex ListNumber();

    [GeneratedRegex(@"\d")]
    private static partial Regex Digit();

    [GeneratedRegex(@"^(#+) .+$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"<[a-z/!][^>]*>|!\[", RegexOptions.IgnoreCase)]
    private static partial Regex Html();

    [GeneratedRegex(@"(?<=[.!?][""')]?)\s+")]
    private static partial Regex Sentence();
}
