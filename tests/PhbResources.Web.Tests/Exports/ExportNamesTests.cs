using CsCheck;
using PhbResources.Core.Exports;

namespace PhbResources.Web.Tests.Exports;

/// <summary>Whatever something is called, its folder and its files can be on any disk.</summary>
internal sealed class ExportNamesTests
{
    private static readonly string[] s_devices = ["con", "prn", "aux", "nul", "com1", "lpt9"];

    private static readonly Gen<string> s_wild = Gen.OneOf(
        Gen.String, Gen.String[Gen.Char.AlphaNumeric, 0, 300], One(s_devices), One("..", ".", "CON.docx", "weekly-rota", "Weekly-Rota", "straße", "ロタ表", "a-0123456789ab", "", " ", "rota.", "nul.tar.gz", "\ud83d\ude00"),
        Gen.Select(Gen.String, One("/", "\\", ":", "\0", "\u202e", "..", "\n"), Gen.String).Select(parts => parts.Item1 + parts.Item2 + parts.Item3));

    [Test]
    public void A_folder_is_a_safe_name_and_always_the_same() => s_wild.Sample(slug =>
    {
        string folder = ExportNames.Folder(slug);
        Assert.That(ExportNames.IsSafeName(folder), folder);
        Assert.That(folder, Has.Length.LessThanOrEqualTo(ExportNames.Longest));
        Assert.That(folder, Does.Match("^[a-z0-9]+(-[a-z0-9]+)*$"));
        Assert.That(ExportNames.Folder(slug), Is.EqualTo(folder));
    }, iter: 3_000);

    [Test]
    public void Two_addresses_have_two_folders() => Gen.Select(s_wild, s_wild).Sample(pair =>
    {
        (string first, string second) = (Lower(pair.Item1), Lower(pair.Item2));
        if (first != second)
            Assert.That(ExportNames.Folder(pair.Item1), Is.Not.EqualTo(ExportNames.Folder(pair.Item2)));
        // Nor can one be called what another one is given.
        if (!string.Equals(ExportNames.Folder(pair.Item1), pair.Item1, StringComparison.OrdinalIgnoreCase))
            Assert.That(ExportNames.Folder(ExportNames.Folder(pair.Item1)), Is.Not.EqualTo(ExportNames.Folder(pair.Item1)));
    }, iter: 3_000);

    [Test]
    public void An_ordinary_address_is_its_own_folder() => Assert.That(ExportNames.Folder("weekly-rota"), Is.EqualTo("weekly-rota"));

    [Test]
    public void A_file_is_a_safe_name_that_no_other_has() => s_wild.Array[1, 12].Sample(names =>
    {
        List<string> taken = [];
        foreach (string name in names)
            taken.Add(ExportNames.File(name, taken));
        Assert.That(taken, Is.All.Matches<string>(ExportNames.IsSafeName));
        Assert.That(taken.Distinct(StringComparer.OrdinalIgnoreCase), Has.Exactly(taken.Count).Items);
    }, iter: 1_000);

    [TestCase("Zoë’s rota.docx", "Zoë s rota.docx"), TestCase("CON.docx", "CON_.docx"), TestCase("a:b*c.pdf", "a b c.pdf"), TestCase("rota", "rota.bin")]
    public void A_file_keeps_what_it_can_of_its_name(string name, string expected) => Assert.That(ExportNames.File(name, []), Is.EqualTo(expected));

    private static Gen<string> One(params string[] words) => Gen.Int[0, words.Length - 1].Select(at => words[at]);

    private static string Lower(string text) => text.ToLowerInvariant();
}
