using Microsoft.EntityFrameworkCore;
using PhbResources.Core.Changes;
using PhbResources.Core.Library;
using PhbResources.Core.Storage;
using PhbResources.Core.Tests.Library;
using PhbResources.Core.Tests.Schemas;
using Umbraco.Cms.Core.Models;

namespace PhbResources.Core.Tests.Changes;

/// <summary>What is noted when templates are published, in a running library.</summary>
[TestFixture, NonParallelizable]
internal sealed class TemplateChangesTests
{
    private ConfigFolder _config = null!;
    private LibraryHost _host = null!;
    private Desk _desk = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _config = new ConfigFolder();
        _host = await LibraryHost.StartAsync(_config.Path);
        _desk = new Desk(_host);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _host.DisposeAsync();
        _config.Dispose();
    }

    [Test]
    public async Task A_new_template_and_its_new_versions_are_noted_each_once()
    {
        IContent shelf = _desk.Shelf();
        IContent template = _desk.Template(shelf, "Rota for two");
        IContent fresh = _desk.Fresh(template);
        fresh.SetValue(LibraryAliases.WhatChanged, "Room for a third person");
        _desk.Content.Save(fresh);
        Assert.That(await OfAsync(template), Has.Count.EqualTo(1), "a draft is no change that anybody can see");
        _desk.Publish(fresh);
        await _host.RestartAsync();

        List<LoggedChange> changes = await OfAsync(template);

        Assert.That(changes.Select(change => (change.IsNew, change.Title, change.Note, change.Category)),
            Is.EqualTo(new[] { (true, "Rota for two", "Who works when.", shelf.Key), (false, "Rota for two", "Room for a third person", shelf.Key) }));
        Assert.That(changes[1].Path, Is.EqualTo("/templates/rota-for-two"));
        Assert.That(changes[1].Compare, Is.EqualTo("/templates/rota-for-two/compare?version=2"));
        Assert.That(changes[0].Compare, Is.Null);
    }

    [Test]
    public async Task What_was_published_and_never_noted_is_noted_at_the_next_start()
    {
        IContent template = _desk.Template(_desk.Shelf());
        await using (PhbDbContext context = await OpenAsync())
            await context.Set<LoggedChange>().Where(row => row.PageKey == template.Key).ExecuteDeleteAsync();

        await _host.RestartAsync();

        Assert.That((await OfAsync(template)).Select(change => (change.IsNew, change.Hidden)), Is.EqualTo(new[] { (true, false) }));
    }

    [Test]
    public async Task A_template_that_is_taken_away_takes_its_changes_with_it_and_brings_them_back()
    {
        IContent template = _desk.Template(_desk.Shelf());
        _desk.Content.Unpublish(_desk.Fresh(template));
        Assert.That((await OfAsync(template)).Select(change => change.Hidden), Is.EqualTo(new[] { true }));

        _desk.Publish(_desk.Fresh(template));

        Assert.That((await OfAsync(template)).Select(change => change.Hidden), Is.EqualTo(new[] { false, false }));
    }

    [Test]
    public async Task A_shelf_that_is_taken_away_takes_the_changes_of_what_stands_on_it()
    {
        IContent shelf = _desk.Shelf(), template = _desk.Template(shelf);
        _desk.Content.Unpublish(_desk.Fresh(shelf));
        Assert.That((await OfAsync(template)).Select(change => change.Hidden), Is.EqualTo(new[] { true }));

        _desk.Publish(_desk.Fresh(shelf));

        Assert.That((await OfAsync(template)).Select(change => change.Hidden), Is.EqualTo(new[] { false }));
    }

    private Task<PhbDbContext> OpenAsync() => _host.Get<IDbContextFactory<PhbDbContext>>().CreateDbContextAsync();

    private async Task<List<LoggedChange>> OfAsync(IContent content)
    {
        await using PhbDbContext context = await OpenAsync();
        return await context.Set<LoggedChange>().AsNoTracking().Where(row => row.PageKey == content.Key).OrderBy(row => row.Id).ToListAsync();
    }
}
