using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;
using PhbResources.Core.Pictures;

namespace PhbResources.Core.Guides.Writing;

/// <summary>
/// The second wall against scripts in what people write (the first is that Markdown with HTML in it shows that as words): only tags, attributes and
/// addresses that a page of words needs are let through. Pictures come from this site alone, and only with words that say what they show.
/// </summary>
internal static partial class SafeHtml
{
    /// <summary>Names a part, for the script that finds the part in which words are chosen.</summary>
    public const string PartMark = "data-part";

    private const string HeadingPrefix = "part-";

    /// <summary>How wide a picture is on the page: as wide as the column of text, which site.css makes 42 times the size of its letters at most.</summary>
    private const string PictureWidth = "(min-width: 51.25rem) 47.25rem, calc(100vw - 2rem)";

    private static readonly HashSet<string> s_tags = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "img", "blockquote", "code", "pre", "hr", "br", "table", "thead", "tbody", "tr", "th", "td",
    };

    private static readonly HashSet<string> s_attributes = new(StringComparer.OrdinalIgnoreCase) { "href", "src", "alt", "start", PartMark };

    private static readonly HashSet<string> s_schemes = new(StringComparer.OrdinalIgnoreCase) { "https", "http", "mailto", "tel" };

    private static readonly HtmlSanitizer s_sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = s_tags,
        AllowedAttributes = s_attributes,
        AllowedSchemes = s_schemes,
        AllowedCssProperties = new HashSet<string>(),
        UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src" },
    });

    /// <summary>HTML of the tags above alone, with what makes a page easy to use: names of headings, and a link at the end of each section to mend something in it.</summary>
    /// <param name="html">As Markdown was written into HTML.</param>
    /// <param name="mend">The address to mend something in a section at, from its id, or <c>null</c>.</param>
    /// <param name="pictures">What is known of pictures, by key.</param>
    public static string Of(string html, Func<string, string>? mend, IReadOnlyDictionary<Guid, ShownSizes>? pictures)
    {
        IHtmlDocument document = s_sanitizer.SanitizeDom(html);
        IElement body = document.Body!;
        foreach (IElement picture in body.QuerySelectorAll("img").ToList())
            Picture(document, picture, pictures);
        foreach (IElement link in body.QuerySelectorAll("a").ToList())
            Link(link);
        List<IElement> headings = [.. body.QuerySelectorAll("h2")];
        foreach ((IElement heading, GuideHeading named) in headings.Zip(Named([.. headings.Select(heading => heading.TextContent.Trim())])))
            heading.Id = named.Id;
        foreach (IElement table in body.QuerySelectorAll("table").ToList())
            Scroll(document, table);
        if (mend is not null)
            Mends(document, body, mend);
        return body.InnerHtml;
    }

    /// <summary>Headings with names made from their words, each its own. They begin as nothing else on a page does, so that none takes the place of another part of it.</summary>
    public static IReadOnlyList<GuideHeading> Named(IReadOnlyList<string> headings)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        List<GuideHeading> named = [];
        foreach (string words in headings)
        {
            string id = HeadingPrefix + NotInName().Replace(words.Normalize(NormalizationForm.FormKD).ToLowerInvariant(), "-").Trim('-');
            string free = id;
            for (int number = 2; !taken.Add(free); number++)
                free = string.Create(CultureInfo.InvariantCulture, $"{id}-{number}");
            named.Add(new GuideHeading(free, words));
        }

        return named;
    }

    private static void Picture(IHtmlDocument document, IElement picture, IReadOnlyDictionary<Guid, ShownSizes>? pictures)
    {
        string alt = picture.GetAttribute("alt")?.Trim() ?? "";
        if (alt.Length > 0 && picture.GetAttribute("src") is { } source && GuidePictureAddress.KeyIn(source) is { } key)
        {
            picture.SetAttribute("loading", "lazy");
            if (pictures?.GetValueOrDefault(key) is not { } known)
                return;
            picture.SetAttribute("width", known.Width.ToString(CultureInfo.InvariantCulture));
            picture.SetAttribute("height", known.Height.ToString(CultureInfo.InvariantCulture));
            if (known.SourceSet is { } addresses)
            {
                picture.SetAttribute("srcset", addresses);
                picture.SetAttribute("sizes", PictureWidth);
            }

            return;
        }

        // A picture from elsewhere would tell a stranger who reads this page.
        picture.Replace(document.CreateTextNode(alt.Length > 0 ? $"[{alt}]" : ""));
    }

    private static void Link(IElement link)
    {
        string address = link.GetAttribute("href") ?? "";
        if (address.Length == 0)
            link.RemoveAttribute("href");
        else if (!(address[0] is '#' || (address[0] == '/' && !(address.Length > 1 && address[1] is '/' or '\\'))))
            link.SetAttribute("rel", "nofollow ugc noopener");
    }

    // A wide table is moved sideways by itself, so that the page fits on a telephone.
    private static void Scroll(IHtmlDocument document, IElement table)
    {
        IElement frame = document.CreateElement("div");
        frame.ClassName = "scroll";
        frame.SetAttribute("role", "group");
        frame.SetAttribute("tabindex", "0");
        frame.SetAttribute("aria-label", "Table");
        table.Parent!.InsertBefore(frame, table);
        frame.AppendChild(table);
    }

    // One for a section: beside every paragraph they would be most of what a screen reader says, and of what a telephone shows.
    private static void Mends(IHtmlDocument document, IElement body, Func<string, string> mend)
    {
        (string id, string about, bool any) = (GuideSection.Beginning, "the beginning", false);
        foreach (IElement element in body.Children.ToList())
        {
            if (element.LocalName == "h2")
            {
                End(element);
                (id, about, any) = (element.Id!, element.TextContent.Trim(), false);
            }
            else
            {
                any |= element.HasAttribute(PartMark) || element.QuerySelector($"[{PartMark}]") is not null;
            }
        }

        End(null);

        void End(INode? before)
        {
            if (!any)
                return;
            IElement line = document.CreateElement("p"), link = document.CreateElement("a"), which = document.CreateElement("span");
            line.ClassName = "mend-line";
            link.ClassName = "mend";
            link.SetAttribute("href", mend(id));
            link.SetAttribute("rel", "nofollow");
            link.TextContent = "Fix something in this section";
            which.ClassName = "visually-hidden";
            which.TextContent = $": {about}";
            link.AppendChild(which);
            line.AppendChild(link);
            body.InsertBefore(line, before);
        }
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotInName();
}

/// <summary>Where the pictures of guides stand.</summary>
public static partial class GuidePictureAddress
{
    /// <summary>What such an address begins with.</summary>
    public const string Start = "/guides/pictures/";

    /// <summary>The address of a picture.</summary>
    public static string Of(Guid key) => $"{Start}{key:D}";

    /// <summary>The key of the picture that an address names, or <c>null</c> where it names none of ours.</summary>
    public static Guid? KeyIn(string address) => Form().Match(address ?? "") is { Success: true } match ? Guid.Parse(match.Groups[1].Value) : null;

    [GeneratedRegex(@"^/guides/pictures/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
