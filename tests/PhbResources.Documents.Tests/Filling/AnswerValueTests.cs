using System.Globalization;
using CsCheck;
using PhbResources.Documents.Filling;
using PhbResources.Documents.Model;

namespace PhbResources.Documents.Tests.Filling;

internal sealed class AnswerValueTests
{
    [TestCase("2026-11-23")]
    [TestCase("23/11/2026")]
    [TestCase("23/11/26")]
    [TestCase(" 23-11-2026 ")]
    [TestCase("23.11.2026")]
    [TestCase("23 11 2026")]
    [TestCase("23 November 2026")]
    [TestCase("23 nov 2026")]
    public void A_day_is_understood(string typed) => Assert.That(AnswerValue.Read(FieldType.Date, typed), Is.EqualTo("2026-11-23"));

    [TestCase("31/02/2026")]
    [TestCase("11/23/2026")]
    [TestCase("next Monday")]
    [TestCase("23/11")]
    [TestCase("23/11/0026")]
    public void What_is_no_day_is_not(string typed) => Assert.That(AnswerValue.Read(FieldType.Date, typed), Is.Null);

    [TestCase("07:30", "07:30")]
    [TestCase("7.30", "07:30")]
    [TestCase("0730", "07:30")]
    [TestCase("07:30:00", "07:30")]
    [TestCase("7.30 pm", "19:30")]
    [TestCase("7pm", "19:00")]
    [TestCase("12am", "00:00")]
    [TestCase("12 p.m.", "12:00")]
    public void A_time_is_understood(string typed, string time) => Assert.That(AnswerValue.Read(FieldType.Time, typed), Is.EqualTo(time));

    [TestCase("24:00")]
    [TestCase("7:60")]
    [TestCase("13pm")]
    [TestCase("7")]
    [TestCase("dawn")]
    public void What_is_no_time_is_not(string typed) => Assert.That(AnswerValue.Read(FieldType.Time, typed), Is.Null);

    [TestCase(FieldType.Number, "12", "12")]
    [TestCase(FieldType.Number, "-.5", "-0.5")]
    [TestCase(FieldType.Number, "1,234.50", "1234.50")]
    [TestCase(FieldType.Number, "12.", "12")]
    [TestCase(FieldType.Money, "£ 12.50", "12.50")]
    [TestCase(FieldType.Hours, "7:30", "7.5")]
    [TestCase(FieldType.Hours, "7h 20m", "7.33")]
    public void A_number_is_understood(FieldType type, string typed, string number) => Assert.That(AnswerValue.Read(type, typed), Is.EqualTo(number));

    [TestCase(FieldType.Number, "7,5")]
    [TestCase(FieldType.Number, "1e5")]
    [TestCase(FieldType.Number, "twelve")]
    [TestCase(FieldType.Number, "-")]
    [TestCase(FieldType.Number, ".")]
    [TestCase(FieldType.Number, "1234567890123456")]
    [TestCase(FieldType.Number, "£5")]
    [TestCase(FieldType.Hours, "7:75")]
    [TestCase(FieldType.Number, "=1+1")]
    public void What_is_no_number_is_not(FieldType type, string typed) => Assert.That(AnswerValue.Read(type, typed), Is.Null);

    [Test]
    public void What_was_understood_is_understood_as_the_same_again() =>
        Gen.Select(Gen.Enum<FieldType>(), Gen.OneOf(Wild.Text, Gen.Char["0123456789:./-apm £,h"].Array[0, 10].Select(letters => new string(letters)))).Sample((type, typed) =>
        {
            var read = AnswerValue.Read(type, typed);
            return read is null || AnswerValue.Read(type, read) == read;
        });

    [Test]
    public void Every_day_and_minute_is_its_own_value()
    {
        Gen.Date.Select(day => DateOnly.FromDateTime(day)).Where(day => day.Year >= 1000).Sample(day =>
            AnswerValue.Read(FieldType.Date, day.ToString("d/M/yyyy", CultureInfo.InvariantCulture)) == day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        for (var time = TimeOnly.MinValue; ; time = time.AddMinutes(1))
        {
            var text = time.ToString("HH:mm", CultureInfo.InvariantCulture);
            Assert.That(AnswerValue.Read(FieldType.Time, text), Is.EqualTo(text));
            Assert.That(AnswerValue.Read(FieldType.Time, time.ToString("h.mmtt", CultureInfo.InvariantCulture)), Is.EqualTo(text));
            if (text == "23:59") break;
        }
    }
}
