using PhbResources.Core.Facts;
using PhbResources.Core.Guides.Suggestions;
using PhbResources.Core.Library;
using PhbResources.Core.Tests.Schemas;
using PhbResources.Documents.Yaml;

namespace PhbResources.Core.Tests.Guides;

internal sealed class TemplateSentencesTests
{
    private const string Body = "# a comment\nsections:\n  - heading: Who works on which day\n    content:\n      - text: Plain words, to be read by all.\n      - note: \"Quoted words: with a \\\"sign\\\" in them.\"\n      - text: |\n          A block of words\n          on two lines.\n      - text: >\n          Folded words that\n          go on here.\n      - list: [One thing to do now, Two]\n";

    [Test]
    public void A_sentence_is_put_in_and_nothing_else_is_touched()
    {
        foreach (Sentence sentence in Of(Body))
        {
            const string words = "Better: \"words\", with {signs} # and\n- a second line.";
            string? changed = TemplateSentences.With(Body, sentence, words);
            Assert.That(changed, Is.Not.Null, sentence.Text);
            Assert.That(Of(changed!).Select(one => one.Text), Is.EqualTo(Of(Body).Select(one => one.Text == sentence.Text ? words : one.Text)));
            Assert.That(changed, Does.StartWith("# a comment\nsections:\n"));
        }

        Assert.That(Of(Body).Select(sentence => sentence.Text), Does.Contain("Quoted words: with a \"sign\" in them.").And.Contain("A block of words\non two lines.\n").And.Contain("One thing to do now").And.Not.Contain("Two"));
    }

    [Test]
    public void Every_template_of_the_library_has_sentences_that_can_be_mended()
    {
        IReadOnlyDictionary<string, string> figures = FactsComposer.ReadFigures(ConfigFolder.Original).WordsOn(new DateOnly(2026, 11, 23));
        List<string> stuck = [];
        foreach (string file in Directory.EnumerateFiles(Path.Combine(ConfigFolder.Original, "library"), "*.yaml").Where(file => Path.GetFileName(file) != "categories.yaml"))
        {
            LibraryEntry entry = LibraryReader.ReadTemplate(File.ReadAllText(file), Path.GetFileName(file), figures);
            IReadOnlyList<Sentence> sentences = Of(entry.BodyYaml);
            Assert.That(sentences, Is.Not.Empty, file);
            foreach (Sentence sentence in new[] { sentences[0], sentences[sentences.Count / 2], sentences[^1] })
            {
                if (TemplateSentences.With(entry.BodyYaml, sentence, "These are other words.") is null)
                    stuck.Add($"{Path.GetFileName(file)}: {sentence.Text}");
            }
        }

        Assert.That(stuck, Is.Empty);
    }

    [Test]
    public void A_document_that_cannot_be_read_has_no_sentences() =>
        Assert.That(Of("sections: [unclosed words that go on"), Is.Empty);

    private static IReadOnlyList<Sentence> Of(string body) => TemplateSentences.Of(alias => alias == LibraryAliases.Body ? body : "");
}
