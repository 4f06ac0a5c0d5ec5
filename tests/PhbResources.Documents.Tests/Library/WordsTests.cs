using System.Text.RegularExpressions;
using PhbResources.Documents.Reading;

namespace PhbResources.Documents.Tests.Library;

/// <summary>The library's words: British, plain, respectful, and about nobody in particular.</summary>
[TestFixture]
public sealed partial class WordsTests
{
    /// <summary>The Flesch-Kincaid grade that most readers of 11 manage. The library is well below it; this keeps it there.</summary>
    private const double HardestGrade = 6;

    [Test]
    public void Spelling_is_British() => NoneMatch(American());

    // "Challenging behaviour" may stand among the words a plan is found by, since that is what people were taught to ask for; it may not stand in the text.
    [Test]
    public void Words_are_respectful() => NoneMatch(Disrespectful(), except: "positive-behaviour-support-plan: challenging behaviour");

    [Test]
    public void Nothing_is_left_to_be_written() => NoneMatch(Placeholder());

    [Test]
    public void No_person_is_made_up()
    {
        var names = from entry in Shelf.Entries
                    from piece in Shelf.Pieces(entry)
                    from Match match in Names().Matches(piece)
                    where !s_known.Any(known => match.Value.Contains(known, StringComparison.Ordinal))
                    select $"{entry.Slug}: {match.Value}";
        Assert.That(string.Join('\n', names.Distinct()), Is.Empty, "A person's name? Leave it out. A body, a day or a place? Add it to the names known here.");
    }

    [Test]
    public void Each_is_plain_enough_for_a_reader_of_eleven()
    {
        var hardest = Shelf.Entries.Select(entry => (entry.Slug, Level: ReadingLevel.Of(entry.Body))).OrderByDescending(read => read.Level.Grade).ToList();
        TestContext.Out.WriteLine($"median grade {hardest[hardest.Count / 2].Level.Grade:0.0}; hardest:");
        foreach (var (slug, level) in hardest.Take(10))
            TestContext.Out.WriteLine($"{level.Grade:0.0} {slug} ({level.Words} words)");
        Assert.That(hardest.Where(read => read.Level.Grade > HardestGrade), Is.Empty);
    }

    [Test]
    public void What_the_library_says_about_each_is_as_plain()
    {
        var hard = from entry in Shelf.Entries
                   from text in new[] { $"{entry.Summary} {entry.WhoFor} {entry.WhenToUse} {entry.HowToAdapt}" }
                   let level = ReadingLevel.Of([text])
                   where level.Grade > HardestGrade
                   orderby level.Grade descending
                   select $"{level.Grade:0.0} {entry.Slug}";
        Assert.That(hard, Is.Empty);
    }

    [Test]
    public void No_sentence_is_so_long_that_its_start_is_forgotten()
    {
        var longest = from entry in Shelf.Entries
                      from sentence in Sentence().Split(string.Join('\n', Prose.Of(entry.Body)))
                      let words = sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length
                      where words > 35
                      orderby words descending
                      select $"{words} {entry.Slug}: {sentence}";
        Assert.That(longest, Is.Empty);
    }

    private static void NoneMatch(Regex regex, string? except = null)
    {
        var found = from entry in Shelf.Entries
                    from text in new[] { Shelf.AllText(entry) }
                    from Match match in regex.Matches(text)
                    where $"{entry.Slug}: {match.Value}" != except || Shelf.Text(entry).Contains(match.Value, StringComparison.OrdinalIgnoreCase)
                    select $"{entry.Slug}: {text[Math.Max(0, match.Index - 30)..Math.Min(text.Length, match.Index + match.Length + 30)].ReplaceLineEndings(" ")}";
        Assert.That(found, Is.Empty);
    }

    // Bodies, days, places and kit that begin with capitals and are nobody's name.
    private static readonly string[] s_known =
    [
        "Acas Code", "Barring Service", "Blue Badge", "Care Quality", "Christmas Day", "Disability Living", "Equality Act", "Equality Advisory", "Home Office", "Information Commissioner",
        "Met Office", "National Insurance", "New Year", "Northern Ireland", "Personal Independence", "Priority Services", "Safety Executive", "Services Register", "Social Care",
        "Support Service", "The Pensions",
    ];

    [GeneratedRegex(@"\b\w*(iz(e|ed|es|ing|ation)|yz(e|ed|es|ing))\b(?<!\b(size|sized|sizes|prize|seize|seizing|seized|capsize|resize|sizing|prized|prizes|bronze)\b)|\b(colou?r(?<!colour)\w*|favor\w*|behavior\w*|honor\w*|labor\w*|neighbor\w*|odor|odors|tumor\w*|rumor\w*|humor|center\w*|meter reader|liters?|fiber\w*|theater|catalog|dialog|program(?=s? of )|check(?=book)|gray|mom|diaper\w*|defense|offense|license[sd]?(?= (was|is|number|holder|of|and|has|plate|will))|traveled|traveling|traveler|canceled|canceling|modeling|labeled|labeling|counselor|fulfill|enroll|enrollment|skillful|jewelry|pajamas|mustache|aluminum|anesthe\w*|pediatric\w*|orthopedic\w*|hemoglobin|diarrhea|edema|estrogen|fetus|leukemia|esophag\w*|maneuver\w*|plow|tire(?=s? and )|curb|sidewalk|vacation|paycheck\w*|drugstore|stroller|trash|garbage|apartment|zip code|cell phone|faucet|gotten|practicing|ER|911)\b", RegexOptions.IgnoreCase)]
    private static partial Regex American();

    [GeneratedRegex(@"\b(service users?|clients?|suffers? from|suffering from|sufferers?|victims? of|afflicted|wheelchair[- ]bound|confined to a wheelchair|bed[- ]?ridden|bed[- ]blocker|the (elderly|disabled|blind|deaf|handicapped|mentally ill|vulnerable)(?! (person|people|child|adult|badge))|handicap\w*|cripple\w*|invalids?|retard\w*|spastic|special needs|mental age|able[- ]bodied|normal people|challenging behaviou?r|non[- ]compliant|feeder|nappies|toileting|manpower|chairman|girls|old folk|demented|mongol|dwarf|lunatic|insane|crazy|feeding time|wrongly refuses|attention[- ]seeking)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Disrespectful();

    [GeneratedRegex(@"lorem|ipsum|\bTODO\b|\bTBC\b|\bTBA\b|\bXXX|\[[^\]]*\]|<[^>]*>|\binsert (your|name|date|here)|\bfoo\b|\bverify\b|\(verify\)|\?\?", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();

    // Two capitals in a row inside a sentence, or a first name that is common in the UK anywhere.
    [GeneratedRegex(@"(?<=[a-z,;] )[A-Z][a-z]+ [A-Z][a-z]+\b|\b(Mr|Mrs|Ms|Miss|Dr|Aunt|Uncle) [A-Z][a-z]+|\b(Aisha|Alex|Ali|Amy|Ana|Andrew|Angela|Ann|Anna|Anne|Anthony|Barbara|Ben|Bob|Brian|Carol|Charlie|Chloe|Chris|Claire|Daniel|Dave|David|Debbie|Ella|Emily|Emma|Fatima|Fred|George|Harry|Helen|Ian|Jack|James|Jane|Jean|Jenny|Jess|Jessica|Jim|Joan|Joe|John|Julie|Karen|Kate|Kevin|Laura|Leo|Lily|Linda|Lisa|Lucy|Maria|Margaret|Martin|Mary|Matt|Megan|Michael|Mike|Mohammed|Muhammad|Nick|Nicola|Olivia|Omar|Pam|Pat|Paul|Peter|Priya|Rachel|Robert|Ruth|Sally|Sam|Sandra|Sara|Sarah|Sharon|Simon|Sophie|Steve|Sue|Susan|Thomas|Tim|Tom|Tony|Tracey|Zoe)\b")]
    private static partial Regex Names();

    [GeneratedRegex(@"(?<=[.!?][""')]?)\s+|\n")]
    private static partial Regex Sentence();
}
