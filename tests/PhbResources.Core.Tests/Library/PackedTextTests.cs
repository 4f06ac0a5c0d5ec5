using CsCheck;
using PhbResources.Core.Library;

namespace PhbResources.Core.Tests.Library;

public class PackedTextTests
{
    [Test]
    public void Any_text_comes_out_as_it_went_in() =>
        Gen.Char.Where(letter => !char.IsSurrogate(letter)).Array[0, 5_000].Select(letters => new string(letters))
            .Sample(text => PackedText.Of(text).ToString() == text, iter: 300);

    [Test]
    public void A_body_takes_less_than_a_third_of_the_memory()
    {
        string body = string.Concat(Enumerable.Range(0, 100).Select(number => $"  - field: {{ id: field-{number}, label: Signed by, type: longText }}\n"));
        Assert.That(PackedText.Of(body).PackedBytes, Is.LessThan(body.Length * sizeof(char) / 3));
    }

    [Test]
    public void The_same_text_is_equal_and_another_is_not()
    {
        PackedText text = PackedText.Of("sections: []");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Is.EqualTo(PackedText.Of("sections: []")));
            Assert.That(text, Is.Not.EqualTo(PackedText.Of("sections: [ ]")));
        }
    }
}
