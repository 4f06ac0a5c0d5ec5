using System.Globalization;

namespace PhbResources.Documents.Tests.Library;

/// <summary>No template is another one under a second name.</summary>
[TestFixture]
public sealed class LikenessTests
{
    private const int WordsInAShingle = 5;

    // Shared shingles as a part of all shingles of two texts (Jaccard); the three contracts and the rotas rightly share clauses.
    private const double MostAlike = 0.6;

    [Test]
    public void No_two_templates_are_alike()
    {
        var texts = Shelf.Entries.Select(entry => (entry.Slug, Shingles: Shingles(Shelf.Text(entry)))).ToList();
        var pairs = (from first in Enumerable.Range(0, texts.Count)
                     from second in Enumerable.Range(first + 1, texts.Count - first - 1)
                     select (Likeness: Likeness(texts[first].Shingles, texts[second].Shingles), First: texts[first].Slug, Second: texts[second].Slug))
            .OrderByDescending(pair => pair.Likeness).ToList();

        foreach (var (likeness, first, second) in pairs.Take(10))
            TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{likeness:0.000} {first} / {second}"));
        Assert.That(pairs.Where(pair => pair.Likeness >= MostAlike), Is.Empty);
    }

    private static double Likeness(HashSet<string> one, HashSet<string> other)
    {
        int shared = one.Count(other.Contains);
        return (double)shared / (one.Count + other.Count - shared);
    }

    private static HashSet<string> Shingles(string text)
    {
        string[] words = [.. text.ToLowerInvariant().Split([.. text.Where(letter => !char.IsLetterOrDigit(letter)).Distinct()], StringSplitOptions.RemoveEmptyEntries)];
        return [.. Enumerable.Range(0, Math.Max(0, words.Length - WordsInAShingle + 1)).Select(start => string.Join(' ', words, start, WordsInAShingle))];
    }
}
