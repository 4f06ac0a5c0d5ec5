using CsCheck;
using PhbResources.Core.Curating;

namespace PhbResources.Core.Tests.Curating;

internal sealed class TextDifferenceTests
{
    [Test]
    public void Only_the_words_that_differ_are_marked()
    {
        IReadOnlyList<DifferencePiece> pieces = TextDifference.Of("Ask the worker on Monday.", "Ask the helper on Monday.");
        Assert.That(pieces.Select(piece => $"{piece.Change}:{piece.Text}"), Is.EqualTo(new[] { "Same:Ask the ", "Removed:worker", "Added:helper", "Same: on Monday." }));
        Assert.That(TextDifference.Of("The same\r\n", "The same\n"), Is.Empty);
    }

    [Test]
    public void A_long_stretch_that_is_the_same_is_left_out()
    {
        string same = string.Join('\n', Enumerable.Range(1, 40).Select(number => $"Line {number}"));
        IReadOnlyList<DifferencePiece> pieces = TextDifference.Of($"One\n{same}", $"Two\n{same}");
        Assert.That(pieces[^1].Change, Is.EqualTo(PieceChange.LeftOut));
        Assert.That(pieces.Sum(piece => piece.Text.Length), Is.LessThan(120));
    }

    [Test]
    public void Two_texts_that_share_only_words_here_and_there_are_told_apart_line_by_line()
    {
        string older = string.Join('\n', Enumerable.Range(1, 20).Select(number => $"the {number} apples of the first of them")), newer = string.Join('\n', Enumerable.Range(30, 20).Select(number => $"of all the {number} helpers who came to the house"));
        Assert.That(TextDifference.Of(older, newer).Select(piece => piece.Change), Is.EqualTo(new[] { PieceChange.Removed, PieceChange.Added }));
    }

    [Test]
    public void Both_texts_can_be_read_out_of_the_pieces_whatever_they_are() =>
        Gen.Select(Gen.String[Gen.Char["ab .,\n-"], 0, 60], Gen.String[Gen.Char["ab .,\n-"], 0, 60]).Sample((older, newer) =>
        {
            IReadOnlyList<DifferencePiece> pieces = TextDifference.Of(older, newer);
            if (older != newer && pieces.All(piece => piece.Change != PieceChange.LeftOut))
            {
                Assert.That(string.Concat(pieces.Where(piece => piece.Change != PieceChange.Added).Select(piece => piece.Text)), Is.EqualTo(older));
                Assert.That(string.Concat(pieces.Where(piece => piece.Change != PieceChange.Removed).Select(piece => piece.Text)), Is.EqualTo(newer));
            }
        });

    [Test, CancelAfter(20_000)]
    public void Two_long_texts_with_nothing_in_common_are_compared_in_a_moment(CancellationToken cancellationToken)
    {
        string older = string.Join(' ', Enumerable.Range(0, 60_000).Select(number => $"a{number}")), newer = string.Join(' ', Enumerable.Range(0, 60_000).Select(number => $"b{number}"));
        Assert.That(Task.Run(() => TextDifference.Of(older, newer), cancellationToken).Result, Has.Count.EqualTo(2));
    }
}
