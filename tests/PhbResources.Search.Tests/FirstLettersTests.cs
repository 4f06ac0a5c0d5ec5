using PhbResources.Search.Analysis;

namespace PhbResources.Search.Tests;

/// <summary>Highlighting passes over words by their first letters; it must not pass over one that matches.</summary>
public sealed class FirstLettersTests
{
    [Test]
    public void A_word_begins_as_its_stem_allows()
    {
        var english = new English();
        var passedOver = new List<string>();
        foreach (var text in Catalogue.Documents.Select(document => document.Title)
            .Concat(RealTexts.Documents.Select(document => document.Body))
            .Concat(File.ReadLines(Catalogue.SynonymFile))
            .Append("Haemoglobin paediatric foetus faeces caesarean aesthetic oestrogen oesophagus oedema pyjamas sceptical tyre tyres mum mums kerb grey plough dying lying tying " +
                "skies early only zero one two three four five six seven eight nine ten eleven twelve nineteen twenty hundred first second third eighth 24 3rd a x 'twas P.A. İstanbul é"))
            foreach (var word in Words.Split(text))
            {
                var starts = new FirstLetters();
                starts.Add(english.Stem(word.Text));
                if (!starts.May(text.AsSpan(word.Start, word.End - word.Start))) passedOver.Add(word.Text);
            }
        Assert.That(passedOver, Is.Empty);
    }

    [Test]
    public void Most_other_words_are_passed_over()
    {
        var starts = new FirstLetters();
        starts.Add("rota");
        Assert.That(starts.May("Rotas"), Is.True);
        foreach (var other in new[] { "read", "leave", "and", "1", "to" }) Assert.That(starts.May(other), Is.False, other);
    }
}
