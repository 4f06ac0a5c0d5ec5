using System.Globalization;

namespace PhbResources.Core.SpamDefence;

/// <summary>
/// Every figure of the judgement, in one place. A rule adds its weight to the log-odds that something is spam; the weights were set so
/// that no single thing about a person (script, name, mail box, speed) can hold anything back by itself. See docs/spam.md.
/// </summary>
internal static class SpamRules
{
    /// <summary>Where something starts, in log-odds: about 1 in 20.</summary>
    public const double Start = -3;

    /// <summary>From this score on something waits apart from the queue.</summary>
    public const double HoldFrom = 0.75;

    /// <summary>Up to this score what a trusted member sends goes through.</summary>
    public const double PassTo = 0.25;

    /// <summary>How far back texts and links of other members are compared.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>How many of those at most, the newest.</summary>
    public const int MostRemembered = 3_000;

    /// <summary>Members from which on a text or link that many send is a campaign.</summary>
    public const int Campaign = 3;

    /// <summary>The least that the learned filter can add to the log-odds: good words never outweigh what a curator removed before.</summary>
    public const double FilterLeast = -2;

    /// <summary>The most that the learned filter can add.</summary>
    public const double FilterMost = 5;

    /// <summary>Time in which a person cannot have filled in the form to share something.</summary>
    public static readonly TimeSpan TooQuick = TimeSpan.FromSeconds(10);

    public static readonly SpamRule Shortener = new("shortener", 3, "A link that hides where it leads: {0}.");
    public static readonly SpamRule NewLinks = new("links", 0.5, "Links to places the library does not know: {0}.");
    public static readonly SpamRule ManyLinks = new("many-links", 2, "Four or more links to places the library does not know.");
    public static readonly SpamRule OnlyLinks = new("only-links", 2.5, "Hardly a word beside its links.");
    public static readonly SpamRule OtherScript = new("script", 1.5, "Most of it is not in Latin letters.");
    public static readonly SpamRule Capitals = new("capitals", 1, "Much of it is in capitals.");
    public static readonly SpamRule Sales = new("sales", 1.4, "Sales talk: {0}.");
    public static readonly SpamRule Disposable = new("disposable", 1.2, "A mail box to throw away.");
    public static readonly SpamRule Generated = new("generated", 1.2, "A name or address that looks made by a program.");
    public static readonly SpamRule Quick = new("quick", 2, "Sent within seconds of opening the form.");
    public static readonly SpamRule SameTextTwice = new("text-twice", 1.2, "Another member sent nearly the same text.");
    public static readonly SpamRule SameTextOften = new("text-often", 4.5, "{0} other members sent nearly the same text.");
    public static readonly SpamRule SameLinkTwice = new("link-twice", 1.5, "Another member sent a link to {0}.");
    public static readonly SpamRule SameLinkOften = new("link-often", 4.5, "Several members sent links to {0}.");
    public static readonly SpamRule RemovedText = new("removed-text", 6, "Nearly the same text was removed as spam before.");
    public static readonly SpamRule RemovedLink = new("removed-link", 6, "A link to {0}, which was removed as spam before.");
    public static readonly SpamRule RemovedMember = new("removed-member", 3, "Something of this member was removed as spam before.");
    public static readonly SpamRule Published = new("published", -2, "");
    public static readonly SpamRule Trusted = new("trusted", -3, "");
    public static readonly SpamRule Words = new("words", 1, "Words and signs of earlier spam: {0}.");

    /// <summary>The rules that are kept with a <see cref="SpamMark"/>: what can be seen in a thing by itself.</summary>
    public static readonly IReadOnlyDictionary<string, SpamRule> Kept = new[]
    {
        Shortener, NewLinks, ManyLinks, OnlyLinks, OtherScript, Capitals, Sales, Disposable, Generated, Quick, Published, Trusted,
    }.ToDictionary(rule => rule.Code);
}

/// <summary>One thing that speaks for or against spam.</summary>
/// <param name="Code">Its name; what waits is put together by it.</param>
/// <param name="Weight">What it adds to the log-odds.</param>
/// <param name="Why">A sentence for curators; <c>{0}</c> is what was found. Empty where it is not shown.</param>
internal sealed record SpamRule(string Code, double Weight, string Why);

/// <summary>A rule that holds.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Found">What was found, for its sentence.</param>
/// <param name="Times">How often its weight counts.</param>
internal readonly record struct SpamHit(SpamRule Rule, string Found = "", double Times = 1)
{
    /// <summary>What it adds to the log-odds.</summary>
    public double Weight => Rule.Weight * Times;

    /// <summary>The rule's sentence for a curator.</summary>
    public string Sentence => Rule.Why.Replace("{0}", Found, StringComparison.Ordinal);

    /// <summary>As a line of text.</summary>
    public string Written => string.Create(CultureInfo.InvariantCulture, $"{Rule.Code}|{Times}|{Found}");

    /// <summary>Reads <see cref="Written"/>; <c>null</c> where there is no such rule any more.</summary>
    public static SpamHit? Read(string line) =>
        line.Split('|', 3) is [var code, var times, var found] && SpamRules.Kept.TryGetValue(code, out SpamRule? rule)
            && double.TryParse(times, CultureInfo.InvariantCulture, out double often)
            ? new SpamHit(rule, found, often)
            : null;
}
