using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Insights;
using PhbResources.Core.Library;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Search;

namespace PhbResources.Site.Tests;

/// <summary>A library of made-up templates behind the same parts the site uses.</summary>
internal sealed class StandInLibrary
{
    public static readonly DateTime Day = new(2026, 5, 4, 9, 30, 0, DateTimeKind.Utc);

    private static readonly KindProperty s_pattern = new("patternLength", "Pattern length", true);
    private static readonly KindProperty s_sleepIns = new("sleepIns", "Sleep-ins", true);

    public static readonly Kind Rota = new("rota", "Rota", "Rotas", "Who works when.", [s_pattern, s_sleepIns]);
    public static readonly Kind Contract = new("contract", "Contract or agreement", "Contracts and agreements", "What was agreed.", []);
    public static readonly Kind Record = new("record", "Record or chart", "Records and charts", "What happened.", []);

    private static readonly (string Title, string Summary)[] s_shelves =
    [
        ("Just starting out", "What to know and do in your first weeks with a budget."),
        ("Finding staff", "Adverts, interviews, checks and job offers."),
        ("Contracts and starting work", "Written statements, induction and the first months."),
        ("Rotas and time", "Who works when, and a record of the hours worked."),
        ("Leave and absence", "Holiday, sickness and other time away from work."),
        ("Care plans", "How the person wants to be supported, written down."),
        ("Daily records", "Logs, charts and handover between shifts."),
        ("Health and safety", "Risk assessments, fire plans and accident reports."),
        ("Money", "Budget, petty cash, claims and returns."),
    ];

    public static readonly DocumentFormat[] AllFormats =
    [
        new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word", 1),
        new("pdf", "application/pdf", "PDF", 3),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel", 4),
        new("txt", "text/plain; charset=utf-8", "Text", 5),
    ];

    private readonly List<Template> _templates = [];

    public StandInLibrary()
    {
        Categories = [.. s_shelves.Select((shelf, index) => new Category(Guid.NewGuid(), shelf.Title.ToLowerInvariant().Replace(' ', '-'), shelf.Title, shelf.Summary, index))];
        Downloads = new TemplateDownloads { Formats = AllFormats, Getting = File };
        Preview = new TemplatePreview { Writing = PreviewOf };
        History = new TemplateHistory
        {
            Reading = template => [new TemplateVersion(1, Day.AddDays(-90), ""), new TemplateVersion(2, template.Updated, "Room for a third shift.")],
        };
        Search = new LibrarySearch { Searching = Find, Suggesting = (prefix, max) => [.. _templates.Select(template => template.Title).Where(title => title.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Take(max)] };

        Add("Weekly rota", Rota, "Rotas and time", template => template with
        {
            Summary = "One week on one page, so that everyone can see who is with you and when.",
            WhoFor = "Anyone who employs two or more personal assistants.",
            WhenToUse = "Before each week starts, as soon as you know who can work.",
            HowToAdapt = "Change the times to your own shifts. Take out the rows you do not need. Put a copy where everyone can see it.",
            Tags = ["rota", "shifts", "cover"],
            ReadingAge = 10,
            LawCheckedOn = new DateOnly(2026, 4, 6),
            Sources = [new Source("Rest breaks at work", "https://www.gov.uk/rest-breaks-work")],
            Related = ["four-week-rota-with-sleep-ins"],
            Properties = [new PropertyValue(s_pattern, ["1 week"]), new PropertyValue(s_sleepIns, ["No"])],
        });
        Add("Four-week rota with sleep-ins", Rota, "Rotas and time", template => template with
        {
            Properties = [new PropertyValue(s_pattern, ["4 weeks"]), new PropertyValue(s_sleepIns, ["Yes"])],
        });
        Add("Weekly timesheet", Record, "Rotas and time");
        Add("Annual leave request", Contract, "Leave and absence");
        Add("Medication administration record", Record, "Daily records");
        Add("Written statement of employment: regular hours", Contract, "Contracts and starting work");
        Add("Care and support plan", Record, "Care plans");
        Add("Home risk assessment", Record, "Health and safety");
        for (int number = 1; number <= 30; number++)
            Add($"Made-up record {number:00}", Record, s_shelves[number % s_shelves.Length].Title);
    }

    public ImmutableArray<Category> Categories { get; }

    public PublishedLibrary Published { get; } = new();

    public TemplateDownloads Downloads { get; }

    public TemplatePreview Preview { get; }

    public TemplateHistory History { get; }

    public LibrarySearch Search { get; }

    public DownloadCounter Counter { get; } = new();

    public IReadOnlyList<Template> Templates => _templates;

    public void AddTo(IServiceCollection services) => services
        .AddSingleton(Published).AddSingleton(Downloads).AddSingleton(Preview).AddSingleton(History).AddSingleton(Search).AddSingleton(Counter);

    public Template Add(string title, Kind kind, string category, Func<Template, Template>? more = null)
    {
        string slug = new([.. title.ToLowerInvariant().Replace(' ', '-').Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')]);
        Template template = new(Guid.NewGuid(), slug, title, kind, Categories.First(shelf => shelf.Title == category))
        {
            Summary = $"A page to help with this: {title.ToLowerInvariant()}.",
            Licence = "CC0 1.0",
            Credit = "PhbResources",
            Created = Day.AddDays(-90),
            Updated = Day.AddHours(-_templates.Count),
        };
        template = more?.Invoke(template) ?? template;
        _templates.Add(template);
        Publish();
        return template;
    }

    public void SetReady(bool ready) => Search.Ready = ready;

    public void Remove(Template template)
    {
        _templates.Remove(template);
        Publish();
    }

    private void Publish() => Published.Current = new LibrarySnapshot
    {
        Number = Published.Current.Number + 1,
        Changed = _templates.Count == 0 ? default : _templates.Max(template => template.Updated),
        Categories = Categories,
        Kinds = [Contract, Record, Rota],
        ByKey = _templates.ToImmutableDictionary(template => template.Key),
        BySlug = _templates.ToImmutableDictionary(template => template.Slug, StringComparer.OrdinalIgnoreCase),
    };

    private static Download? File(Template template, string extension, bool largePrint, int? version)
    {
        if (version is < 1 or > 2 || AllFormats.FirstOrDefault(format => format.Extension == extension) is not { } format)
            return null;
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"{template.Title} {extension} {largePrint} {version}\n", 400)));
        return new Download(bytes, $"{template.Slug}{(largePrint ? "-large-print" : "")}.{extension}", format,
            $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"", new DateTimeOffset(template.Updated, TimeSpan.Zero));
    }

    // A plain stand-in for the index: every word must be somewhere in title, summary or tags.
    private SearchResult Find(SearchRequest request)
    {
        string query = request.Query;
        string? corrected = null;
        if (!request.Exactly && query.Contains("anual", StringComparison.Ordinal))
            query = corrected = query.Replace("anual", "annual", StringComparison.Ordinal);
        string[] words = query.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool Matches(Template template) => words.All(word =>
            $"{template.Title} {template.Summary} {string.Join(' ', template.Tags)}".Contains(word, StringComparison.OrdinalIgnoreCase));
        IEnumerable<string> ValuesOf(Template template, string filter) => filter switch
        {
            "category" => [template.Category.Slug],
            "kind" => [template.Kind.Alias],
            "format" => AllFormats.Select(format => format.Extension),
            _ => template.Properties.Where(property => property.Property.Alias == filter).SelectMany(property => property.Values),
        };
        bool Fits(Template template, string? except) => request.Filters.Where(filter => filter.Key != except)
            .All(filter => ValuesOf(template, filter.Key).Intersect(filter.Value).Any());

        List<Template> found = [.. _templates.Where(template => Matches(template) && Fits(template, null))];
        found = request.Sort switch
        {
            SearchSort.Newest => [.. found.OrderByDescending(template => template.Updated)],
            SearchSort.Title => [.. found.OrderBy(template => template.Title, StringComparer.Ordinal)],
            _ => found,
        };
        Dictionary<string, IReadOnlyList<FacetCount>> facets = new[] { "category", "kind", "format", "patternLength", "sleepIns" }.ToDictionary(filter => filter, filter =>
            (IReadOnlyList<FacetCount>)[.. _templates.Where(template => Matches(template) && Fits(template, filter))
                .SelectMany(template => ValuesOf(template, filter)).GroupBy(value => value).Select(group => new FacetCount(group.Key, group.Count()))]);
        return new SearchResult(found.Count, [.. found.Skip(request.Skip).Take(request.Take).Select(Hit)], facets) { CorrectedQuery = corrected };

        SearchHit Hit(Template template) => new(template.Key, template.Slug, 1, Marked(template.Title), words.Length == 0 ? [] : [Marked("Before: " + template.Summary)]);

        MarkedText Marked(string text) => new(text, [.. words.Select(word => (At: text.IndexOf(word, StringComparison.OrdinalIgnoreCase), word.Length))
            .Where(mark => mark.At >= 0).OrderBy(mark => mark.At).Select(mark => mark.At..(mark.At + mark.Length))]);
    }

    private static string PreviewOf(Template template) => $"""
        <p>Name of the employer: ______</p>
        <h3>This week</h3>
        <aside class="note"><p>Check that everyone has 11 hours of rest between two shifts.</p></aside>
        <table><caption>Who works when</caption><thead><tr><th scope="col">Day</th><th scope="col">Who</th><th scope="col">Start</th><th scope="col">Finish</th><th scope="col">Break</th><th scope="col">Hours</th></tr></thead><tbody>
        {string.Concat(new[] { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" }.Select(day => $"<tr><th scope=\"row\">{day}</th><td></td><td></td><td></td><td></td><td></td></tr>"))}
        </tbody></table>
        <h3>Notes for the team</h3>
        <ul><li>Who covers when someone is ill</li><li>What is different this week</li></ul>
        """;
}
