using System.Text.RegularExpressions;
using PhbResources.Core.Library;

namespace PhbResources.Core.Tests.SpamDefence;

/// <summary>Writes what a script that sends spam would write, badly and well, and what people would.</summary>
internal sealed partial class SpamRunWriter(IReadOnlyList<Template> library, int seed)
{
    private static readonly string[] s_campaigns = ["cheap-essays.example", "lucky-slots.example", "fast-loans.example", "slim-now.example", "top-seo.example", "pills-direct.example"];
    private static readonly string[] s_pitches = ["BUY NOW! Lowest price on {0}, click here", "Earn money from home with {0}, limited time offer, act now", "Best rates for {0}! Message me on WhatsApp", "Купить {0} дешево прямо сейчас без предоплаты"];
    private static readonly string[] s_goods = ["essays", "slots", "loans", "diet pills", "backlinks", "medicines"];
    private static readonly string[] s_openings = ["I found that", "We have been using", "A friend told us about", "Our family relies on", "You can save a lot with", "It got easier since we tried", "Many people recommend", "For more ideas have a look at"];
    private static readonly string[] s_things = ["the planning app at", "the courses from", "the insurance from", "the equipment shop", "the staffing agency", "the payroll people at", "the holiday offers on", "the mattresses from"];
    private static readonly string[] s_endings = ["they are really good value", "ask for a quote today", "new customers get a discount", "it is worth every penny", "they answer within the hour", "you will not regret it", "tell them we sent you", "the first month costs nothing"];
    private readonly Random _random = new(seed);
    private readonly string[] _sentences = [.. library.SelectMany(SentencesOf).Distinct()];

    public IReadOnlyList<Template> Library => library;

    public T Any<T>(IReadOnlyList<T> things) => things[_random.Next(things.Count)];

    public int Number(int from, int to) => _random.Next(from, to);

    /// <summary>Spun from a few pieces, with a link of a campaign, often shortened.</summary>
    public (string Title, string Text) Bad()
    {
        string goods = Any(s_goods), link = Number(0, 3) == 0 ? $"https://bit.ly/{Number(1000, 9999)}" : $"https://{Any(s_campaigns)}/{Number(1, 999)}";
        return ($"Best {goods} {Number(1, 99)}", $"{string.Format(System.Globalization.CultureInfo.InvariantCulture, Any(s_pitches), goods)} {link} {link}");
    }

    /// <summary>Sentences of the library's own in a new order, and one that promotes something.</summary>
    /// <param name="host">Where it leads.</param>
    public (string Title, string Text) Well(string host)
    {
        List<string> sentences = [.. Enumerable.Range(0, Number(8, 20)).Select(_ => Any(_sentences))];
        sentences.Insert(Number(2, sentences.Count), $"{Any(s_openings)} {Any(s_things)} https://{host}/{Number(1, 999)} and {Any(s_endings)}.");
        return (Any(library).Title, string.Join(' ', sentences));
    }

    /// <summary>A document of one person: most of a template, in its order, and why it helped.</summary>
    public (string Title, string Text) Honest(int number)
    {
        Template template = library[number * 7 % library.Count];
        string[] sentences = SentencesOf(template);
        string text = string.Join('\n', sentences.Where(_ => Number(0, 5) > 0));
        string more = (number % 6) switch
        {
            0 => " The rules are on https://www.gov.uk/employing-staff.",
            1 when number % 4 == 1 => $" We took the idea from https://carers-{(char)('a' + (number % 26))}{(char)('a' + (number / 26))}.example/ideas and made it shorter.",
            2 when number % 4 == 2 => " There is a group that meets at https://self-help-north.example/ on Tuesdays.",
            _ => "",
        };
        return ($"Our {template.Title.ToLowerInvariant()}", $"{text}{more}");
    }

    private static string[] SentencesOf(Template template) =>
        [.. Text().Matches($"{template.Summary}\n{template.WhenToUse}\n{template.HowToAdapt}\n{template.Body}").Select(match => match.Value.Trim()).Where(sentence => sentence.Count(letter => letter == ' ') >= 4)];

    [GeneratedRegex(@"[A-Z][a-z’' ,]+[a-z][^.:{}\[\]\n""]*[.\n]")]
    private static partial Regex Text();
}
