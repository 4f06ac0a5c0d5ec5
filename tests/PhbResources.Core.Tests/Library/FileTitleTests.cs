using CsCheck;
using PhbResources.Core.Library;

namespace PhbResources.Core.Tests.Library;

public sealed class FileTitleTests
{
    [TestCase("Weekly rota.docx", "docx", "Weekly rota.docx")]
    [TestCase("Weekly rota", "docx", "Weekly rota.docx")]
    [TestCase("Rota v1.2", "odt", "Rota v1.2.odt")]
    [TestCase("Weekly rota.docx (12)", "docx", "Weekly rota.docx")]
    [TestCase("Weekly rota (12)", "docx", "Weekly rota (12).docx")]
    [TestCase("Scan.jpeg", "jpg", "Scan.jpg")]
    [TestCase("rota.exe", "txt", "rota.txt")]
    [TestCase("../../etc/passwd", "txt", "etc passwd.txt")]
    [TestCase("..", "pdf", "file.pdf")]
    [TestCase("rota\u202Efdp.exe", "pdf", "rota fdp.pdf")]
    [TestCase("Zoë’s день", "pdf", "Zoë’s день.pdf")]
    public void A_file_is_called_what_it_is(string title, string extension, string name) =>
        Assert.That(FileTitle.Of(title, extension, []), Is.EqualTo(name));

    [Test]
    public void Any_title_makes_a_name_that_is_no_path_and_is_not_taken() =>
        Gen.Select(Gen.String, Gen.OneOf(Gen.Const("docx"), Gen.Const("txt"))).Sample((title, extension) =>
        {
            string name = FileTitle.Of(title, extension, []);
            string other = FileTitle.Of(title, extension, [name]);
            return name.EndsWith("." + extension, StringComparison.Ordinal) && name == Path.GetFileName(name) && name[0] != '.' && name == name.Trim()
                && name.IndexOfAny(['/', '\\', '"', '%', '\r', '\n', '\0']) < 0 && Uri.UnescapeDataString(Uri.EscapeDataString(name)) == name && other != name;
        }, iter: 2_000);
}
