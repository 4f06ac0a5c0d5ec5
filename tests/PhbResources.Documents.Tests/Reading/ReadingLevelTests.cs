using PhbResources.Documents.Reading;
using PhbResources.Documents.Yaml;

namespace PhbResources.Documents.Tests.Reading;

[TestFixture]
public sealed class ReadingLevelTests
{
    // Counted by hand: words, sentences, syllables.
    [TestCase("The cat sat on the mat.", 6, 1, 6)]
    [TestCase("Write the start time. Then write the finish time.", 9, 2, 10)]
    [TestCase("Your personal assistant needs eleven hours of rest between two shifts.", 11, 1, 18)]
    [TestCase("Keep this page safe (it has names in it.) Do not post it!", 13, 2, 13)]
    [TestCase("Say when, e.g. Monday, you will be away.", 8, 1, 10)]
    [TestCase("Start at 9 and stop at 17", 5, 1, 5)]
    [TestCase("Ask: who covers? A friend; an agency.", 7, 2, 10)]
    public void A_text_has_the_grade_that_counting_by_hand_gives(string text, int words, int sentences, int syllables)
    {
        var level = ReadingLevel.Of([text]);

        Assert.That(level.Words, Is.EqualTo(words));
        Assert.That(level.Grade, Is.EqualTo((0.39 * words / sentences) + (11.8 * syllables / words) - 15.59).Within(0.001));
    }

    [Test]
    public void Syllables_are_right_for_nine_words_in_ten()
    {
        (string Word, int Syllables)[] counted =
        [
            ("the", 1), ("rota", 2), ("week", 1), ("make", 1), ("makes", 1), ("worked", 1), ("wanted", 2), ("table", 2), ("tables", 2), ("changes", 2),
            ("agreed", 2), ("needs", 1), ("hours", 1), ("medicine", 3), ("assistant", 3), ("holiday", 3), ("notice", 2), ("notices", 3), ("money", 2), ("sign", 1),
            ("agree", 2), ("people", 2), ("rules", 1), ("whole", 1), ("hole", 1), ("times", 1), ("used", 1), ("safe", 1), ("review", 2), ("record", 2),
            ("employer", 3), ("employed", 2), ("contract", 2), ("breaks", 1), ("leave", 1), ("leaves", 1), ("absence", 2), ("support", 2), ("emergency", 4), ("number", 2),
            ("washes", 2), ("boxes", 2), ("handled", 2), ("called", 1), ("day's", 1), ("family", 3), ("training", 2), ("sickness", 2), ("annual", 3), ("being", 2),
        ];

        // One word, one sentence: the grade gives the syllables away.
        var wrong = counted.Where(word => Math.Round((ReadingLevel.Of([word.Word]).Grade + 15.59 - 0.39) / 11.8) != word.Syllables).Select(word => word.Word).ToList();

        Assert.That(wrong, Has.Count.LessThanOrEqualTo(counted.Length / 10), string.Join(", ", wrong));
    }

    [TestCase("")]
    [TestCase("  \n ")]
    [TestCase("12 34. ---")]
    public void Where_there_are_no_words_nothing_is_measured(string text)
    {
        Assert.That(ReadingLevel.Of([text]), Is.EqualTo(new ReadingLevel(0, 0)));
        Assert.That(ReadingLevel.Of(Enumerable.Empty<string>()).Age, Is.EqualTo(7));
    }

    [Test]
    public void Age_follows_the_grade_and_is_never_under_seven()
    {
        Assert.That(new ReadingLevel(6.4, 100).Age, Is.EqualTo(11));
        Assert.That(new ReadingLevel(6.5, 100).Age, Is.EqualTo(12));
        Assert.That(new ReadingLevel(-3, 100).Age, Is.EqualTo(7));
    }

    [Test]
    public void The_sentences_of_a_document_count_and_not_its_tables_headings_and_labels()
    {
        var body = BodyReader.Read("""
            intro:
              - text: The cat sat on the **mat**.
            sections:
              - heading: Extraordinarily complicated considerations
                content:
                  - note: A dog ran by.
                  - list: [He sat, She ran to the shop]
                  - field: { id: responsibility, label: Organisational responsibilities, hint: Write a name }
                  - table:
                      id: shifts
                      caption: Administrative particularities
                      columns: [{ id: day, label: Unavoidable circumstances }]
                      rows: [[Incomprehensible], [Write it down while you can.]]
            """);

        // 6 + 4 + 5 + 6 words of one syllable each, in four sentences.
        var level = ReadingLevel.Of(body);
        Assert.That(level.Words, Is.EqualTo(21));
        Assert.That(level.Grade, Is.EqualTo((0.39 * 21 / 4) + 11.8 - 15.59).Within(0.001));
    }

    [Test]
    public void An_item_of_a_list_is_read_after_its_lead_in_unless_it_is_a_sentence_of_its_own()
    {
        var body = BodyReader.Read("""
            sections:
              - heading: Keys
                content:
                  - text: "Keep them safe. You must:"
                  - list: [lock the door when you go, ring me. Then wait.]
                  - text: "This is how:"
                  - list: [Lock the door., Ring me.]
            """);

        // "Keep them safe." "You must: lock the door when you go" "Ring me." "Then wait." "Lock the door." "Ring me."
        var level = ReadingLevel.Of(body);
        Assert.That(level.Words, Is.EqualTo(3 + 8 + 2 + 2 + 3 + 2));
        Assert.That(level.Grade, Is.EqualTo((0.39 * 20 / 6) + 11.8 - 15.59).Within(0.001));
    }

    [Test]
    public void Plain_words_are_easier_than_long_ones() => Assert.That(
        ReadingLevel.Of(["You get paid when you are ill. Tell me on the first day."]).Grade,
        Is.LessThan(ReadingLevel.Of(["Remuneration continues throughout incapacity, conditional upon notification of unavailability at the earliest opportunity."]).Grade - 10));
}
