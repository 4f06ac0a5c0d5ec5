namespace PhbResources.Core.Tests.Schemas;

[TestFixture]
public sealed class ConfigOptionsTests
{
    [Test]
    public void The_folder_beside_the_program_is_taken_when_nothing_is_set() =>
        Assert.That(Validated(new ConfigOptions()), Is.Null);

    [TestCase("", "Leave the setting out")]
    [TestCase("no/such/folder", "set Phb:ConfigPath to where it is")]
    public void A_folder_without_types_is_refused_with_what_to_do(string path, string instead) =>
        Assert.That(Validated(new ConfigOptions { ConfigPath = path }), Does.Contain(instead));

    private static string? Validated(ConfigOptions options) => new ValidateConfigOptions().Validate(null, options).FailureMessage;
}
