using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;
using PhbResources.Core;
using PhbResources.Core.Discussions;
using PhbResources.Core.Facts;
using PhbResources.Core.Guides;
using PhbResources.Core.Insights;
using PhbResources.Core.Leave;
using PhbResources.Core.Library;
using PhbResources.Core.Storage;
using PhbResources.Core.Surveys;
using PhbResources.Core.Wikis;
using PhbResources.Documents.Inspection;
using PhbResources.Documents.Model;
using PhbResources.Documents.Writing;
using PhbResources.Documents.Writing.Pdf.Fonts;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Site.Tests;

/// <summary>A library of made-up templates: the real parts of the library, with no Umbraco behind them.</summary>
internal sealed class StandInLibrary : IDisposable
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

    private const string Body = """
        spreadsheet: true
        intro:
          - text: "Written for {{employer-name}}."
        fields:
          - { id: employer-name, label: Name of the employer }
        sections:
          - heading: This week
            content:
              - note: Check that everyone has 11 hours of rest between two shifts.
              - field: { id: week-starting, label: Week starting, type: date, hint: A Monday }
              - table:
                  id: shifts
                  caption: Who works when
                  rowHeaders: true
                  columns:
                    - { id: day, label: Day }
                    - { id: name, label: Who }
                    - { id: start, label: Start, type: time }
                    - { id: finish, label: Finish, type: time }
                  rows:
                    - [Monday]
                    - [Tuesday]
          - heading: Notes for the team
            content:
              - list: [Who covers when someone is ill, What is different this week]
        """;

    private static readonly FontShelf s_fonts = new(FontFolders.Usual());

    private readonly DocumentWriters _writers = new(s_fonts);
    private readonly DocumentCards _pictures = new(s_fonts);
    private readonly List<Template> _templates = [];
    private readonly string _indexFolder = Directory.CreateTempSubdirectory("phb-site-tests-").FullName;
    private int _versionIds = 1000;

    /// <summary>The facts of the product itself.</summary>
    public static LegalFigures Figures { get; } = FactsComposer.ReadFigures(Path.Combine(AppContext.BaseDirectory, "umbraco-config"));

    public static BankHolidays Holidays { get; } = FactsComposer.ReadBankHolidays(Path.Combine(AppContext.BaseDirectory, "umbraco-config"));

    public StandInLibrary()
    {
        Categories = [.. s_shelves.Select((shelf, index) => new Category(Guid.NewGuid(), shelf.Title.ToLowerInvariant().Replace(' ', '-'), shelf.Title, shelf.Summary, index))];
        IContentService content = Substitute.For<IContentService>();
        IOptions<PhbOptions> options = Options.Create(new PhbOptions { IndexPath = _indexFolder });
        TemplateReader reader = null!; // Only earlier versions are read with it, and here there are none.
        Published = new PublishedLibrary(content, reader, NullLogger<PublishedLibrary>.Instance);
        History = new TemplateHistory(content, reader);
        Documents = new TemplateDocuments(History, options, Figures, TimeProvider.System);
        IIOHelper paths = Substitute.For<IIOHelper>();
        paths.PathStartsWith(default!, default!).ReturnsForAnyArgs(call => call.ArgAt<string>(0).StartsWith(call.ArgAt<string>(1), StringComparison.Ordinal));
        PhysicalFileSystem media = new(paths, Substitute.For<IHostingEnvironment>(), NullLogger<PhysicalFileSystem>.Instance,
            Directory.CreateDirectory(Path.Combine(_indexFolder, "media")).FullName, "/media");
        MediaFileManager mediaFiles = new(media, Substitute.For<IMediaPathScheme>(), NullLogger<MediaFileManager>.Instance, Substitute.For<IShortStringHelper>(), Substitute.For<IServiceProvider>(),
            new Lazy<ICoreScopeProvider>(() => Substitute.For<ICoreScopeProvider>()));
        Files = new TemplateFiles(Substitute.For<IMediaService>(), mediaFiles, new MediaUrlGeneratorCollection(() => []), new FileInspector(), NullLogger<TemplateFiles>.Instance);
        Downloads = new TemplateDownloads(Documents, History, _writers);
        Preview = new TemplatePreview(Documents);
        Cards = new TemplateCards(Documents, _pictures);
        Counter = new DownloadCounter(Substitute.For<IDbContextFactory<PhbDbContext>>(), TimeProvider.System, NullLogger<DownloadCounter>.Instance);
        QueryCounter queries = new(Substitute.For<IDbContextFactory<PhbDbContext>>(), TimeProvider.System, NullLogger<QueryCounter>.Instance);
        Days = new DayCounter(Substitute.For<IDbContextFactory<PhbDbContext>>(), TimeProvider.System, NullLogger<DayCounter>.Instance);
        Search = new LibrarySearch(Published, Documents, Downloads, Counter, queries, options,
            Substitute.For<IHostingEnvironment>(), TimeProvider.System, NullLogger<LibrarySearch>.Instance);

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

    /// <summary>Where the host keeps the keys of its cookies: not in the home of whoever runs the tests.</summary>
    public DirectoryInfo Keys => new(Path.Combine(_indexFolder, "keys"));

    public ImmutableArray<Category> Categories { get; }

    public PublishedLibrary Published { get; }

    public TemplateDocuments Documents { get; }

    public TemplateFiles Files { get; }

    public TemplateDownloads Downloads { get; }

    public TemplatePreview Preview { get; }

    public TemplateCards Cards { get; }

    public TemplateHistory History { get; }

    public LibrarySearch Search { get; }

    /// <summary>Nobody has said anything here: its index was never opened, so that it asks nothing of the parts it lacks.</summary>
    public DiscussionSearch Discussions { get; } = new(null!, null!, null!, null!, null!, Options.Create(new PhbOptions()), null!, TimeProvider.System, NullLogger<DiscussionSearch>.Instance);

    public DownloadCounter Counter { get; }

    public DayCounter Days { get; }

    /// <summary>No survey is open.</summary>
    public OpenSurvey Survey { get; } = new(Substitute.For<IDbContextFactory<PhbDbContext>>(), TimeProvider.System, NullLogger<OpenSurvey>.Instance);

    public PublishedGuides Guides { get; } = new(Substitute.For<IContentService>(), null!, NullLogger<PublishedGuides>.Instance);

    public IReadOnlyList<Template> Templates => _templates;

    public void AddTo(IServiceCollection services) => services
        .AddSingleton(_writers).AddSingleton(Figures).AddSingleton(Holidays).AddSingleton<RegularLeave>().AddSingleton<IrregularLeave>()
        .AddSingleton(Published).AddSingleton(Files).AddSingleton(Documents).AddSingleton(Downloads).AddSingleton(Preview).AddSingleton(History).AddSingleton(Search).AddSingleton(Discussions).AddSingleton(Counter)
        .AddSingleton(Days).AddSingleton(Survey).AddSingleton(Cards).AddSingleton<ShortLinks>()
        .AddSingleton(Guides).AddSingleton(new OldAddresses(new EmptyDatabase(), Guides, Published)).AddSingleton(Substitute.For<IHostingEnvironment>())
        .AddSingleton(new OwnSynonyms(new EmptyDatabase(), Search, Substitute.For<IRuntimeState>(), TimeProvider.System, NullLogger<OwnSynonyms>.Instance)).AddSingleton<GuideSearch>();

    public Template Add(string title, Kind kind, string category, Func<Template, Template>? more = null)
    {
        string slug = new([.. title.ToLowerInvariant().Replace(' ', '-').Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')]);
        Template template = new(Guid.NewGuid(), slug, title, kind, Categories.First(shelf => shelf.Title == category))
        {
            Summary = $"A page to help with this: {title.ToLowerInvariant()}.",
            ContentId = _versionIds,
            VersionId = _versionIds++,
            Body = Body,
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

    /// <summary>A file that somebody shared, inspected and read as a published one is.</summary>
    public TemplateFile Share(string name, byte[] bytes)
    {
        string folder = Guid.NewGuid().ToString("N");
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(_indexFolder, "media", folder)).FullName, "shared" + Path.GetExtension(name));
        File.WriteAllBytes(path, bytes);
        (TemplateFile? file, FileRefusal? refusal) = Files.Read(Guid.NewGuid(), name, new StoredFile($"{folder}/shared{Path.GetExtension(name)}", bytes.Length, new FileInfo(path).LastWriteTimeUtc), []);
        return file ?? throw new InvalidOperationException(refusal!.Reason);
    }

    /// <summary>Opens the search index; before that the library is not ready.</summary>
    public Task OpenAsync() => Search.OpenAsync(CancellationToken.None);

    public void Dispose()
    {
        Search.Dispose();
        Downloads.Dispose();
        Preview.Dispose();
        Cards.Dispose();
        _pictures.Dispose();
        Documents.Dispose();
        Counter.Dispose();
        Days.Dispose();
        Survey.Dispose();
        Directory.Delete(_indexFolder, recursive: true);
    }

    public void Remove(Template template)
    {
        _templates.Remove(template);
        Publish();
    }

    /// <summary>Takes the library back to how it is before Umbraco has started it: nothing has been read.</summary>
    public void Unread() => typeof(PublishedLibrary).GetField("_current", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.SetValue(Published, LibrarySnapshot.Empty);

    private void Publish() => Published.Replace(new LibrarySnapshot
    {
        Number = Published.Current.Number + 1,
        Changed = _templates.Count == 0 ? default : _templates.Max(template => template.Updated),
        Categories = Categories,
        Kinds = [Contract, Record, Rota],
        ByKey = _templates.ToImmutableDictionary(template => template.Key),
        BySlug = _templates.ToImmutableDictionary(template => template.Slug, StringComparer.OrdinalIgnoreCase),
    });
}
