using CsCheck;
using PhbResources.Documents.Writing;

namespace PhbResources.Documents.Tests.Writing.Pdf;

/// <summary>Any text in any place gives a sound file with the text in it.</summary>
[Category("Slow")] // Thirty cases in the ordinary run, a thousand in the slow one.
public class PdfWildTextTests
{
    private static readonly int Cases = Environment.GetEnvironmentVariable("PHB_SLOW") == "1" ? 1000 : 30;

    [Test]
    public void Any_text_anywhere_gives_a_sound_file() => Wild.Text.Sample(text =>
    {
        using var pdf = new Pdf(WildTextTests.Around(text), new WriteOptions { Answers = WildTextTests.AnswersOf(text) });
        // A text can be of nothing that shows: then a row has no name, and a link no words.
        Assert.That(new PdfUa(pdf).Faults().Where(fault => fault is not ("an empty row header" or "a link without a description") && !fault.StartsWith("an empty ", StringComparison.Ordinal)), Is.Empty);
    }, iter: Cases, threads: 1);

    [Test]
    public void Any_text_without_fonts_gives_a_sound_file() => Wild.Text.Sample(text =>
    {
        using var file = new MemoryStream();
        new PhbResources.Documents.Writing.Pdf.PdfWriter(new PhbResources.Documents.Writing.Pdf.Fonts.FontShelf([])).Write(WildTextTests.Around(text), new WriteOptions { Answers = WildTextTests.AnswersOf(text) }, file);
        using var pdf = new Pdf(file.ToArray());
        return pdf.File.NumberOfPages > 0;
    }, iter: Cases, threads: 1);

    [Test]
    public void Letters_of_many_languages_are_kept() => Gen.Char[" abcdefghijklmnopqrstuvwxyzABCXYZ0123456789ąćęłńóśźżàâçéèêëîïôùûüÿñäöüßčďěňřšťůýžőűğışİđảạấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹабвгдежзийклмнопрстуфхцчшщъыьэюяαβγδεζηθικλμνξοπρστυφχψω€£§½—–“”’…"]
        .Array[1, 200].Select(letters => new string(letters)).Sample(text =>
        {
            using var pdf = new Pdf(WildTextTests.Around("Plain"), new WriteOptions { Answers = WildTextTests.AnswersOf(text) });
            var shown = Pdf.Squeeze(text);
            return shown.Length == 0 || WithoutSpaces(pdf.Text()).Contains(WithoutSpaces(shown), StringComparison.Ordinal);
        }, iter: Cases, threads: 1);

    [Test]
    public void Fifty_thousand_characters_are_no_trouble()
    {
        var text = string.Concat(Enumerable.Repeat("Word & <tag> Łukasz ", 2500));
        using var pdf = new Pdf(WildTextTests.Around("Plain"), new WriteOptions { Answers = WildTextTests.AnswersOf(text) });
        Assert.That(new PdfUa(pdf).Faults(), Is.Empty);
        Assert.That(pdf.Text(), Does.Contain(Pdf.Squeeze(text)));
    }

    [Test]
    public void A_word_of_fifty_thousand_letters_is_broken_to_fit()
    {
        var word = string.Concat(Enumerable.Range(0, 10_000).Select(number => (char)('a' + (number % 26)) + "bcde"));
        using var pdf = new Pdf(WildTextTests.Around("Plain"), new WriteOptions { Answers = WildTextTests.AnswersOf(word) });
        Assert.That(WithoutSpaces(pdf.Text()), Does.Contain(word));
        var page = pdf.File.GetPage(1);
        Assert.That(pdf.File.GetPages().SelectMany(each => each.Letters).Max(letter => letter.EndBaseLine.X), Is.LessThanOrEqualTo(page.Width));
    }

    private static string WithoutSpaces(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
