using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace PhbResources.Embedded.Published.Values;

/// <summary>
/// Changes single tags of markup and leaves everything else as it was written. It takes time in proportion to the length of the markup, whatever is in it.
/// </summary>
internal static class MarkupTags
{
    // The engine that never goes back: markup is what people wrote.
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    private static readonly Regex s_tag = new("""<(a|img)((?:\s(?:[^>"']|"[^"]*"|'[^']*')*)?)>""", Options);
    private static readonly Regex s_block = new("""<(umb-rte-block(?:-inline)?)((?:\s(?:[^>"']|"[^"]*"|'[^']*')*)?)>(?:\s|<!--[^>]*-->)*</umb-rte-block(?:-inline)?>""", Options);
    private static readonly Regex s_attribute = new("""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""", Options);

    /// <summary>Rewrites links and pictures.</summary>
    /// <param name="markup">The markup.</param>
    /// <param name="change">Changes the attributes of a tag of this name; false leaves the tag as it was written.</param>
    public static string Change(string markup, Func<string, Attributes, bool> change) => s_tag.Replace(markup, match => Changed(match, change) is { } tag ? tag + ">" : match.Value);

    /// <summary>Rewrites the tags that stand for blocks, which have nothing in them but what the editor left.</summary>
    /// <param name="markup">The markup.</param>
    /// <param name="change">Changes the attributes of a tag; false leaves it as it was written.</param>
    public static string ChangeBlocks(string markup, Func<Attributes, bool> change) =>
        s_block.Replace(markup, match => Changed(match, (_, attributes) => change(attributes)) is { } tag ? $"{tag}></{match.Groups[1].Value}>" : match.Value);

    /// <summary>Takes the tags out that stand for blocks.</summary>
    public static string WithoutBlocks(string markup) => s_block.Replace(markup, "");

    private static string? Changed(Match match, Func<string, Attributes, bool> change)
    {
        string written = match.Groups[2].Value;
        bool isClosed = written.EndsWith('/');
        Attributes attributes = new();
        foreach (Match attribute in s_attribute.Matches(isClosed ? written[..^1] : written))
            attributes[attribute.Groups[1].Value] = attribute.Groups[2].Success ? WebUtility.HtmlDecode(attribute.Groups[2].Value.Trim('"', '\'')) : null;
        return change(match.Groups[1].Value.ToLowerInvariant(), attributes) ? $"<{match.Groups[1].Value}{attributes}{(isClosed ? " /" : "")}" : null;
    }

    /// <summary>Attributes of a tag, in the order in which they were written.</summary>
    internal sealed class Attributes
    {
        private readonly List<KeyValuePair<string, string?>> _all = [];

        public string? this[string name]
        {
            get => _all.Find(one => Is(one, name)).Value;
            set
            {
                int at = _all.FindIndex(one => Is(one, name));
                if (at < 0)
                    _all.Add(new(name, value));
                else
                    _all[at] = new(_all[at].Key, value);
            }
        }

        public void Remove(string name) => _all.RemoveAll(one => Is(one, name));

        public override string ToString() => _all.Aggregate(new StringBuilder(), (tag, one) => one.Value is null ? tag.Append(' ').Append(one.Key) : tag.Append(' ').Append(one.Key).Append("=\"").Append(WebUtility.HtmlEncode(one.Value)).Append('"')).ToString();

        private static bool Is(KeyValuePair<string, string?> attribute, string name) => string.Equals(attribute.Key, name, StringComparison.OrdinalIgnoreCase);
    }
}
