using CsCheck;
using NSubstitute;
using PhbResources.Embedded.Content;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Strings;

namespace PhbResources.Embedded.Tests.Content;

[TestFixture]
internal sealed class PropertyValuesTests
{
    private static readonly IShortStringHelper Strings = Substitute.For<IShortStringHelper>();

    private ILanguageRepository _languages = null!;
    private PropertyValues _values = null!;

    [SetUp]
    public void MakeLanguages()
    {
        Strings.CleanStringForSafeAlias(Arg.Any<string>()).Returns(x => x.Arg<string>());
        _languages = Substitute.For<ILanguageRepository>();
        _languages.GetIsoCodeById(99, Arg.Any<bool>()).Returns((string?)null);
        _languages.GetIdByIsoCode("en-gb", Arg.Any<bool>()).Returns(3);
        _languages.GetIsoCodeById(3, Arg.Any<bool>()).Returns("en-gb");
        _values = new PropertyValues(_languages);
    }

    [Test]
    public void Texts_come_back_as_they_were() => Gen.Char.Where(x => !char.IsSurrogate(x)).Array[1, 40].Sample(characters =>
    {
        string text = new(characters);
        return (string?)Read(Type(1, ValueStorageType.Ntext), Write(Type(1, ValueStorageType.Ntext), text)).GetValue() == text;
    });

    [Test]
    public void Numbers_and_dates_come_back_as_they_were()
    {
        Assert.That(RoundTrip(ValueStorageType.Integer, int.MinValue), Is.EqualTo(int.MinValue));
        Assert.That(RoundTrip(ValueStorageType.Decimal, 12345678901234567890.123456789m), Is.EqualTo(12345678901234567890.123456789m));
        var date = new DateTime(2026, 11, 22, 23, 59, 59, 123, DateTimeKind.Utc);
        Assert.That(RoundTrip(ValueStorageType.Date, date), Is.EqualTo(date));
    }

    [Test]
    public void Cultures_and_segments_are_kept_apart()
    {
        IPropertyType type = Type(7, ValueStorageType.Nvarchar, ContentVariation.CultureAndSegment);
        var property = new Property(type);
        property.SetValue("one", "en-gb");
        property.SetValue("two", "en-gb", "print");
        string json = _values.Write(new PropertyCollection([property]), published: false);
        Assert.That(json, Is.EqualTo("""{"7|3|":"one","7|3|print":"two"}"""));
        IProperty read = Read(type, json);
        Assert.That(read.GetValue("en-gb"), Is.EqualTo("one"));
        Assert.That(read.GetValue("en-gb", "print"), Is.EqualTo("two"));
    }

    [Test]
    public void Values_of_what_is_gone_are_left_out()
    {
        PropertyCollection read = _values.Read([Type(1, ValueStorageType.Nvarchar)], """{"1":"kept","2":"type is gone","1|99|":"language is gone"}""", null);
        Assert.That(read.SelectMany(x => x.Values).Select(x => x.EditedValue), Is.EqualTo(new[] { "kept" }));
    }

    [Test]
    public void A_value_that_no_longer_fits_its_type_is_empty_and_one_that_does_is_converted()
    {
        Assert.That(Read(Type(1, ValueStorageType.Integer), """{"1":"not a number"}""").GetValue(), Is.Null);
        Assert.That(Read(Type(1, ValueStorageType.Integer), """{"1":"12"}""").GetValue(), Is.EqualTo(12));
        Assert.That(Read(Type(1, ValueStorageType.Nvarchar), """{"1":12}""").GetValue(), Is.EqualTo("12"));
    }

    private object? RoundTrip(ValueStorageType storage, object value) => Read(Type(1, storage), Write(Type(1, storage), value)).GetValue();

    private string Write(IPropertyType type, object value)
    {
        var property = new Property(type);
        property.SetValue(value);
        return _values.Write(new PropertyCollection([property]), published: false);
    }

    private IProperty Read(IPropertyType type, string json) => _values.Read([type], json, null).Single();

    private static PropertyType Type(int id, ValueStorageType storage, ContentVariation variations = ContentVariation.Nothing) =>
        new(Strings, "Test.Editor", storage, "text") { Id = id, Variations = variations };
}
