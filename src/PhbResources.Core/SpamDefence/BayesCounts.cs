using System.Collections.Immutable;

namespace PhbResources.Core.SpamDefence;

/// <summary>What <see cref="BayesFilter"/> knows at one moment; it does not change.</summary>
public sealed class BayesCounts
{
    /// <summary>Texts of each sort before the filter says anything.</summary>
    public const int FewestTexts = 5;

    /// <summary>Texts a token must have stood in before it counts.</summary>
    public const int FewestSeen = 3;

    /// <summary>Tokens of each sort that count for one text, the strongest.</summary>
    private const int Strongest = 12;

    /// <summary>The most that words may say for good: anybody can copy those of the library.</summary>
    private const double WordsLeast = -1.5;

    private const double Most = 4;

    private const double FeaturesLeast = -2;

    private readonly ImmutableDictionary<string, (long Good, long Bad)> _tokens;

    private BayesCounts(ImmutableDictionary<string, (long Good, long Bad)> tokens)
    {
        _tokens = tokens;
        (Good, Bad) = tokens.GetValueOrDefault("");
    }

    /// <summary>Nothing is known.</summary>
    public static BayesCounts None { get; } = new(ImmutableDictionary.Create<string, (long Good, long Bad)>(StringComparer.Ordinal));

    /// <summary>Texts that were published.</summary>
    public long Good { get; }

    /// <summary>Texts that were removed as spam.</summary>
    public long Bad { get; }

    /// <summary>Every token and its counts, without that of all texts.</summary>
    public IEnumerable<(string Token, long Good, long Bad)> Tokens => _tokens.Where(token => token.Key.Length > 0).Select(token => (token.Key, token.Value.Good, token.Value.Bad));

    /// <summary>What the filter thinks of a text.</summary>
    /// <param name="tokens">Its tokens, each once.</param>
    public BayesOpinion Of(IEnumerable<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (Good < FewestTexts || Bad < FewestTexts)
            return BayesOpinion.Silent;
        List<(string Token, double LogOdds)> known = [.. tokens.Select(token => (token, LogOddsOf(token))).Where(token => token.Item2 != 0)];
        (string Token, double LogOdds)[] words = Strong(known, features: false), features = Strong(known, features: true);
        double sum = Math.Clamp(Together(words), WordsLeast, Most) + Math.Clamp(Together(features), FeaturesLeast, Most);
        return new BayesOpinion(sum, [.. words.Concat(features).Where(token => token.LogOdds > 0.5).OrderByDescending(token => token.LogOdds).Select(token => token.Token)]);
    }

    /// <summary>The tokens that speak most for spam, or most against it.</summary>
    public IReadOnlyList<(string Token, long Good, long Bad)> Strongly(bool spam, int most) =>
        [.. Tokens.Select(token => (token, Odds: LogOddsOf(token.Token) * (spam ? 1 : -1))).Where(token => token.Odds > 0)
            .OrderByDescending(token => token.Odds).ThenBy(token => token.token.Token, StringComparer.Ordinal).Take(most).Select(token => token.token)];

    internal BayesCounts With(IEnumerable<SpamWord> words)
    {
        var tokens = _tokens.ToBuilder();
        foreach (SpamWord word in words)
        {
            if (word is { Good: 0, Bad: 0 })
                tokens.Remove(word.Token);
            else
                tokens[word.Token] = (word.Good, word.Bad);
        }

        return new BayesCounts(tokens.ToImmutable());
    }

    /// <summary>
    /// Log-odds that a text with the token is spam. The shares of both sorts are compared, not their counts, so that a wave of spam
    /// does not make everything look like it; and Laplace's rule of succession keeps a token that was seen a few times near even.
    /// </summary>
    private double LogOddsOf(string token)
    {
        if (!_tokens.TryGetValue(token, out (long Good, long Bad) counts) || counts.Good + counts.Bad < FewestSeen || Good == 0 || Bad == 0)
            return 0;
        double good = Math.Min(1, (double)counts.Good / Good), bad = Math.Min(1, (double)counts.Bad / Bad);
        double seen = counts.Good + counts.Bad;
        double share = (1 + (seen * (bad / (bad + good)))) / (2 + seen);
        return Math.Log(share / (1 - share));
    }

    private static (string Token, double LogOdds)[] Strong(IEnumerable<(string Token, double LogOdds)> tokens, bool features) =>
        [.. tokens.Where(token => SpamTokens.IsFeature(token.Token) == features)
            .OrderByDescending(token => Math.Abs(token.LogOdds)).ThenBy(token => token.Token, StringComparer.Ordinal).Take(Strongest)];

    // Tokens of one text come together and are no independent witnesses: their sum is divided by the root of their number.
    private static double Together((string Token, double LogOdds)[] tokens) => tokens.Length == 0 ? 0 : tokens.Sum(token => token.LogOdds) / Math.Sqrt(tokens.Length);
}

/// <summary>What the filter thinks of a text.</summary>
/// <param name="LogOdds">Natural logarithm of the odds that it is spam; 0 where the filter has no opinion.</param>
/// <param name="Words">The tokens that speak for spam, the strongest first.</param>
public sealed record BayesOpinion(double LogOdds, IReadOnlyList<string> Words)
{
    /// <summary>No opinion.</summary>
    public static BayesOpinion Silent { get; } = new(0, []);

    /// <summary>From 0 to 1, 0.5 without an opinion.</summary>
    public double Score => 1 / (1 + Math.Exp(-LogOdds));
}
