using System.Globalization;

namespace PhbResources.Core.Wikis.Importing;

/// <summary>The versions of a page that give somebody away. Earlier ones are left out; where it is the newest, the page is held back.</summary>
internal sealed class HeldVersions
{
    /// <summary>Versions that are named.</summary>
    private const int Named = 3;

    private readonly List<string> _named = [];

    public int Count { get; private set; }

    /// <summary>What gives somebody away in the newest version that was looked at; <c>null</c> where nothing does.</summary>
    public string? InNewest { get; private set; }

    /// <summary>Looks at the next version.</summary>
    /// <param name="title">Title of the page.</param>
    /// <param name="version">The version.</param>
    /// <param name="words">Its words.</param>
    /// <returns>Whether it is to be left out.</returns>
    public bool Holds(string title, WikiVersion version, string words)
    {
        InNewest = WikiPrivacy.FoundIn(title, words, version.Note);
        if (InNewest is null)
            return false;
        Count++;
        if (_named.Count < Named)
            _named.Add(string.Create(CultureInfo.InvariantCulture, $"{version.At:d MMMM yyyy}, {InNewest}"));
        return true;
    }

    /// <summary>What to say of the versions that were left out; empty where none was.</summary>
    public string InWords() => Count == 0 ? ""
        : $"{(Count == 1 ? "A version" : $"{Count} versions")} of its history {(Count == 1 ? "was" : "were")} left out, since somebody is given away there: {string.Join("; ", _named)}{(Count > _named.Count ? "; and more" : "")}.";
}
