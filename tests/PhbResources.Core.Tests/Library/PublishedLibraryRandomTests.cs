using System.Globalization;
using CsCheck;
using PhbResources.Core.Library;
using PhbResources.Core.Tests.Schemas;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;

namespace PhbResources.Core.Tests.Library;

/// <summary>Random work on the library, held against a plain model of it, and from many threads at once.</summary>
[TestFixture, NonParallelizable]
public sealed class PublishedLibraryRandomTests
{
    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private Desk _desk = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new ConfigFolder();
        _host = await LibraryHost.StartAsync(_folder.Path);
        _desk = new Desk(_host);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public void Random_work_shows_what_a_plain_model_of_it_shows()
    {
        bool slow = Environment.GetEnvironmentVariable("PHB_SLOW") == "1";
        Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 3], Gen.Int[0, 2]).Array[5, 40].Sample(Play, iter: slow ? 300 : 12, threads: 1);
    }

    [Test]
    public void Eight_threads_publish_while_others_read_and_nothing_is_lost()
    {
        IContent[] shelves = [_desk.Shelf(), _desk.Shelf(), _desk.Shelf()];
        using CancellationTokenSource done = new();
        List<string> torn = [];
        Task reader = Task.Run(() =>
        {
            long number = 0;
            while (!done.IsCancellationRequested)
            {
                LibrarySnapshot seen = _desk.Shown;
                if (seen.Number < number)
                    torn.Add($"{seen.Number} after {number}");
                number = seen.Number;
                if (seen.ByKey.Count != seen.BySlug.Count || seen.BySlug.Values.Any(template => !ReferenceEquals(seen.ByKey[template.Key], template)))
                    torn.Add($"{number}: addresses and keys differ");
                if (seen.ByKey.Values.Any(template => !seen.Categories.Contains(template.Category)))
                    torn.Add($"{number}: a template on a shelf that is not shown");
            }
        });

        IContent common = _desk.Template(shelves[0]);
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, worker =>
        {
            Random random = new(worker);
            List<IContent> own = [];
            for (int turn = 0; turn < 12; turn++)
            {
                if (own.Count == 0 || random.Next(3) == 0)
                {
                    own.Add(_desk.Template(shelves[random.Next(3)]));
                    continue;
                }

                IContent one = _desk.Fresh(own[random.Next(own.Count)]);
                switch (random.Next(5))
                {
                    case 0: _desk.Content.Unpublish(one); break;
                    case 1: _desk.Content.Move(one, shelves[random.Next(3)].Id); break;
                    case 2: _desk.Content.Delete(one); own.RemoveAll(content => content.Key == one.Key); break;
                    case 3: _desk.Edit(one, $"Worker {worker}, turn {turn}"); break;
                    default:
                        TryEdit(common, shared => shared.SetValue(LibraryAliases.Summary, $"Worker {worker}, turn {turn}"));
                        break;
                }

                if (worker == 0 && turn % 4 == 0)
                    TryEdit(shelves[1], shelf => shelf.Name = Desk.Name("Shelf"));
            }
        });
        done.Cancel();
        reader.Wait();

        Assert.That(torn, Is.Empty);
        var followed = _desk.Shown.Described();
        _host.Get<PublishedLibrary>().Load();
        Assert.That(_desk.Shown.Described(), Is.EqualTo(followed));
        Assert.That(_desk.Find(common)!.Summary, Does.StartWith("Worker").Or.EqualTo("Who works when."));
    }

    // Several write the same; Umbraco refuses what is stale by then, and we must not be left with it.
    private void TryEdit(IContent content, Action<IContent> change)
    {
        try
        {
            IContent fresh = _desk.Fresh(content);
            change(fresh);
            _desk.Content.Save(fresh);
            _desk.TryPublish(fresh);
        }
        catch (InvalidOperationException stale) when (stale.Message.Contains("current version", StringComparison.Ordinal))
        {
        }
    }

    private void Play((Step Step, int Template, int Shelf)[] steps)
    {
        Model[] templates = new Model[4];
        IContent[] shelves = [_desk.Shelf(), _desk.Shelf(), _desk.Shelf()];
        bool[] open = [true, true, true];
        for (int index = 0; index < templates.Length; index++)
            templates[index] = new Model(_desk.Template(shelves[0]), "Who works when.", "Who works when.", 0, Trashed: false);

        int number = 0;
        foreach ((Step step, int which, int where) in steps)
        {
            number++;
            // Every fifth step is taken back, in a scope that is not completed.
            bool kept = number % 5 != 0;
            Model now = templates[which];
            bool shelfOpen = open[where];
            if (now.Content is null && step is not (Step.PublishShelf or Step.UnpublishShelf or Step.RenameShelf))
                continue;
            using (ICoreScope scope = _host.Get<ICoreScopeProvider>().CreateCoreScope())
            {
                Model after = Do(step, now, shelves, where, ref shelfOpen, number);
                if (kept)
                {
                    scope.Complete();
                    templates[which] = after;
                    open[where] = shelfOpen;
                }
            }

            var expected = templates.Where(model => model.Content is not null && model.Published is not null && !model.Trashed && open[model.Shelf])
                .ToDictionary(model => model.Content!.Key, model => (model.Published, shelves[model.Shelf].Key));
            var shown = _desk.Shown.ByKey.Values.Where(template => shelves.Any(shelf => shelf.Key == template.Category.Key)).ToDictionary(template => template.Key, template => (template.Summary, template.Category.Key));
            Assert.That(shown, Is.EquivalentTo(expected), $"after step {number}, {step}{(kept ? "" : " (taken back)")}");
        }

        var followed = _desk.Shown.Described();
        _host.Get<PublishedLibrary>().Load();
        Assert.That(_desk.Shown.Described(), Is.EqualTo(followed));
        foreach (IContent shelf in shelves)
            _desk.Content.Delete(_desk.Fresh(shelf));
    }

    private Model Do(Step step, Model now, IContent[] shelves, int where, ref bool shelfOpen, int number)
    {
        IContent? content = now.Content is null ? null : _desk.Fresh(now.Content);
        switch (step)
        {
            case Step.Edit:
                string summary = string.Create(CultureInfo.InvariantCulture, $"Summary {number}");
                content!.SetValue(LibraryAliases.Summary, summary);
                _desk.Content.Save(content);
                return now with { Draft = summary };
            case Step.Publish when !now.Trashed:
                return _desk.TryPublish(content!).Success ? now with { Published = now.Draft } : now;
            case Step.Unpublish when !now.Trashed && now.Published is not null:
                _desk.Content.Unpublish(content!);
                return now with { Published = null };
            case Step.Move when !now.Trashed:
                _desk.Content.Move(content!, shelves[where].Id);
                return now with { Shelf = where };
            case Step.Trash when !now.Trashed:
                _desk.Content.MoveToRecycleBin(content!);
                return now with { Trashed = true };
            case Step.Restore when now.Trashed:
                // Umbraco brings back what was in the bin unpublished.
                _desk.Content.Move(content!, shelves[where].Id);
                return now with { Trashed = false, Shelf = where, Published = null };
            case Step.Delete:
                _desk.Content.Delete(content!);
                return now with { Content = null };
            case Step.RenameShelf:
                IContent renamed = _desk.Fresh(shelves[where]);
                renamed.Name = Desk.Name("Shelf");
                _desk.Content.Save(renamed);
                return now;
            case Step.PublishShelf:
                _desk.Publish(_desk.Fresh(shelves[where]));
                shelfOpen = true;
                return now;
            case Step.UnpublishShelf:
                _desk.Content.Unpublish(_desk.Fresh(shelves[where]));
                shelfOpen = false;
                return now;
            default:
                return now;
        }
    }

    private enum Step
    {
        Edit,
        Publish,
        Unpublish,
        Move,
        Trash,
        Restore,
        Delete,
        RenameShelf,
        PublishShelf,
        UnpublishShelf,
    }

    private sealed record Model(IContent? Content, string Draft, string? Published, int Shelf, bool Trashed);
}
