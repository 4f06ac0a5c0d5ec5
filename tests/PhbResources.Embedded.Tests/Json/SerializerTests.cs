using System.Text.Json;
using System.Text.Json.Nodes;
using PhbResources.Embedded.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;

namespace PhbResources.Embedded.Tests.Json;

[TestFixture]
public sealed class SerializerTests
{
    private readonly UmbracoJsonSerializer _json = new();
    private readonly ConfigurationJsonSerializer _configuration = new();

    [Test]
    public void Udis_keys_and_enumerations_come_back_as_they_were()
    {
        var sent = new Sample(Udi.Create(Constants.UdiEntityType.Media, Guid.NewGuid()), Guid.NewGuid(), ValueStorageType.Ntext, null);
        string text = _json.Serialize(sent);
        Assert.That(text, Does.Contain("umb://media/").And.Contain("\"Ntext\""));
        Assert.That(_json.Deserialize<Sample>(text), Is.EqualTo(sent));
    }

    [Test]
    public void A_word_that_is_no_udi_is_refused_with_what_to_write()
        => Assert.That(() => _json.Deserialize<Sample>("""{"udi":"nonsense"}"""), Throws.TypeOf<JsonException>().With.Message.Contains("umb://document/"));

    [Test]
    public void Objects_in_dictionaries_become_plain_values()
    {
        Dictionary<string, object?> values = _configuration.Deserialize<Dictionary<string, object?>>(
            """{"text":"2026-01-31","yes":true,"small":3,"large":9999999999,"part":1.5,"none":null,"words":["a","b"],"mixed":["a",1],"object":{"x":1}}""")!;
        Assert.That(values["text"], Is.EqualTo("2026-01-31"));
        Assert.That(values["yes"], Is.True);
        Assert.That(values["small"], Is.TypeOf<int>().And.EqualTo(3));
        Assert.That(values["large"], Is.TypeOf<long>().And.EqualTo(9999999999));
        Assert.That(values["part"], Is.TypeOf<decimal>().And.EqualTo(1.5m));
        Assert.That(values["none"], Is.Null);
        Assert.That(values["words"], Is.TypeOf<List<string>>().And.EqualTo(new[] { "a", "b" }));
        Assert.That(values["mixed"], Is.EqualTo(new object[] { "a", 1 }));
        Assert.That(values["object"], Is.TypeOf<JsonObject>());
    }

    [Test]
    public void Configuration_is_read_whatever_its_case_and_with_numbers_and_flags_as_text()
    {
        Assert.That(_configuration.Deserialize<TextboxConfiguration>("""{"MaxChars":"20"}""")!.MaxChars, Is.EqualTo(20));
        Assert.That(_configuration.Deserialize<DropDownFlexibleConfiguration>("""{"multiple":"1"}""")!.Multiple, Is.True);
        Assert.That(_configuration.Deserialize<LabelConfiguration>("""{"umbracoDataValueType":"INT"}""")!.ValueType, Is.EqualTo("INT"));
    }

    private sealed record Sample(Udi? Udi, Guid Key, ValueStorageType Storage, string? Nothing);
}
