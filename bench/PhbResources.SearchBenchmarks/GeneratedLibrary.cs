namespace PhbResources.Search.Tests;

/// <summary>
/// A library of any size for measuring, the same for the same seed on every machine. Words come as often as in real
/// text (Zipf's law): a few hundred words of the field, function words between them, and a long tail of rare words.
/// </summary>
internal sealed class GeneratedLibrary
{
    private const string Field =
        "care plan rota leave request risk assessment record check staff medicine support night shift budget personal assistant employer hours week month daily home " +
        "safety policy training meeting review notes chart food drink sleep seizure hospital communication routine moving handling equipment cleaning infection accident " +
        "incident report contract statement employment induction probation emergency contact driving vehicle mileage expenses claim payroll timesheet overtime absence " +
        "sickness holiday annual parental unpaid calendar entitlement handover medication administration body map bowel observations fire evacuation lone working outing " +
        "safeguarding confidentiality data protection privacy disciplinary grievance equality dignity social media phone gifts money whistleblowing alcohol weather travel " +
        "supervision appraisal competency agenda petty cash invoice agency quarterly return resignation exit interview reference letter cover complaint decision access " +
        "advert description person specification application shortlisting score invitation offer applicant criminal right nominee representative agreement profile " +
        "checklist guide questions tracker sheet form log list family carer doctor nurse school college breathing epilepsy behaviour eating drinking positioning skin";

    private const string Small = "the and to of a in for is on that it with as be by are or at from your you this will not have if they who when can any all should must";

    private static readonly string[] Starts = ["b", "br", "c", "ch", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m", "n", "p", "pl", "pr", "r", "s", "sh", "st", "t", "th", "tr", "v", "w"];
    private static readonly string[] Middles = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "io", "oa", "ou"];
    private static readonly string[] Ends = ["", "l", "n", "nd", "r", "rk", "s", "st", "t", "m", "ck", "ll"];
    private static readonly string[] Lasts = ["", "", "er", "ing", "ed", "ment", "tion", "ity", "al", "ly"];
    private static readonly string[] Weeks = ["1 week", "2 weeks", "4 weeks", "1 month"];

    private const int WordsOfTopic = 14;

    private readonly int _seed;
    private readonly string[] _field = Field.Split(' ');
    private readonly string[] _small = Small.Split(' ');
    private readonly string[] _topic = new string[WordsOfTopic];
    private readonly string[] _rare;
    private readonly double[] _weights;
    private Random _random;

    public GeneratedLibrary(int seed = 1)
    {
        _seed = seed;
        _random = new Random(seed);
        var rare = new HashSet<string>();
        while (rare.Count < 20_000) rare.Add(Pick(Starts) + Pick(Middles) + Pick(Ends) + Pick(Starts) + Pick(Middles) + Pick(Ends) + Pick(Lasts));
        _rare = [.. rare];
        _weights = new double[_rare.Length];
        var sum = 0.0;
        for (var i = 0; i < _weights.Length; i++) _weights[i] = sum += 1.0 / (i + 5);
    }

    public IEnumerable<SearchDocument> Documents(int count)
    {
        for (var number = 0; number < count; number++)
        {
            // A document is about something: most of its words of the field are a few, again and again.
            for (var i = 0; i < _topic.Length; i++) _topic[i] = AnyFieldWord();
            var seed = Catalogue.Documents[_random.Next(Catalogue.Documents.Count)];
            var title = number < Catalogue.Documents.Count ? Catalogue.Documents[number].Title : $"{Capital(FieldWord())} {FieldWord()} {(_random.Next(3) == 0 ? FieldWord() + " " : "")}{(_random.Next(2) == 0 ? "for " + RareWord() : FieldWord())}";
            yield return new SearchDocument(new Guid(number + 1, 1, 1, new byte[8]), $"document-{number}", title)
            {
                Summary = Text(12, 30),
                Kind = seed.Kind,
                Category = seed.Category,
                Formats = seed.Formats,
                Tags = [FieldWord(), RareWord()],
                Properties = new Dictionary<string, IReadOnlyList<string>> { ["patternLength"] = [Pick(Weeks)], ["sleepIns"] = [_random.Next(2) == 0 ? "Yes" : "No"] },
                Headings = string.Join('\n', Enumerable.Range(0, _random.Next(3, 8)).Select(_ => Text(2, 5))),
                Body = Text(150, 450),
                FileText = _random.Next(5) == 0 ? Text(200, 800) : "",
                Updated = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(-_random.Next(20_000)),
                Downloads = (long)Math.Pow(10, _random.NextDouble() * 4),
            };
        }
    }

    /// <summary>Queries as people make them: mostly one to three words of the field, some rare words, one in six mistyped.</summary>
    public IEnumerable<string> Queries(int count)
    {
        // The same queries whether or not the documents were made before.
        _random = new Random(_seed + 1);
        for (var number = 0; number < count; number++)
        {
            var judged = Catalogue.MoreQueries[_random.Next(Catalogue.MoreQueries.Count)].Query;
            var words = _random.Next(3) switch
            {
                0 => judged,
                1 => string.Join(' ', Enumerable.Range(0, _random.Next(1, 4)).Select(_ => AnyFieldWord())),
                _ => AnyFieldWord() + " " + RareWord(),
            };
            var place = _random.Next(words.Length);
            yield return _random.Next(6) == 0 ? words.Remove(place, 1) : words;
        }
    }

    private string Text(int least, int most)
    {
        var count = _random.Next(least, most);
        var text = new System.Text.StringBuilder();
        var sentence = true;
        for (var i = 0; i < count; i++)
        {
            var word = _random.Next(10) switch
            {
                < 4 => Pick(_small),
                < 7 => FieldWord(),
                _ => RareWord(),
            };
            text.Append(sentence ? Capital(word) : word);
            sentence = _random.Next(14) == 0;
            text.Append(!sentence ? " " : _random.Next(6) == 0 ? ".\n" : ". ");
        }
        return text.ToString().Trim();
    }

    private string FieldWord() => _random.Next(8) > 0 ? _topic[(int)(_topic.Length * Math.Pow(_random.NextDouble(), 2))] : AnyFieldWord();

    private string AnyFieldWord() => _field[(int)(_field.Length * Math.Pow(_random.NextDouble(), 2))];

    private string RareWord()
    {
        var place = Array.BinarySearch(_weights, _random.NextDouble() * _weights[^1]);
        return _rare[Math.Min(place < 0 ? ~place : place, _rare.Length - 1)];
    }

    private string Pick(string[] words) => words[_random.Next(words.Length)];

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
