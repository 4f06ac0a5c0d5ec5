using PhbResources.Core.Curating.Editing;
using PhbResources.Core.Tests.Library;
using PhbResources.Core.Tests.Schemas;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace PhbResources.Core.Tests.Curating;

/// <summary>What curators change through forms, on a real database.</summary>
[NonParallelizable]
internal sealed class ContentEditsTests
{
    private static readonly Guid s_curator = Guid.NewGuid();

    private ConfigFolder _folder = null!;
    private LibraryHost _host = null!;
    private Desk _desk = null!;

    private ContentForms Forms => _host.Get<ContentForms>();

    private ContentEdits Edits => _host.Get<ContentEdits>();

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _folder = new ConfigFolder();
        _host = await LibraryHost.StartAsync(_folder.Path);
        _desk = new Desk(_host);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task Every_kind_has_a_form_made_of_its_file()
    {
        IContent shelf = _desk.Shelf();
        foreach (var kind in _host.Get<PhbResources.Core.Schemas.KindCatalogue>().Kinds)
        {
            ContentForm form = (await Forms.EmptyAsync(kind.Alias, shelf.Key))!;
            Assert.That(form.Groups.Select(group => group.Alias).First(), Is.EqualTo("about"), kind.Alias);
            foreach (var property in kind.Properties)
                Assert.That(form.Find(property.Alias)!.Input, Is.Not.EqualTo(FieldInput.Kept), $"{kind.Alias}.{property.Alias}");
            Assert.That(form.Find("body")!.Rows, Is.EqualTo(40));
            Assert.That(form.Find("licence")!.Items, Does.Contain("CC0 1.0"));
            Assert.That(form.Find("summary")!.MaxLength, Is.EqualTo(300));
        }

        Assert.That(await Forms.EmptyAsync("category", shelf.Key), Is.Null, "a category does not stand on a shelf");
    }

    [Test]
    public async Task What_is_made_changed_and_published_is_seen_by_visitors()
    {
        IContent shelf = _desk.Shelf();
        ContentForm empty = (await Forms.EmptyAsync("rota", shelf.Key))!;
        EditOutcome made = (await Edits.MakeAsync(s_curator, "rota", With(empty.Entries with { Name = Desk.Name("Made") }, ("tags", "nights\nweekends\nnights"))))!;
        Assert.That(made.Mistakes, Is.Empty);
        Assert.That(made.Form.Entries.Of("tags"), Is.EqualTo(new[] { "nights", "weekends" }));

        EditOutcome refused = (await SaveAsync(made.Form, made.Form.Entries, EditStep.Publish))!;
        Assert.That(refused.Mistakes.Keys, Is.EquivalentTo(new[] { "summary", "licence" }));
        Assert.That(refused.Mistakes["licence"], Does.Contain("Choose a licence"));
        Assert.That(_desk.Shown.ByKey.ContainsKey(made.Form.Key), Is.False);

        EditOutcome nothingInIt = (await SaveAsync(refused.Form, With(refused.Form.Entries, ("summary", "Who works when."), ("licence", "CC0 1.0")), EditStep.Publish))!;
        Assert.That(nothingInIt.Mistakes, Is.Not.Empty, "a template needs a document or a file");
        Assert.That(_desk.Shown.ByKey.ContainsKey(made.Form.Key), Is.False);

        EditOutcome broken = (await SaveAsync(nothingInIt.Form, With(nothingInIt.Form.Entries, ("body", "sections:\n - heading: [x\n")), EditStep.Publish))!;
        Assert.That(broken.Mistakes.Keys, Is.EquivalentTo(new[] { "body" }));
        Assert.That(broken.Mistakes["body"], Does.StartWith("Line "));
        Assert.That(broken.Saved, "what was written is kept as a draft");

        EditOutcome published = (await SaveAsync(broken.Form, With(broken.Form.Entries, ("body", Desk.Body("Sunday.")), ("lawCheckedOn", "2026-03-31"), ("readingAge", "12")), EditStep.Publish))!;
        Assert.That(published.Mistakes, Is.Empty);
        var shown = _desk.Shown.ByKey[made.Form.Key];
        Assert.Multiple(() =>
        {
            Assert.That(shown.Summary, Is.EqualTo("Who works when."));
            Assert.That(shown.Licence, Is.EqualTo("CC0 1.0"));
            Assert.That(shown.LawCheckedOn, Is.EqualTo(new DateOnly(2026, 3, 31)));
            Assert.That(shown.ReadingAge, Is.EqualTo(12));
            Assert.That(shown.Tags, Is.EqualTo(new[] { "nights", "weekends" }));
            Assert.That(published.Form.Entries.Of("lawCheckedOn"), Is.EqualTo(new[] { "2026-03-31" }));
        });
        Assert.That(published.Form.Edited, Is.False);
    }

    [Test]
    public async Task Of_two_who_change_the_same_item_the_second_is_told_and_nothing_is_lost()
    {
        ContentForm opened = await OpenAsync(_desk.Template(_desk.Shelf()));
        EditOutcome first = (await SaveAsync(opened, With(opened.Entries, ("summary", "The first one's.")), EditStep.Save))!;
        EditOutcome second = (await SaveAsync(opened, With(opened.Entries, ("summary", "The second one's.")), EditStep.Publish))!;
        Assert.That(first.Saved && !first.Conflict);
        Assert.That(second.Conflict && !second.Saved);
        Assert.That(second.Form.Entries.Of("summary"), Is.EqualTo(new[] { "The first one's." }));
        Assert.That((await SaveAsync(second.Form, With(opened.Entries, ("summary", "The second one's.")), EditStep.Save))!.Saved);
    }

    [Test]
    public async Task Many_who_save_at_once_do_not_overwrite_each_other()
    {
        ContentForm opened = await OpenAsync(_desk.Template(_desk.Shelf()));
        EditOutcome?[] outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(number =>
            Task.Run(() => SaveAsync(opened, With(opened.Entries, ("summary", $"Number {number}.")), EditStep.Save))));
        Assert.That(outcomes.Count(outcome => outcome!.Saved), Is.EqualTo(1));
        Assert.That(outcomes.Count(outcome => outcome!.Conflict), Is.EqualTo(7));
    }

    [Test]
    public async Task A_value_that_does_not_fit_is_refused_by_its_field_and_nothing_is_saved()
    {
        ContentForm opened = await OpenAsync(_desk.Template(_desk.Shelf()));
        EditOutcome outcome = (await SaveAsync(opened, With(opened.Entries, ("readingAge", "twelve"), ("lawCheckedOn", "31/3/2026"), ("licence", "Mine"), ("summary", new string('x', 301))), EditStep.Save))!;
        Assert.That(outcome.Mistakes.Keys, Is.EquivalentTo(new[] { "readingAge", "lawCheckedOn", "licence", "summary" }));
        Assert.That(outcome.Saved, Is.False);
        Assert.That((await Forms.FindAsync(opened.Key))!.Version, Is.EqualTo(opened.Version));
        Assert.That((await SaveAsync(opened, opened.Entries with { Name = " " }, EditStep.Save))!.Mistakes.Keys, Is.EquivalentTo(new[] { EditOutcome.NameField }));
    }

    [Test]
    public async Task A_day_that_was_chosen_publishes_by_itself_and_a_day_gone_by_is_refused()
    {
        IContent draft = _desk.Template(_desk.Shelf(), publish: false);
        ContentForm opened = await OpenAsync(draft);
        Assert.That((await SaveAsync(opened, opened.Entries, EditStep.Schedule, DateTime.UtcNow.AddDays(-1)))!.Mistakes.Keys, Is.EquivalentTo(new[] { EditOutcome.DayField }));
        DateTime day = DateTime.UtcNow.AddDays(2);
        EditOutcome scheduled = (await SaveAsync(opened, opened.Entries, EditStep.Schedule, day))!;
        Assert.That(scheduled.Form.PublishOn, Is.EqualTo(day).Within(TimeSpan.FromSeconds(1)));
        Assert.That(_desk.Find(draft), Is.Null);
        Assert.That(_host.Get<IContentService>().PerformScheduledPublish(day.AddMinutes(1)).Select(result => result.Success), Is.EqualTo(new[] { true }));
        Assert.That(_desk.Find(draft), Is.Not.Null);
    }

    [Test]
    public async Task An_item_moves_goes_into_the_bin_and_comes_back_as_a_draft()
    {
        IContent one = _desk.Shelf(), other = _desk.Shelf(), template = _desk.Template(one);
        ContentForm opened = await OpenAsync(template);
        Assert.That((await SaveAsync(opened, opened.Entries with { Parent = other.Key }, EditStep.Save))!.Form.Entries.Parent, Is.EqualTo(other.Key));
        Assert.That(await Edits.BinAsync(s_curator, template.Key), Is.Null);
        Assert.That(_desk.Find(template), Is.Null);
        Assert.That((await SaveAsync(await OpenAsync(template), opened.Entries, EditStep.Publish))!.Mistakes[""], Does.Contain("recycle bin"));
        IReadOnlyList<BinRow> bin = _host.Get<ContentTree>().Bin(0, out _);
        Assert.That(bin.Single(row => row.Row.Key == template.Key).From, Is.EqualTo(other.Key));
        Assert.That(await Edits.RestoreAsync(s_curator, template.Key, template.Key), Is.Not.Null, "only a category can take it");
        Assert.That(await Edits.RestoreAsync(s_curator, template.Key, one.Key), Is.Null);
        Assert.That(_desk.Fresh(template).Published, Is.False);
        Assert.That(await Edits.BinAsync(s_curator, one.Key), Does.Contain("on this shelf"));
    }

    [Test]
    public async Task Versions_are_compared_word_by_word_and_an_earlier_one_can_be_had_back()
    {
        IContent template = _desk.Template(_desk.Shelf());
        _desk.Edit(template, "Who works on Sundays.");
        ContentVersions versions = _host.Get<ContentVersions>();
        IReadOnlyList<ContentVersion> all = versions.Of(template.Key);
        int first = all.Where(version => !version.IsDraft).Min(version => version.Id);
        IReadOnlyList<PropertyDifference> differences = (await versions.CompareAsync(template.Key, first, all[0].Id))!;
        Assert.That(differences.Select(difference => difference.Name), Is.EqualTo(new[] { "Summary" }));
        Assert.That(await Edits.RollBackAsync(s_curator, template.Key, first), Is.Null);
        Assert.That((await OpenAsync(template)).Entries.Of("summary"), Is.EqualTo(new[] { "Who works when." }));
        Assert.That(_desk.Find(template)!.Summary, Is.EqualTo("Who works on Sundays."));
        IContent other = _desk.Template(_desk.Shelf());
        Assert.That(await versions.CompareAsync(other.Key, first, all[0].Id), Is.Null, "versions of another item");
        Assert.That(await Edits.RollBackAsync(s_curator, other.Key, first), Is.Not.Null);
    }

    private async Task<ContentForm> OpenAsync(IContent content) => (await Forms.FindAsync(content.Key))!;

    private Task<EditOutcome?> SaveAsync(ContentForm opened, ContentEntries entries, EditStep step, DateTime? day = null) =>
        Edits.SaveAsync(s_curator, opened.Key, opened.Version, entries, step, day);

    private static ContentEntries With(ContentEntries entries, params (string Alias, string Value)[] changes)
    {
        Dictionary<string, IReadOnlyList<string>> values = new(entries.Values);
        foreach ((string alias, string value) in changes)
            values[alias] = [value];
        return entries with { Values = values };
    }
}
