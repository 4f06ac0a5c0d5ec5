using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace PhbResources.Core.SpamDefence;

/// <summary>The lists of the folder <c>umbraco-config/spam</c>, which a maintainer edits. A list that is not there is empty.</summary>
internal sealed class SpamLists
{
    public SpamLists(IOptions<PhbOptions> options)
    {
        string folder = Path.Combine(options.Value.ConfigPath, "spam");
        Shorteners = Hosts(folder, "link-shorteners.txt");
        DisposableMail = Hosts(folder, "disposable-mail-domains.txt");
        string? own = Uri.TryCreate(options.Value.PublicUrl, UriKind.Absolute, out Uri? site) ? site.Host : null;
        KnownHosts = [.. Hosts(folder, "known-hosts.txt"), .. own is null ? [] : new[] { own }];
        SalesPhrases = [.. Lines(folder, "sales-phrases.txt").Select(SpamText.Folded)];
    }

    /// <summary>Hosts of links that hide where they lead.</summary>
    public FrozenSet<string> Shorteners { get; }

    /// <summary>Domains of mail boxes to throw away.</summary>
    public FrozenSet<string> DisposableMail { get; }

    /// <summary>Hosts that documents of the library may well point to.</summary>
    public HashSet<string> KnownHosts { get; }

    /// <summary>Words of people who sell, folded by <see cref="SpamText.Folded"/>.</summary>
    public IReadOnlyList<string> SalesPhrases { get; }

    /// <summary>True where the list has the host or one above it.</summary>
    public static bool Has(IReadOnlySet<string> list, string host)
    {
        for (int dot = -1; ; )
        {
            if (list.Contains(host[(dot + 1)..]))
                return true;
            if ((dot = host.IndexOf('.', dot + 1)) < 0)
                return false;
        }
    }

    private static FrozenSet<string> Hosts(string folder, string file) => Lines(folder, file).ToFrozenSet(StringComparer.Ordinal);

    private static IEnumerable<string> Lines(string folder, string file) =>
        File.Exists(Path.Combine(folder, file))
            ? File.ReadLines(Path.Combine(folder, file)).Select(line => line.Split('#')[0].Trim().ToLowerInvariant()).Where(line => line.Length > 0)
            : [];
}
