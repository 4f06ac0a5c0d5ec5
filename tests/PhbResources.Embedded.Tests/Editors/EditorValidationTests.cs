using System.ComponentModel.DataAnnotations;
using PhbResources.Embedded.Tests.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using static Umbraco.Cms.Core.Constants.PropertyEditors;

namespace PhbResources.Embedded.Tests.Editors;

[TestFixture]
public sealed class EditorValidationTests
{
    private TestSite _site = null!;

    [OneTimeSetUp]
    public void Start() => _site = TestSite.Start();

    [OneTimeTearDown]
    public void Stop() => _site.Dispose();

    private static object?[][] Cases() =>
    [
        [Aliases.TextBox, """{"maxChars":5}""", "12345", true],
        [Aliases.TextBox, """{"maxChars":5}""", "123456", false],
        [Aliases.TextArea, """{"maxChars":5}""", "123456", false],
        [Aliases.TextBox, "{}", new string('x', 400), true],
        [Aliases.EmailAddress, "{}", "ann@example.org", true],
        [Aliases.EmailAddress, "{}", "ann at example", false],
        [Aliases.DropDownListFlexible, """{"items":["a","b"],"multiple":false}""", """["a"]""", true],
        [Aliases.DropDownListFlexible, """{"items":["a","b"],"multiple":false}""", """["a","b"]""", false],
        [Aliases.DropDownListFlexible, """{"items":["a","b"],"multiple":true}""", """["a","b"]""", true],
        [Aliases.DropDownListFlexible, """{"items":["a","b"],"multiple":true}""", """["c"]""", false],
        [Aliases.CheckBoxList, """{"items":["a","b"]}""", """["a","x"]""", false],
        [Aliases.RadioButtonList, """{"items":["a","b"]}""", "b", true],
        [Aliases.RadioButtonList, """{"items":["a","b"]}""", "c", false],
        [Aliases.ColorPicker, """{"items":[{"value":"ff0000","label":"red"}]}""", """{"value":"#FF0000","label":"red"}""", true],
        [Aliases.ColorPicker, """{"items":[{"value":"ff0000","label":"red"}]}""", """{"value":"00ff00"}""", false],
        [Aliases.UploadField, """{"fileExtensions":["pdf"]}""", "/media/1/a.PDF", true],
        [Aliases.UploadField, """{"fileExtensions":["pdf"]}""", "/media/1/a.exe", false],
        [Aliases.DateOnly, "{}", """{"date":"2026-02-28"}""", true],
        [Aliases.DateOnly, "{}", """{"date":"2026-02-30"}""", false],
        [Aliases.DateTimeWithTimeZone, """{"timeZones":{"mode":"custom","timeZones":["Europe/London"]}}""", """{"date":"2026-02-28T10:00:00+00:00","timeZone":"Europe/London"}""", true],
        [Aliases.DateTimeWithTimeZone, """{"timeZones":{"mode":"custom","timeZones":["Europe/London"]}}""", """{"date":"2026-02-28T10:00:00+00:00","timeZone":"Asia/Tokyo"}""", false],
        [Aliases.MultipleTextstring, """{"min":2,"max":3}""", "one", false],
        [Aliases.MultipleTextstring, """{"min":2,"max":3}""", "one\ntwo", true],
        [Aliases.MediaPicker3, """{"multiple":false}""", """[{"key":"5a2b1c9e-0000-0000-0000-000000000001","mediaKey":"5a2b1c9e-0000-0000-0000-000000000002"}]""", true],
        [Aliases.MediaPicker3, """{"multiple":false}""", """[{"mediaKey":"5a2b1c9e-0000-0000-0000-000000000001"},{"mediaKey":"5a2b1c9e-0000-0000-0000-000000000002"}]""", false],
        [Aliases.MultiUrlPicker, """{"maxNumber":1}""", """[{"url":"a"},{"url":"b"}]""", false],
    ];

    [TestCaseSource(nameof(Cases))]
    public void A_value_is_held_to_its_data_type(string editor, string configuration, string value, bool valid)
        => Assert.That(Validate(_site.DataType(editor, configuration), value), valid ? Is.Empty : Is.Not.Empty);

    [Test]
    public void Text_that_is_too_long_is_refused_in_words()
        => Assert.That(Validate(_site.DataType(Aliases.TextBox, """{"maxChars":5}"""), "1234567").Single().ErrorMessage, Does.Contain("2").And.Not.Contain("["));

    [TestCase(Aliases.DropDownListFlexible)]
    [TestCase(Aliases.CheckBoxList)]
    [TestCase(Aliases.Tags)]
    [TestCase(Aliases.MediaPicker3)]
    [TestCase(Aliases.MultiUrlPicker)]
    public void An_empty_list_is_no_value_where_one_is_mandatory(string editor)
        => Assert.That(Validate(_site.DataType(editor), "[]", mandatory: true), Is.Not.Empty);

    [Test]
    public void Text_is_held_to_the_propertys_regular_expression()
    {
        IDataType dataType = _site.DataType(Aliases.TextBox);
        Assert.That(Validate(dataType, "SW1A 1AA", format: "^[A-Z0-9 ]+$"), Is.Empty);
        Assert.That(Validate(dataType, "sw1a", format: "^[A-Z0-9 ]+$"), Is.Not.Empty);
    }

    [Test]
    public void Each_line_is_held_to_the_regular_expression()
    {
        IDataType dataType = _site.DataType(Aliases.MultipleTextstring);
        Assert.That(Validate(dataType, "12\n34", format: "^[0-9]+$"), Is.Empty);
        Assert.That(Validate(dataType, "12\nx", format: "^[0-9]+$"), Is.Not.Empty);
    }

    private static object?[][] Posted() =>
    [
        [Aliases.DropDownListFlexible, """{"items":["a"]}""", new[] { "a" }, """["a"]"""],
        [Aliases.Tags, """{"group":"default","storageType":"Json"}""", new[] { " rota", "Rota", "sleep-in" }, """["rota","sleep-in"]"""],
        [Aliases.Tags, """{"group":"default","storageType":"Csv"}""", new[] { "a", "b" }, "a,b"],
        [Aliases.Boolean, "{}", true, 1],
        [Aliases.Boolean, "{}", "false", 0],
        [Aliases.MultipleTextstring, "{}", new[] { "one", "two" }, "one\ntwo"],
        [Aliases.DateOnly, "{}", """{"date":"2026-01-31"}""", """{"date":"2026-01-31T00:00:00\u002B00:00","timeZone":null}"""],
        [Aliases.TimeOnly, "{}", """{"date":"07:30:00"}""", """{"date":"0001-01-01T07:30:00\u002B00:00","timeZone":null}"""],
        [Aliases.RichText, "{}", "<p>Hi</p>", """{"markup":"\u003Cp\u003EHi\u003C/p\u003E","blocks":null}"""],
        [Aliases.UploadField, "{}", """{"src":"/media/1/a.pdf"}""", "/media/1/a.pdf"],
        [Aliases.MultiNodeTreePicker, "{}", """[{"type":"document","unique":"5a2b1c9e-0000-0000-0000-000000000001"}]""", "umb://document/5a2b1c9e000000000000000000000001"],
        [Aliases.CheckBoxList, "{}", Array.Empty<string>(), null],
    ];

    [TestCaseSource(nameof(Posted))]
    public void What_is_posted_becomes_the_value_that_is_stored(string editor, string configuration, object posted, object? stored)
    {
        IDataType dataType = _site.DataType(editor, configuration);
        Assert.That(dataType.Editor!.GetValueEditor(dataType.ConfigurationObject).FromEditor(new ContentPropertyData(posted, dataType.ConfigurationObject), null), Is.EqualTo(stored));
    }

    [Test]
    public async Task Every_default_data_type_has_its_editor_and_Umbracos_key()
    {
        IDataType[] all = (await _site.Get<IDataTypeService>().GetAllAsync()).ToArray();
        Assert.That(all.Where(x => x.Editor is MissingPropertyEditor).Select(x => x.Name), Is.Empty);
        Assert.That(all.Select(x => x.Key), Is.SupersetOf(new[]
        {
            Constants.DataTypes.Guids.TextstringGuid, Constants.DataTypes.Guids.UploadGuid, Constants.DataTypes.Guids.TagsGuid, Constants.DataTypes.Guids.LabelStringGuid,
        }));
    }

    private ValidationResult[] Validate(IDataType dataType, object? value, bool mandatory = false, string? format = null)
    {
        var property = new PropertyType(_site.Get<IShortStringHelper>(), dataType, "value") { Name = "Value", Mandatory = mandatory, ValidationRegExp = format };

        // Core validates a property that does not vary only when the default language is among the cultures being validated.
        PropertyValidationContext invariant = PropertyValidationContext.Empty();
        var context = new PropertyValidationContext { Culture = invariant.Culture, Segment = invariant.Segment, CulturesBeingValidated = ["en-GB"], SegmentsBeingValidated = invariant.SegmentsBeingValidated };
        return _site.Get<IPropertyValidationService>().ValidatePropertyValue(property, value, context).ToArray();
    }
}
