using System.Diagnostics;
using PhbResources.Core.Forms;
using PhbResources.Core.Library;
using PhbResources.Core.Schemas;
using PhbResources.Core.Tests.Schemas;

namespace PhbResources.Core.Tests.StarterLibrary;

/// <summary>The starter library that comes with the product, as visitors get it.</summary>
[TestFixture, NonParallelizable]
public sealed class StarterLibraryTests
{
    private LibraryHost _host = null!;

    private IReadOnlyCollection<Template> Templates => [.. _host.Get<PublishedLibrary>().Current.ByKey.Values];

    [OneTimeSetUp]
    public async Task Start()
    {
        var watch = Stopwatch.StartNew();
        _host = await LibraryHost.StartAsync();
        TestContext.Progress.WriteLine($"first start with {Templates.Count} templates: {watch.ElapsedMilliseconds} ms");
    }

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [Test]
    public void Every_file_became_a_template()
    {
        int files = Directory.EnumerateFiles(Path.Combine(ConfigFolder.Original, "library"), "*.yaml").Count(file => Path.GetFileName(file) != "categories.yaml");
        Assert.That(Templates, Has.Count.EqualTo(files));
        Assert.That(files, Is.GreaterThanOrEqualTo(20));
    }

    /// <summary>The file is made, not written: where this fails, the file that is right is beside the message.</summary>
    [Test]
    public async Task The_form_to_import_into_Umbraco_Forms_is_the_form_for_sharing_with_what_can_be_chosen_in_the_starter_library()
    {
        string kept = Path.Combine(ConfigFolder.Original, "umbraco-forms", "share-a-template.json"), right = Path.Combine(Path.GetTempPath(), "share-a-template.json");
        string expected = FormDesign.Of(_host.Get<SharingForm>().Current).ToJsonString(FormDesign.Written) + "\n";

        if (!File.Exists(kept) || (await File.ReadAllTextAsync(kept)).ReplaceLineEndings("\n") != expected)
        {
            await File.WriteAllTextAsync(right, expected);
            Assert.Fail($"Copy {right} to umbraco-config/umbraco-forms, and look at what changed.");
        }
    }

    [Test]
    public void What_is_chosen_is_a_choice_of_the_data_type()
    {
        var kinds = _host.Get<KindCatalogue>();
        Assert.Multiple(() =>
        {
            foreach (var template in Templates)
            {
                foreach (var value in template.Properties)
                {
                    var choices = kinds.Choices(template.Kind.Alias, value.Property.Alias);
                    if (choices.Length > 0)
                        Assert.That(value.Values, Is.SubsetOf(choices), $"{template.Slug}: {value.Property.Alias}");
                }
            }
        });
    }

    [Test]
    public void Whatever_a_kind_asks_about_a_template_is_answered() => Assert.Multiple(() =>
    {
        foreach (var template in Templates)
            Assert.That(template.Properties.Where(value => value.Values.Count > 0).Select(value => value.Property.Alias), Is.EquivalentTo(template.Kind.Properties.Select(property => property.Alias)), template.Slug);
    });

    [Test]
    public void There_is_a_template_of_every_kind() =>
        Assert.That(Templates.Select(template => template.Kind.Alias).Distinct(), Is.EquivalentTo(_host.Get<KindCatalogue>().Kinds.Select(kind => kind.Alias)));

    [Test]
    public void Every_template_has_files_a_reading_age_and_a_licence() => Assert.Multiple(() =>
    {
        foreach (var template in Templates)
        {
            Assert.That(_host.Get<TemplateDownloads>().FormatsOf(template).Select(format => format.Extension), Does.Contain("docx").And.Contain("txt"), template.Slug);
            Assert.That(template.ReadingAge, Is.InRange(7, 16), template.Slug);
            Assert.That(template.Licence, Is.EqualTo("CC0 1.0"), template.Slug);
        }
    });

    [Test]
    public void Every_template_is_found_by_its_title() => Assert.Multiple(() =>
    {
        var search = _host.Get<LibrarySearch>();
        foreach (var template in Templates)
            Assert.That(search.Search(new() { Query = template.Title }).Hits.Take(3).Select(hit => hit.Slug), Does.Contain(template.Slug));
    });
}
