using PhbResources.Documents.Writing.Pdf.Fonts;

namespace PhbResources.Documents.Tests.Writing.Pdf.Fonts;

/// <summary>The direction of text, by cases of the rules of UAX #9.</summary>
public class BidiTests
{
    [TestCase("plain English, 12.5%", "00000000000000000000", TestName = "English_is_read_from_left_to_right")]
    [TestCase("אב", "11", TestName = "Hebrew_is_read_from_right_to_left")]
    [TestCase("a אב b", "001100", TestName = "Hebrew_within_English")]
    [TestCase("א ab ג", "112211", TestName = "English_within_Hebrew")]
    [TestCase("א 1,5 ב", "1122211", TestName = "A_comma_within_a_number_belongs_to_it")]
    [TestCase("ع 12 £", "112211", TestName = "A_number_after_Arabic_and_a_currency_apart_from_it")]
    [TestCase("א £12", "11222", TestName = "A_currency_beside_a_number_goes_with_it")]
    [TestCase("a (אב) c", "00011000", TestName = "Brackets_in_English_stay_English")]
    [TestCase("א (b) ג", "1112111", TestName = "Brackets_in_Hebrew_stay_Hebrew")]
    [TestCase("א\u05B0b", "112", TestName = "A_vowel_sign_goes_with_its_letter")]
    [TestCase("a\u202Ebc\u202Cd", "001110", TestName = "An_override_turns_letters_round_until_it_ends")]
    public void Levels(string text, string expected) => Assert.That(string.Concat(Bidi.Levels(text, null, out _)), Is.EqualTo(expected));

    [Test]
    public void The_first_letter_decides_the_direction_of_a_paragraph()
    {
        Bidi.Levels("123 (א) abc", null, out var hebrew);
        Bidi.Levels("abc א", null, out var english);
        Bidi.Levels("\u2067א\u2069 abc", null, out var isolated);
        Assert.That((hebrew, english, isolated), Is.EqualTo(((byte)1, (byte)0, (byte)0)));
    }

    [Test]
    public void Endless_nesting_is_no_trouble()
    {
        foreach (var mark in "\u202B\u202E\u2067\u2068([{\u202C\u2069א1")
        {
            Assert.That(Bidi.Levels(new string(mark, 50_000) + "אa1)", null, out _), Has.Length.EqualTo(50_004));
        }
    }
}
