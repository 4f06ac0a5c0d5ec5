using System.Diagnostics;
using CsCheck;
using PhbResources.Documents.Writing.Pdf.Fonts;

namespace PhbResources.Documents.Tests.Writing.Pdf.Fonts;

/// <summary>From text to glyphs on lines, with the fonts of the machine and without any.</summary>
public class ShapingTests
{
    [TestCase(true)]
    [TestCase(false)]
    public void Every_character_is_on_one_line_and_in_one_run(bool withFonts)
    {
        var shelf = withFonts ? Shelves.OfThisMachine() : Shelves.Empty();
        Gen.Select(Wild.Text, Gen.Double[0, 20_000]).Sample((text, width) =>
        {
            var lines = new TextShaper(shelf).Shape(text).Lines(width);
            var next = 0;
            foreach (var line in lines)
            {
                if (line.Start != next || line.End < line.Start) return false;
                next = line.End;
                // Line ends are not drawn; all else is drawn once.
                var drawn = new bool[line.End - line.Start];
                foreach (var run in line.Runs)
                {
                    if (string.Concat(run.Glyphs.Select(glyph => glyph.Text)).Length != run.Length) return false;
                    for (var at = run.Start - line.Start; at < run.Start - line.Start + run.Length; at++)
                    {
                        if (drawn[at]) return false;
                        drawn[at] = true;
                    }
                }

                for (var at = 0; at < drawn.Length; at++)
                {
                    if (drawn[at] == LineBreaks.IsLineEnd(text[line.Start + at])) return false;
                }
            }

            return next == text.Length;
        }, iter: Environment.GetEnvironmentVariable("PHB_SLOW") == "1" ? 20_000 : 500, threads: 1);
    }

    [Test]
    public void Lines_are_no_wider_than_their_room() => Gen.Select(Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Const(' '), Gen.Const('-')), 0, 300], Gen.Double[2000, 20_000])
        .Sample((text, width) => new TextShaper(Shelves.OfThisMachine()).Shape(text).Lines(width).All(line => line.Width <= width + 0.1), iter: 500, threads: 1);

    [Test]
    public void A_line_ends_between_words()
    {
        var lines = Lines("The quick brown fox jumps over the lazy dog", 9000);
        Assert.That(lines, Has.Length.GreaterThan(1));
        Assert.That(lines[..^1], Has.All.EndWith(" "));
    }

    [Test]
    public void A_word_longer_than_the_line_is_cut() => Assert.That(Lines("Llanfairpwllgwyngyllgogerychwyrndrobwll", 5000), Has.Length.GreaterThan(2));

    [Test]
    public void An_empty_text_is_an_empty_line_and_a_line_end_at_the_end_adds_one()
    {
        Assert.That(Lines("", 1000), Is.EqualTo(new[] { "" }));
        Assert.That(Lines("a\n", 1000), Is.EqualTo(new[] { "a\n", "" }));
        Assert.That(Lines("a\n\nb", 1000), Is.EqualTo(new[] { "a\n", "\n", "b" }));
    }

    [Test]
    public void Arabic_letters_join_and_stand_from_right_to_left()
    {
        var run = Shape("عائشة").Lines(10_000)[0].Runs.Single();
        var alone = Shape("ع").Lines(10_000)[0].Runs.Single();
        Assert.That(run.RightToLeft);
        Assert.That(string.Concat(run.Glyphs.Reverse().Select(glyph => glyph.Text)), Is.EqualTo("عائشة"));
        Assert.That(run.Glyphs[^1].Id, Is.Not.EqualTo(alone.Glyphs[0].Id).And.Not.Zero);
    }

    [Test]
    public void A_name_in_Hebrew_within_English_is_drawn_in_its_place()
    {
        var line = Shape("Ask שלום עולם (last) first").Lines(50_000)[0];
        Assert.That(string.Concat(line.Runs.Select(run => string.Concat(run.Glyphs.Select(glyph => glyph.Text)))), Is.EqualTo("Ask םלוע םולש (last) first"));
    }

    [Test]
    public void Marks_without_a_letter_of_their_own_keep_their_text() =>
        Assert.That(Shape("x\u0304\u0323y").Lines(10_000)[0].Runs.Select(run => run.ActualText), Does.Contain("x\u0304\u0323"));

    [Test]
    public void Without_fonts_letters_become_similar_ones_and_keep_their_text()
    {
        var runs = new TextShaper(Shelves.Empty()).Shape("Łukasz, Ngọc").Lines(50_000)[0].Runs;
        Assert.That(string.Concat(runs.SelectMany(run => run.Glyphs).Select(glyph => (char)glyph.Id)), Is.EqualTo("Łukasz, Ngoc"));
        Assert.That(runs.Select(run => run.ActualText), Is.EqualTo(new[] { null, "ọ", null }));
    }

    [Test]
    public void What_the_layout_draws_itself_has_its_room()
    {
        var line = new TextShaper(Shelves.OfThisMachine()).Shape([new TextSpan("Yes "), new TextSpan("\uFFFC", Width: 900)]).Lines(10_000)[0];
        Assert.That(line.Runs[^1].Face, Is.Null);
        Assert.That(line.Runs[^1].Width, Is.EqualTo(900));
    }

    [TestCase("word عائشة 👩🏽‍🦽 שלום ")]
    [TestCase("x")]
    [TestCase("a\u0301")]
    [TestCase("\u0301")]
    [TestCase("ب")]
    [TestCase("([{")]
    [TestCase("日")]
    [TestCase("👩‍")]
    public void Fifty_thousand_characters_take_a_moment(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 50_000 / piece.Length));
        foreach (var shelf in new[] { Shelves.OfThisMachine(), Shelves.Empty() })
        {
            var clock = Stopwatch.StartNew();
            var lines = new TextShaper(shelf).Shape(text).Lines(40_000);
            Assert.That(lines[^1].End, Is.EqualTo(text.Length));
            Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)), "generous: linear time takes a tenth of it, quadratic time minutes");
        }
    }

    private static ShapedParagraph Shape(string text) => new TextShaper(Shelves.OfThisMachine()).Shape(text);

    private static string[] Lines(string text, double width) => [.. Shape(text).Lines(width).Select(line => text[line.Start..line.End])];
}
