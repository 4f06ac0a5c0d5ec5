using CsCheck;
using PhbResources.Embedded.Content;

namespace PhbResources.Embedded.Tests.Content;

[TestFixture]
internal sealed class SiblingNamesTests
{
    private static readonly Gen<string> Name = Gen.OneOf("A", "a", " ", "(", ")", " (1)", " (2)", "%", "_").Array[1, 5].Select(x => string.Concat(x));

    [TestCase("Letter", new string[0], "Letter")]
    [TestCase("Letter", new[] { "Letter" }, "Letter (1)")]
    [TestCase("letter", new[] { "LETTER", "Letter (1)" }, "letter (2)")]
    [TestCase("Letter", new[] { "Letter", "Letter (2)" }, "Letter (1)")]
    [TestCase("Letter (1)", new[] { "Letter", "Letter (1)" }, "Letter (2)")]
    [TestCase("Letter (1)", new[] { "Letter (1)" }, "Letter (1) (1)")]
    [TestCase("Letter (1)", new[] { "Letter" }, "Letter (1)")]
    [TestCase("Rules (2026)", new[] { "Rules (2025)" }, "Rules (2026)")]
    public void The_first_free_number_is_taken(string wanted, string[] taken, string expected) => Assert.That(SiblingNames.Free(wanted, taken), Is.EqualTo(expected));

    [Test]
    public void A_free_name_is_never_taken_and_begins_as_wanted() => Gen.Select(Name, Name.List[0, 20]).Sample((wanted, taken) =>
    {
        string free = SiblingNames.Free(wanted, taken);
        return !taken.Contains(free, StringComparer.OrdinalIgnoreCase) && free.StartsWith(SiblingNames.Stem(wanted), StringComparison.Ordinal);
    });
}
