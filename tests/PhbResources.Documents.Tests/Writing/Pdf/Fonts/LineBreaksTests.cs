using System.Globalization;
using CsCheck;
using PhbResources.Documents.Writing.Pdf.Fonts;

namespace PhbResources.Documents.Tests.Writing.Pdf.Fonts;

/// <summary>Where lines may end.</summary>
public class LineBreaksTests
{
    [TestCase("two words", "two |words")]
    [TestCase("well-known 5-6 -7", "well-|known |5-6 |-7")]
    [TestCase("and/or 3/4", "and/|or |3/4")]
    [TestCase("https://example.org/page", "https://example.org/|page")]
    [TestCase("10\u00A0hours a", "10\u00A0hours |a")]
    [TestCase("日本語。", "日|本|語。")]
    [TestCase("one\ntwo\r\nthree", "one\n|two\r\n|three")]
    [TestCase("9:00–17:30", "9:00–17:30")]
    public void Lines_end_at(string text, string expected)
    {
        var breaks = LineBreaks.Find(text);
        var shown = string.Concat(text.Select((letter, at) => (breaks[at] >= LineBreak.Allowed ? "|" : "") + letter));
        Assert.That(shown, Is.EqualTo(expected));
    }

    [Test]
    public void No_line_ends_within_a_grapheme() => Wild.Text.Sample(text =>
    {
        var starts = StringInfo.ParseCombiningCharacters(text).ToHashSet();
        var breaks = LineBreaks.Find(text);
        for (var at = 1; at < text.Length; at++)
        {
            if (starts.Contains(at) != (breaks[at] != LineBreak.Never)) return false;
        }

        return true;
    }, iter: 2000, threads: 1);
}
