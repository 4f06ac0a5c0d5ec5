namespace PhbResources.Core.Tests.Schemas;

[TestFixture]
public sealed class ConfigPathTests
{
    [Test]
    public void The_folder_beside_the_program_is_taken_when_nothing_is_set() =>
        Assert.That(Validated(new PhbOptions()), Is.Null);

    [TestCase("", "Leave the setting out")]
    [TestCase("no/such/folder", "set Phb:ConfigPath to where it is")]
    public void A_folder_without_types_is_refused_with_what_to_do(string path, string instead) =>
        Assert.That(Validated(new PhbOptions { ConfigPath = path }), Does.Contain(instead));

    private static string? Validated(PhbOptions options) => new ConfigPathCheck().Validate(null, options).FailureMessage;
}
