using System.Text.RegularExpressions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;

namespace PhbResources.Embedded.Published.Values;

/// <summary>
/// The markup of a rich text for other front ends: links and pictures that name content or media lead to where it is now, and say what it is; each
/// block is an empty tag with the id of its content. What a link names and is not to be seen leaves the words without a link.
/// </summary>
internal sealed partial class ApiMarkup(IPublishedContentCache contents, IPublishedMediaCache media, IApiContentRouteBuilder routes, IApiMediaUrlProvider urls) : IApiRichTextMarkupParser
{
    public string Parse(string html) => MarkupTags.ChangeBlocks(MarkupTags.Change(html, (tag, attributes) => tag == "a" ? Link(attributes) : Picture(attributes)), Block);

    private bool Link(MarkupTags.Attributes link)
    {
        if (LocalLink().Match(link["href"] ?? "") is not { Success: true } match)
            return false;
        Guid key = match.Groups["key"].Success ? Guid.Parse(match.Groups["key"].Value) : UdiParser.TryParse(match.Groups["udi"].Value, out GuidUdi? udi) ? udi.Guid : Guid.Empty;
        string rest = match.Groups["rest"].Value;
        bool ofMedia = match.Groups["udi"].Success ? match.Groups["udi"].Value.Contains("/media/", StringComparison.OrdinalIgnoreCase) : string.Equals(link["type"], "media", StringComparison.OrdinalIgnoreCase);
        link.Remove("type");
        if (!ofMedia && contents.GetById(key) is { } document && routes.Build(document) is { } route)
        {
            Lead(link, route.Path + rest, document, LinkType.Content);
            link["data-start-item-path"] = route.StartItem.Path;
            link["data-start-item-id"] = route.StartItem.Id.ToString("D");
        }
        else if (ofMedia && media.GetById(key) is { } file)
        {
            Lead(link, urls.GetUrl(file) + rest, file, LinkType.Media);
        }
        else
        {
            link.Remove("href");
        }

        return true;
    }

    private static void Lead(MarkupTags.Attributes link, string address, IPublishedContent to, LinkType type)
    {
        link["href"] = address;
        link["data-destination-id"] = to.Key.ToString("D");
        link["data-destination-type"] = to.ContentType.Alias;
        link["data-link-type"] = $"{type}";
    }

    private bool Picture(MarkupTags.Attributes picture)
    {
        if (!UdiParser.TryParse(picture["data-udi"] ?? "", out GuidUdi? udi) || media.GetById(udi.Guid) is not { } file)
            return false;
        string written = picture["src"] ?? "";
        picture["src"] = urls.GetUrl(file) + (written.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? written[query..] : "");
        picture.Remove("data-udi");
        picture.Remove("data-caption");
        return true;
    }

    private static bool Block(MarkupTags.Attributes block)
    {
        if (!Guid.TryParse(block["data-content-key"], out Guid key))
            return false;
        block.Remove("data-content-key");
        block["data-content-id"] = key.ToString("D");
        return true;
    }

    [GeneratedRegex(@"^/?\{localLink:(?:(?<udi>umb:[^}]+)|(?<key>[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}))\}(?<rest>.*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex LocalLink();
}
