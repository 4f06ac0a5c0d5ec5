using Microsoft.Extensions.DependencyInjection;
using PhbResources.Embedded.Tests.Conformance;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace PhbResources.Embedded.Tests.Refreshing;

[TestFixture]
internal sealed class TreeNavigationTests
{
    [Test]
    public async Task The_tree_in_memory_follows_what_happens_to_media_folders_and_is_there_after_a_restart()
    {
        await using var host = new EmbeddedHost();
        await host.StartAsync();
        IMedia a = Folder(host, "a", Constants.System.Root), b = Folder(host, "b", Constants.System.Root), below = Folder(host, "below", a.Id), deep = Folder(host, "deep", below.Id);
        Assert.That(Children(host, a), Is.EqualTo(new[] { below.Key }));

        Media(host).Move(Media(host).GetById(below.Id)!, b.Id);
        Assert.That(Children(host, a), Is.Empty);
        Assert.That(Children(host, b), Is.EqualTo(new[] { below.Key }));
        Assert.That(Children(host, below), Is.EqualTo(new[] { deep.Key }));

        Media(host).MoveToRecycleBin(Media(host).GetById(below.Id)!);
        Assert.That(Children(host, b), Is.Empty);
        Assert.That(Tree(host).TryGetParentKeyInBin(deep.Key, out Guid? inBin) ? inBin : null, Is.EqualTo(below.Key));

        Media(host).Delete(Media(host).GetById(a.Id)!);
        Assert.That(Tree(host).TryGetParentKey(a.Key, out _), Is.False);

        await host.StopAsync();
        await host.StartAsync();
        Assert.That(Tree(host).TryGetParentKey(b.Key, out _), Is.True);
        Assert.That(Tree(host).TryGetParentKeyInBin(deep.Key, out _), Is.True);
    }

    private static IMediaService Media(EmbeddedHost host) => host.Services.GetRequiredService<IMediaService>();

    private static IMediaNavigationQueryService Tree(EmbeddedHost host) => host.Services.GetRequiredService<IMediaNavigationQueryService>();

    private static IEnumerable<Guid> Children(EmbeddedHost host, IMedia parent) => Tree(host).TryGetChildrenKeys(parent.Key, out IEnumerable<Guid> children) ? children : throw new InvalidOperationException("not in the tree");

    private static IMedia Folder(EmbeddedHost host, string name, int parentId) => Media(host).CreateMediaWithIdentity(name, parentId, Constants.Conventions.MediaTypes.Folder);
}
