using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Insights;
using PhbResources.Core.Library;
using PhbResources.Core.Tests.Schemas;
using PhbResources.Search;
using Umbraco.Cms.Core.Models;
using File = System.IO.File;

namespace PhbResources.Core.Tests.Library;

/// <summary>The index holds what is published, also after a start that finds it old, broken or gone.</summary>
[TestFixture, NonParallelizable]
public sealed class LibrarySearchTests
{
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private LogLines _log = null!;
    private Desk _desk = null!;
    private IContent _shelf = null!;
    private string _index = null!;

    private LibrarySearch Search => _host.Get<LibrarySearch>();

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new ConfigFolder();
        _folder.Write("search/synonyms.txt", "rota, roster\nalone\n");
        _index = Path.Combine(_folder.Path, "index");
        _log = new LogLines();
        _host = await LibraryHost.StartAsync(_folder.Path, services => services
            .Configure<PhbOptions>(options => options.IndexPath = _index)
            .Configure<LoggerFilterOptions>(options => options.Rules.Add(new LoggerFilterRule(typeof(LogLines).FullName, null, LogLevel.Information, null)))
            .AddSingleton<ILoggerProvider>(_log));
        _desk = new Desk(_host);
        _shelf = _desk.Shelf();
        _desk.Template(_shelf, "Always there");
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _log.Dispose();
        _folder.Dispose();
    }

    [Test]
    public void Searches_follow_what_is_published_at_once()
    {
        IContent rota = _desk.Template(_shelf, body: Desk.Body("Feed the wombat."), publish: false);
        Assert.That(Found("wombat"), Is.Empty);

        _desk.Publish(rota);
        Assert.That(Found("wombat"), Is.EqualTo(new[] { rota.Key }));

        IContent draft = _desk.Fresh(rota);
        draft.SetValue(LibraryAliases.Body, Desk.Body("Feed the numbat."));
        _desk.Content.Save(draft);
        Assert.That(Found("numbat"), Is.Empty);
        _desk.Publish(draft);
        Assert.That((Found("numbat").Single(), Found("wombat").Length), Is.EqualTo((rota.Key, 0)));

        _desk.Content.Unpublish(_desk.Fresh(rota));
        Assert.That(Found("numbat"), Is.Empty);
    }

    [Test]
    public void A_shelf_that_is_renamed_or_unpublished_is_followed()
    {
        IContent shelf = _desk.Shelf("Quokkas");
        IContent rota = _desk.Template(shelf, body: Desk.Body("Feed the quoll."));
        Assert.That(ShelfOf("quoll"), Is.EqualTo("quokkas"));

        IContent fresh = _desk.Fresh(shelf);
        fresh.Name = "Bettongs";
        _desk.Content.Save(fresh);
        _desk.Publish(fresh);
        Assert.That(ShelfOf("quoll"), Is.EqualTo("bettongs"));

        _desk.Content.Unpublish(_desk.Fresh(shelf));
        Assert.That(Found("quoll"), Is.Empty);
        _desk.Publish(_desk.Fresh(shelf));
        Assert.That(Found("quoll"), Is.EqualTo(new[] { rota.Key }));
    }

    [Test]
    public async Task An_index_that_is_up_to_date_is_not_built_again()
    {
        await _host.RestartAsync();
        Assert.That(Built(), Is.False);
        Assert.That(Found("always").Length, Is.EqualTo(1));
    }

    [Test]
    public async Task An_index_of_an_older_state_is_noticed_and_built_anew()
    {
        // As after a crash before the last change was safe on disk, or from a backup.
        await _host.StopAsync();
        string older = _index + "-older";
        CopyFolder(_index, older);
        await _host.RestartAsync();
        IContent rota = _desk.Template(_shelf, body: Desk.Body("Feed the potoroo."));
        Guid gone = Found("always").Single();
        _desk.Content.Unpublish(_desk.Content.GetById(gone)!);
        await _host.StopAsync();
        Directory.Delete(_index, recursive: true);
        CopyFolder(older, _index);
        Directory.Delete(older, recursive: true);

        await _host.RestartAsync();

        Assert.That(Built());
        Assert.That(Found("potoroo"), Is.EqualTo(new[] { rota.Key }));
        Assert.That(Found("always"), Is.Empty);
        _desk.Publish(_desk.Content.GetById(gone)!);
    }

    [Test]
    public async Task A_missing_index_is_built()
    {
        await _host.StopAsync();
        Directory.Delete(_index, recursive: true);

        await _host.RestartAsync();

        Assert.That(Built());
        Assert.That(Search.Ready);
        Assert.That(Found("always").Length, Is.EqualTo(1));
    }

    [Test]
    public async Task A_broken_index_is_built_anew_and_said_to_be_broken()
    {
        await _host.StopAsync();
        foreach (string file in Directory.EnumerateFiles(_index, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is not ("current" or "lock")))
            await File.WriteAllTextAsync(file, "This was an index.");

        _log.Clear();
        await _host.RestartAsync();

        Assert.That(_log.Warnings, Has.Some.Contains("could not be read and was moved to"));
        Assert.That(Found("always").Length, Is.EqualTo(1));
        Assert.That(Search.Health.Rebuild, Is.EqualTo(RebuildReason.None));
    }

    [Test]
    public async Task Lines_of_the_synonym_file_that_make_no_sense_are_logged_and_the_others_work()
    {
        _log.Clear();
        await _host.RestartAsync();
        Assert.That(_log.Warnings, Has.Some.Contains("search/synonyms.txt: Line 2: "));
        Assert.That(Found("roster"), Is.Not.Empty);
    }

    [Test]
    public void A_synonym_file_that_changes_is_read_again_and_what_is_wrong_with_it_is_logged()
    {
        Assert.That(Found("timetables"), Is.Empty);
        _log.Clear();
        _folder.Write("search/synonyms.txt", "rota, roster, timetable\nalone\nby itself, \n");
        try
        {
            Assert.That(() => Found("timetables"), Is.Not.Empty.After(10_000, 100));
            Assert.That(_log.All, Has.Some.Contains("was read again"));
            Assert.That(_log.Warnings, Has.Some.Contains("Line 3"));
        }
        finally
        {
            _folder.Write("search/synonyms.txt", "rota, roster\nalone\n");
        }
    }

    [Test]
    public void The_order_by_downloads_follows_the_counts_without_the_index_being_written()
    {
        IContent first = _desk.Template(_shelf, "Aardvark one");
        IContent second = _desk.Template(_shelf, "Aardvark two");
        DownloadCounter counter = _host.Get<DownloadCounter>();
        counter.Count(second.Key, "docx");
        Search.TellDownloads();
        Assert.That(Popular(), Is.EqualTo(new[] { second.Key, first.Key }));
        counter.Count(first.Key, "docx");
        counter.Count(first.Key, "odt");
        Search.TellDownloads();
        Assert.That(Popular(), Is.EqualTo(new[] { first.Key, second.Key }));

        Guid[] Popular() => [.. Search.Search(new SearchRequest { Query = "aardvark", Sort = SearchSort.Downloads }).Hits.Select(hit => hit.Key)];
    }

    [Test]
    public async Task A_second_host_on_the_same_index_is_refused_with_a_reason()
    {
        await _host.StopAsync();
        using (LibraryIndex.Open(new LibraryIndexOptions { Folder = _index }))
            Assert.That(async () => await _host.RestartAsync(), Throws.TypeOf<IndexInUseException>().With.Message.Contains(_index));
        await _host.RestartAsync();
        Assert.That(Found("always").Length, Is.EqualTo(1));
    }

    [Test]
    public async Task What_the_index_cannot_take_does_not_stop_publishing_and_is_found_after_the_next_start()
    {
        // The folder goes away under the running site: a disk that fails, or somebody who tidies up.
        _log.Clear();
        Directory.Delete(_index, recursive: true);
        IContent rota = _desk.Template(_shelf, body: Desk.Body("Feed the bilby."));
        Assert.That(_desk.Find(rota), Is.Not.Null);
        Assert.That(_log.Warnings, Has.Some.StartsWith("A change could not be put into the search index."));

        _index += "-new"; // Lucene lets go of the old folder when the process ends, which a test cannot.
        await _host.RestartAsync();

        Assert.That(Found("bilby"), Is.EqualTo(new[] { rota.Key }));
    }

    private Guid[] Found(string query) => [.. Search.Search(new SearchRequest { Query = query, Exactly = true }).Hits.Select(hit => hit.Key)];

    private string ShelfOf(string query) =>
        Search.Search(new SearchRequest { Query = query, Exactly = true }).Facets["category"].Single(value => value.Count > 0).Value;

    private bool Built()
    {
        bool built = _log.All.Any(line => line.StartsWith("The search index is built", StringComparison.Ordinal));
        _log.Clear();
        return built;
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
