using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhbResources.Core.Library;
using PhbResources.Core.StarterLibrary;
using PhbResources.Core.Tests.Library;
using PhbResources.Core.Tests.Schemas;
using Umbraco.Cms.Core.Models;

namespace PhbResources.Core.Tests.StarterLibrary;

/// <summary>Each file is loaded once, whatever happens before, between and after.</summary>
[TestFixture, NonParallelizable]
public sealed class StarterLibraryLoaderTests
{
    private static readonly Guid s_rota = new("11111111-1d52-4d5e-9a55-0f4a9f1f7b01"), s_second = new("22222222-1d52-4d5e-9a55-0f4a9f1f7b01");

    private ConfigFolder _folder = null!;
    private LogLines _log = null!;
    private LibraryHost? _host;

    private Desk Desk => new(_host!);

    [SetUp]
    public void Prepare()
    {
        _folder = new ConfigFolder();
        _log = new LogLines();
        _folder.Write("library/categories.yaml", "- { key: 33333333-7d0c-4a54-8f7e-1a5c0f2d1001, slug: rotas-and-time, title: Rotas and time, summary: \"Who works when.\" }\n");
        _folder.Write("library/first-rota.yaml", Rota(s_rota, "First rota"));
    }

    [TearDown]
    public async Task Stop()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _host = null;
        _folder.Dispose();
        _log.Dispose();
    }

    [Test]
    public async Task A_file_is_loaded_with_all_it_says()
    {
        await StartAsync();

        var shown = Desk.Shown.BySlug["first-rota"];
        Assert.That((shown.Key, shown.Title, shown.Kind.Alias, shown.Category.Slug, shown.Summary, shown.Licence, shown.Credit), Is.EqualTo((s_rota, "First rota", "rota", "rotas-and-time", "One week.", "CC0 1.0", "A family")));
        Assert.That(shown.Tags, Is.EqualTo(new[] { "rota", "cover" }));
        Assert.That(shown.LawCheckedOn, Is.EqualTo(new DateOnly(2026, 11, 22)));
        Assert.That(shown.Sources.Single().Url, Is.EqualTo("https://www.gov.uk/rest-breaks-work"));
        Assert.That(shown.Related, Is.EqualTo(new[] { "second-rota", "another" }));
        Assert.That(shown.ReadingAge, Is.InRange(7, 12));
        Assert.That(shown.Properties.Select(value => $"{value.Property.Alias}: {string.Join(',', value.Values)}"), Is.EqualTo(new[] { "patternLength: 1 week", "sleepIns: No" }));
        Assert.That(_host!.Get<TemplateHistory>().Of(shown).Single().WhatChanged, Is.EqualTo("First version"));
    }

    [Test]
    public async Task A_curators_edit_and_a_curators_deletion_stay_after_restarts()
    {
        _folder.Write("library/second-rota.yaml", Rota(s_second, "Second rota"));
        await StartAsync();
        Desk.Edit(Desk.Content.GetById(s_rota)!, "Edited by a curator.");
        Desk.Content.Delete(Desk.Content.GetById(s_second)!);

        _folder.Write("library/first-rota.yaml", Rota(s_rota, "First rota").Replace("One week.", "A newer file.", StringComparison.Ordinal));
        await _host!.RestartAsync();

        Assert.That(Desk.Shown.ByKey[s_rota].Summary, Is.EqualTo("Edited by a curator."));
        Assert.That(Desk.Shown.ByKey, Has.Count.EqualTo(1));
        Assert.That(_host.Get<TemplateHistory>().NumberOf(Desk.Shown.ByKey[s_rota]), Is.EqualTo(2));
    }

    [Test]
    public async Task A_file_that_is_added_later_is_loaded_at_the_next_start()
    {
        await StartAsync();
        _folder.Write("library/second-rota.yaml", Rota(s_second, "Second rota"));
        await _host!.RestartAsync();
        Assert.That(Desk.Shown.BySlug.Keys, Is.EquivalentTo(new[] { "first-rota", "second-rota" }));
    }

    [Test]
    public async Task Loading_that_was_cut_off_goes_on()
    {
        CutOff clock = new();
        _host = await LibraryHost.StartAsync(_folder.Path, services => services.AddSingleton<TimeProvider>(clock));
        Guid third = Guid.NewGuid();
        _folder.Write("library/second-rota.yaml", Rota(s_second, "Second rota"));
        _folder.Write("library/third-rota.yaml", Rota(third, "Third rota"));

        // As if the process ended when the second of the two files was all but loaded.
        clock.FailAt = 2;
        Assert.That(_host.RestartAsync, Throws.TypeOf<InvalidOperationException>());
        clock.FailAt = 0;
        await _host.RestartAsync();

        Assert.That(Desk.Shown.BySlug.Keys, Is.EquivalentTo(new[] { "first-rota", "second-rota", "third-rota" }));
        Assert.That(Desk.Shown.ByKey.Keys, Is.EquivalentTo(new[] { s_rota, s_second, third }));
        Assert.That(clock.Notes, Is.EqualTo(5), "two files on the first start, two notes of which one was lost, and that one again");
    }

    [Test]
    public async Task A_broken_file_is_named_with_its_line_skipped_and_tried_again_when_mended()
    {
        _folder.Write("library/second-rota.yaml", Rota(s_second, "Second rota").Replace("content:", "contnt:", StringComparison.Ordinal));
        await StartAsync();
        Assert.That(_log.Warnings, Has.Some.Match("second-rota.yaml line 1[0-9]: .*tried again at the next start"));
        Assert.That(Desk.Shown.BySlug.Keys, Is.EqualTo(new[] { "first-rota" }));

        _folder.Write("library/second-rota.yaml", Rota(s_second, "Second rota"));
        await _host!.RestartAsync();
        Assert.That(Desk.Shown.BySlug.Keys, Is.EquivalentTo(new[] { "first-rota", "second-rota" }));
    }

    [TestCase("kind: rota", "kind: rotta", "'rotta' is not a kind. Write one of: ")]
    [TestCase("category: Rotas and time", "category: Rotas", "There is no category 'Rotas'. Write the title of one of the categories in categories.yaml.")]
    [TestCase("patternLength: 1 week", "patternLenght: 1 week", "has no property 'patternLenght'")]
    [TestCase("patternLength: 1 week", "patternLength: 1 wek", "Look at patternLength in first-rota.yaml.")]
    [TestCase("sleepIns: false", "sleepIns: perhaps", "'sleepIns' is yes or no. Write true or false.")]
    [TestCase("licence: CC0 1.0", "licence: All mine", "Look at licence in first-rota.yaml.")]
    public async Task A_file_that_does_not_fit_the_types_is_refused_with_what_to_write_and_leaves_nothing(string right, string wrong, string message)
    {
        _folder.Write("library/first-rota.yaml", Rota(s_rota, "First rota").Replace(right, wrong, StringComparison.Ordinal));
        _folder.Write("library/second-rota.yaml", Rota(s_second, "Second rota"));

        await StartAsync();

        Assert.That(_log.Warnings, Has.Some.StartsWith("first-rota.yaml: ").And.Contains(message));
        Assert.That(Desk.Content.GetById(s_rota), Is.Null);
        Assert.That(Desk.Shown.BySlug.Keys, Is.EqualTo(new[] { "second-rota" }));
    }

    [Test]
    public async Task A_file_whose_address_a_curator_gave_to_another_template_is_refused()
    {
        await StartAsync();
        IContent shelf = Desk.Content.GetById(Desk.Shown.Categories.Single().Key)!;
        IContent own = Desk.Template(shelf, slug: "second-rota");
        _folder.Write("library/second-rota.yaml", Rota(s_second, "Second rota"));

        await _host!.RestartAsync();

        Assert.That(_log.Warnings, Has.Some.StartsWith("second-rota.yaml: ").And.Contains("The address 'second-rota' already belongs to"));
        Assert.That(Desk.Shown.BySlug["second-rota"].Key, Is.EqualTo(own.Key));
    }

    [Test]
    public async Task Without_a_folder_there_is_an_empty_library()
    {
        Directory.Delete(Path.Combine(_folder.Path, "library"), recursive: true);
        await StartAsync();
        Assert.That(Desk.Shown.ByKey, Is.Empty);
        Assert.That(_log.Warnings, Is.Empty);
    }

    private async Task StartAsync() => _host = await LibraryHost.StartAsync(_folder.Path, services => services.AddSingleton<ILoggerProvider>(_log));

    private static string Rota(Guid key, string title) => $$"""
        key: {{key}}
        title: {{title}}
        kind: rota
        category: Rotas and time
        summary: One week.
        tags: [rota, cover]
        licence: CC0 1.0
        credit: A family
        lawCheckedOn: 2026-11-22
        sources: [{ title: Rest breaks at work, url: "https://www.gov.uk/rest-breaks-work" }]
        related: [second-rota, another]
        properties:
          patternLength: 1 week
          sleepIns: false
        body:
          sections:
            - heading: Who works
              content:
                - text: Write who works when.
        """;

    // The loader asks for the time when it notes what it loaded.
    private sealed class CutOff : TimeProvider
    {
        public int FailAt { get; set; }

        public int Notes { get; private set; }

        public override DateTimeOffset GetUtcNow()
        {
            if (new StackTrace().GetFrame(1)?.GetMethod()?.DeclaringType == typeof(StarterLibraryLoader))
            {
                Notes++;
                if (FailAt > 0 && --FailAt == 0)
                    throw new InvalidOperationException("Cut off.");
            }

            return base.GetUtcNow();
        }
    }
}
