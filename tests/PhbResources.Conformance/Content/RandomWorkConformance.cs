using System.Collections.Immutable;
using System.Globalization;
using PhbResources.Conformance.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;

namespace PhbResources.Conformance.Content;

/// <summary>
/// Random work on a tree of documents, in scopes of which some are rolled back, held against a plain model of what Umbraco does.
/// PHB_WORK_SEED repeats a run.
/// </summary>
public abstract class RandomWorkConformance(ConformanceHost host) : ConformanceFixture(host)
{
    private const int Rounds = 120;

    /// <summary>What the model knows of a document. Titles: of the draft, and the public one if it is published.</summary>
    private sealed record Node(int Id, int Parent, string Name, string Title, string? Public, ImmutableList<int> Children);

    private ImmutableDictionary<int, Node> _tree = ImmutableDictionary<int, Node>.Empty;
    private Random _random = null!;
    private int _number;

    [Test]
    public void Any_work_ends_in_what_a_plain_model_says()
    {
        int seed = int.TryParse(Environment.GetEnvironmentVariable("PHB_WORK_SEED"), out int given) ? given : Random.Shared.Next();
        TestContext.Progress.WriteLine($"Random work: seed {seed} (PHB_WORK_SEED={seed} repeats it)");
        _random = new Random(seed);
        IContent root = PublishedFolder();
        _tree = _tree
            .Add(root.Id, new Node(root.Id, Constants.System.Root, root.Name!, "", "", []))
            .Add(Constants.System.RecycleBinContent, new Node(Constants.System.RecycleBinContent, 0, "", "", null, []));
        var everSeen = new HashSet<int>();

        for (int i = 0; i < Rounds; i++)
        {
            ImmutableDictionary<int, Node> before = _tree;
            using (ICoreScope scope = Scopes.CreateCoreScope())
            {
                for (int step = _random.Next(1, 4); step > 0; step--) Step(root.Id);
                everSeen.UnionWith(_tree.Keys);
                if (_random.Next(3) > 0) scope.Complete();
                else _tree = before;
            }
            Compare(root.Id, everSeen, $"seed {seed}, scope {i}");
        }
    }

    private void Step(int root)
    {
        int[] live = [.. Below(root)], all = [.. live, .. Below(Constants.System.RecycleBinContent)];
        int any = live.Length == 0 ? root : live[_random.Next(live.Length)];
        switch (_random.Next(12))
        {
            case < 4: Create(_random.Next(2) == 0 ? root : any); break;
            case 4 when any != root: Change(any); break;
            case 5 or 6: SetPublished(any == root ? root : any, _random.Next(4) > 0, root); break;
            case 7 when any != root: Move(any, [root, .. live]); break;
            case 8: Shuffle(any); break;
            case 9 when any != root: MoveTo(any, Constants.System.RecycleBinContent); break;
            case 10 when _tree[Constants.System.RecycleBinContent].Children is { Count: > 0 } bin: Move(bin[_random.Next(bin.Count)], [root, .. live]); break;
            case 11 when all.Length > 8: Delete(all[_random.Next(all.Length)]); break;
        }
    }

    private void Create(int parent)
    {
        string name = $"Page {++_number}";
        int id = Page(name, parent, name).Id;
        _tree = _tree.SetItem(parent, _tree[parent] with { Children = _tree[parent].Children.Add(id) }).SetItem(id, new Node(id, parent, name, name, null, []));
    }

    private void Change(int id)
    {
        string title = string.Create(CultureInfo.InvariantCulture, $"Title {++_number}");
        IContent page = Documents.GetById(id)!;
        page.SetValue("title", title);
        page.Name = title;
        Save(page);
        _tree = _tree.SetItem(id, _tree[id] with { Title = title, Name = title });
    }

    private void SetPublished(int id, bool published, int root)
    {
        if (id == root) return;
        if (published)
        {
            bool possible = Ancestors(id).All(a => a <= 0 || _tree[a].Public is not null);
            Assert.That(Documents.Publish(Documents.GetById(id)!, ["*"]).Success, Is.EqualTo(possible), $"publish {id}");
            if (possible) _tree = _tree.SetItem(id, _tree[id] with { Public = _tree[id].Title });
        }
        else
        {
            Assert.That(Documents.Unpublish(Documents.GetById(id)!).Success, Is.True, $"unpublish {id}");
            _tree = _tree.SetItem(id, _tree[id] with { Public = null });
        }
    }

    private void Move(int id, int[] targets)
    {
        HashSet<int> own = [id, .. Below(id)];
        int[] possible = [.. targets.Where(t => !own.Contains(t) && t != _tree[id].Parent)];
        if (possible.Length > 0) MoveTo(id, possible[_random.Next(possible.Length)]);
    }

    private void MoveTo(int id, int target)
    {
        bool restored = _tree[id].Parent == Constants.System.RecycleBinContent, trashed = target == Constants.System.RecycleBinContent;
        IContent page = Documents.GetById(id)!;
        Assert.That((trashed ? Documents.MoveToRecycleBin(page) : Documents.Move(page, target)).Success, Is.True);
        Node left = _tree[_tree[id].Parent];
        _tree = _tree.SetItem(left.Id, left with { Children = left.Children.Remove(id) });
        // What comes back from the bin was masked there and is a draft; what lies below it keeps its state.
        _tree = _tree.SetItem(target, _tree[target] with { Children = _tree[target].Children.Add(id) })
            .SetItem(id, _tree[id] with { Parent = target, Public = restored ? null : _tree[id].Public });
    }

    private void Shuffle(int parent)
    {
        int[] order = [.. _tree[parent].Children];
        if (order.Length < 2) return;
        _random.Shuffle(order);
        Assert.That(Documents.Sort(order).Success, Is.True);
        _tree = _tree.SetItem(parent, _tree[parent] with { Children = [.. order] });
    }

    private void Delete(int id)
    {
        Assert.That(Documents.Delete(Documents.GetById(id)!).Success, Is.True);
        Node parent = _tree[_tree[id].Parent];
        _tree = _tree.RemoveRange([id, .. Below(id)]).SetItem(parent.Id, parent with { Children = parent.Children.Remove(id) });
    }

    private void Compare(int root, HashSet<int> everSeen, string when)
    {
        foreach (int id in everSeen.Where(id => id > 0 && !_tree.ContainsKey(id)))
            Assert.That(Documents.GetById(id), Is.Null, $"{id} is gone: {when}");
        foreach (Node node in _tree.Values.Where(n => n.Id > 0 && n.Id != root))
        {
            IContent page = Documents.GetById(node.Id) ?? throw new AssertionException($"{node.Id} is not there: {when}");
            string path = string.Join(',', Ancestors(node.Id).Reverse().Append(node.Id));
            bool trashed = path.StartsWith("-1,-20,", StringComparison.Ordinal);
            int level = path.Count(c => c == ',') - (trashed ? 1 : 0); // the bin is on the level of the root
            Assert.That((page.Name, page.ParentId, page.Path, page.Level), Is.EqualTo((node.Name, node.Parent, path, level)), when);
            Assert.That((page.Trashed, page.Published, page.GetValue<string>("title"), page.GetValue<string>("title", published: true)),
                Is.EqualTo((trashed, node.Public is not null, node.Title, node.Public)), $"{node.Id}: {when}");
            Assert.That(ChildrenOf(page).Select(c => c.Id), node.Children.Count == 0 ? Is.Empty : Is.EqualTo(node.Children), $"children of {node.Id}: {when}");
        }
        Assert.That(Documents.CountDescendants(root), Is.EqualTo(Below(root).Count()), when);
    }

    private IEnumerable<int> Below(int id) => _tree[id].Children.SelectMany(child => Below(child).Prepend(child));

    /// <summary>From the parent up to the root of all.</summary>
    private IEnumerable<int> Ancestors(int id)
    {
        int parent = _tree[id].Parent;
        for (; parent > 0; parent = _tree[parent].Parent) yield return parent;
        if (parent == Constants.System.RecycleBinContent) yield return parent;
        yield return Constants.System.Root;
    }
}
