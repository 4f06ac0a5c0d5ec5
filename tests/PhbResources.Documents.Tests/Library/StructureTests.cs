using System.Globalization;
using System.Text.RegularExpressions;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Tests.Library;

/// <summary>Every template of the starter library is whole: it says what it is for, has enough in it and names its sources.</summary>
[TestFixture]
public sealed partial class StructureTests
{
    // Least places to write (fields and columns) and least clauses (paragraphs, items, steps) for a kind. A policy is mostly
    // clauses and a record mostly places; below these figures a template of its kind is a stub.
    private static readonly Dictionary<string, (int Places, int Clauses)> s_least = new()
    {
        ["carePlan"] = (30, 20), ["contract"] = (12, 14), ["form"] = (20, 10), ["guide"] = (8, 15), ["leaveRequest"] = (20, 10), ["letter"] = (15, 15), ["money"] = (25, 12),
        ["policy"] = (9, 25), ["record"] = (15, 10), ["recruitment"] = (12, 15), ["riskAssessment"] = (15, 15), ["rota"] = (20, 15), ["timesheet"] = (20, 15),
    };

    // Public bodies, regulators and the bodies that write the guidance a template states. A trader is no source for law.
    private static readonly string[] s_official =
    [
        "gov.uk", "legislation.gov.uk", "nhs.uk", "england.nhs.uk", "acas.org.uk", "hse.gov.uk", "ico.org.uk", "nice.org.uk", "equalityhumanrights.com", "cqc.org.uk",
        "ombudsman.org.uk", "lgo.org.uk", "supremecourt.uk", "parliament.uk", "resus.org.uk", "iddsi.org", "scie.org.uk", "skillsforcare.org.uk", "thepensionsregulator.gov.uk", "judiciary.uk",
    ];

    [Test]
    public void Every_title_of_the_catalogue_is_there()
    {
        var promised = File.ReadLines(Path.Combine(Repository.Library, "..", "..", "tests", "PhbResources.Search.Tests", "Data", "titles.tsv")).Skip(1).Where(line => line.Length > 0)
            .Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1], cells[2], cells[3]));
        Assert.That(Shelf.Entries.Select(entry => (entry.Slug, entry.Title, entry.Category, entry.Kind)), Is.EquivalentTo(promised));
    }

    [TestCaseSource(typeof(Shelf), nameof(Shelf.Slugs))]
    public void Each_says_what_it_is_for_when_to_use_it_and_how_to_adapt_it(string slug)
    {
        var entry = Shelf.Of(slug);
        Assert.That(Words(entry.Summary), Is.InRange(8, 45), "summary");
        Assert.That(Words(entry.WhoFor), Is.InRange(5, 50), "whoFor");
        Assert.That(Words(entry.WhenToUse), Is.InRange(5, 60), "whenToUse");
        Assert.That(Words(entry.HowToAdapt), Is.InRange(8, 70), "howToAdapt");
        Assert.That(entry.Tags, Has.Count.GreaterThanOrEqualTo(4).And.Unique, "tags");
        Assert.That(entry.Licence, Is.EqualTo("CC0 1.0"));
    }

    [TestCaseSource(typeof(Shelf), nameof(Shelf.Slugs))]
    public void Each_leads_on_to_others_that_are_there(string slug)
    {
        var entry = Shelf.Of(slug);
        Assert.That(entry.Related, Has.Count.GreaterThanOrEqualTo(3).And.Unique, "related");
        Assert.That(entry.Related, Is.SubsetOf(Shelf.Slugs));
        Assert.That(entry.Related, Has.None.EqualTo(slug));
    }

    [Test]
    public void Every_template_can_be_reached_from_another() =>
        Assert.That(Shelf.Entries.Select(entry => entry.Slug).Except(Shelf.Entries.SelectMany(entry => entry.Related)), Is.Empty);

    [Test]
    public void There_are_fields_and_clauses_in_plenty()
    {
        int fields = Shelf.Entries.Sum(entry => entry.Body.AllFields().Count()), places = Shelf.Entries.Sum(Shelf.Places), clauses = Shelf.Entries.Sum(Shelf.Clauses);
        TestContext.Out.WriteLine($"{Shelf.Entries.Count} templates, {fields} fields, {places - fields} columns, {clauses} clauses");
        Assert.That((fields, clauses), Is.GreaterThanOrEqualTo((1500, 1500)));
    }

    [TestCaseSource(typeof(Shelf), nameof(Shelf.Slugs))]
    public void Each_has_as_much_in_it_as_its_kind_needs(string slug)
    {
        var entry = Shelf.Of(slug);
        var least = s_least[entry.Kind];
        Assert.That(Shelf.Places(entry), Is.GreaterThanOrEqualTo(least.Places), "fields and columns");
        Assert.That(Shelf.Clauses(entry), Is.GreaterThanOrEqualTo(least.Clauses), "clauses");
    }

    [TestCaseSource(typeof(Shelf), nameof(Shelf.Slugs))]
    public void No_section_is_empty_and_no_heading_or_label_is_left_hanging(string slug)
    {
        var entry = Shelf.Of(slug);
        Assert.That(entry.Body.Sections, Has.Count.GreaterThanOrEqualTo(3));
        foreach (var section in entry.Body.Sections)
        {
            Assert.That(section.Content.Where(block => block is not (PageBreak or SubHeading)), Is.Not.Empty, section.Heading);
            Assert.That(section.Content[^1], Is.Not.InstanceOf<SubHeading>(), section.Heading);
        }

        Assert.That(entry.Body.Sections.Select(section => section.Heading), Is.Unique);
        Assert.That(entry.Body.AllFields().Where(field => field.Label.EndsWith(':') || field.Label.EndsWith('?') || field.Label.EndsWith('.')).Select(field => field.Label), Is.Empty, "labels that end in a mark");
        Assert.That(entry.Body.AllFields().GroupBy(field => field.Label).Where(same => same.Count() > 2).Select(same => same.Key), Is.Empty, "labels used over and over");
    }

    [TestCaseSource(typeof(Shelf), nameof(Shelf.Slugs))]
    public void There_is_advice_on_filling_it_in(string slug)
    {
        var entry = Shelf.Of(slug);
        int advice = entry.Body.Blocks().OfType<GuidanceNote>().Count() + entry.Body.AllFields().Count(field => field.Hint is not null);
        Assert.That(advice, Is.GreaterThanOrEqualTo(2), "notes and hints");
    }

    [TestCaseSource(typeof(Shelf), nameof(Shelf.Slugs))]
    public void What_states_law_has_official_sources_a_date_and_says_it_is_not_legal_advice(string slug)
    {
        var entry = Shelf.Of(slug);
        string text = Shelf.Text(entry);
        foreach (var source in entry.Sources)
            Assert.That(s_official, Has.Some.Matches<string>(host => IsHost(source.Url, host)), source.Url);
        if (entry.LawCheckedOn is not null)
        {
            Assert.That(entry.Sources, Is.Not.Empty);
            Assert.That(text, Does.Contain("not legal advice"));
        }
        else
        {
            Assert.That(Law().Matches(text).Select(match => Around(text, match)), Is.Empty, "states law without lawCheckedOn");
        }
    }

    [TestCaseSource(typeof(Shelf), nameof(Shelf.Slugs))]
    public void What_a_nurse_or_doctor_must_settle_says_so(string slug)
    {
        var entry = Shelf.Of(slug);
        bool clinical = entry.Properties.GetValueOrDefault("clinical") is ["true"];
        if (clinical)
            Assert.That(Clinician().IsMatch(Shelf.Text(entry)), "a clinical record names who to ask");
    }

    // A spreadsheet puts notes under its tables, and pages break anywhere on a phone.
    [TestCaseSource(typeof(Shelf), nameof(Shelf.Slugs))]
    public void A_table_that_is_spoken_of_is_named_and_not_pointed_at(string slug)
    {
        string text = Shelf.AllText(Shelf.Of(slug));
        Assert.That(Direction().Matches(text).Select(match => Around(text, match)), Is.Empty);
    }

    [TestCaseSource(typeof(Shelf), nameof(Shelf.Slugs))]
    public void What_it_says_about_itself_is_true_of_what_is_in_it(string slug)
    {
        var entry = Shelf.Of(slug);
        string text = Shelf.Text(entry);
        if (Says("sleepIns") || Says("recordsSleepIns"))
            Assert.That(text, Does.Contain("sleep-in").IgnoreCase);
        if (Says("wakingNights"))
            Assert.That(text, Does.Contain("night").IgnoreCase);
        if (Says("recordsOvertime"))
            Assert.That(text, Does.Contain("extra").IgnoreCase);
        if (entry.Properties.GetValueOrDefault("minutesToRead") is [var minutes])
            Assert.That(int.Parse(minutes, CultureInfo.InvariantCulture), Is.InRange(Words(text) / 250, Words(text) / 25), "minutes, at 250 words a minute or with time to write");

        bool Says(string property) => entry.Properties.GetValueOrDefault(property) is ["true"];
    }

    private static bool IsHost(string url, string host) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == "https" && (address.Host == host || address.Host.EndsWith('.' + host, StringComparison.Ordinal));

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static string Around(string text, Match match) =>
        text[Math.Max(0, match.Index - 40)..Math.Min(text.Length, match.Index + match.Length + 40)].ReplaceLineEndings(" ");

    [GeneratedRegex(@"\b(law|laws|by law|legal|legally|statutory|regulations|illegal|unlawful|offence|tribunal|entitled|Act (19|20)\d\d|Regulations (19|20)\d\d|minimum wage|GDPR)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Law();

    [GeneratedRegex(@"\b(nurse|GP|doctor|pharmacist|therapist|111|prescriber|clinician)\b")]
    private static partial Regex Clinician();

    [GeneratedRegex(@"\b(table|list|chart|grid|box|row|column|total|sheet)s? (just )?(above|below)\b|\b(after|before|under|beside) (this|the) table\b|\b(first|second|third|last) table\b|\boverleaf\b|\b(next|last|facing) page\b", RegexOptions.IgnoreCase)]
    private static partial Regex Direction();
}
