using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhbResources.Core.Guides;
using PhbResources.Core.Library;
using PhbResources.Site.Layout;
using PhbResources.Site.Listings;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Feeds;

/// <summary>What programs read: the feed of changes (RFC 4287), the site map (sitemaps.org 0.9), and the rules for robots (RFC 9309).</summary>
internal static class FeedEndpoints
{
    internal const string AtomNamespace = "http://www.w3.org/2005/Atom";
    private const string SitemapNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const int FeedEntries = 50;

    // A site map holds at most 50,000 addresses (sitemaps.org).
    private const int SitemapAddresses = 50_000;

    public static void MapFeeds(IEndpointRouteBuilder routes)
    {
        Pages pages = routes.ServiceProvider.GetRequiredService<Pages>();
        Map("/feed.atom", "application/atom+xml; charset=utf-8", Feed);
        PublishedGuides guides = routes.ServiceProvider.GetRequiredService<PublishedGuides>();
        Map("/sitemap.xml", "application/xml; charset=utf-8", (library, site) => Sitemap(library, guides.Current, site), TimeSpan.FromMinutes(1));
        Map("/robots.txt", "text/plain; charset=utf-8", Robots);

        void Map(string path, string contentType, Func<LibrarySnapshot, SiteView, byte[]> make, TimeSpan? lifetime = null) =>
            routes.MapRead(path, context =>
            {
                if (context.RedirectedTo(path))
                    return Task.CompletedTask;
                LibrarySnapshot library = pages.Library;
                return pages.ServeDataAsync(context, library, path, contentType, site => make(library, site), lifetime);
            });
    }

    private static byte[] Feed(LibrarySnapshot library, SiteView site) => Write(xml =>
    {
        xml.WriteStartElement("feed", AtomNamespace);
        xml.WriteAttributeString("xml", "lang", null, "en-GB");
        Element(xml, "id", site.Base + "/feed.atom");
        Element(xml, "title", "PhbResources: new and changed templates");
        Element(xml, "updated", Dates.Moment(library.Changed));
        Link(xml, "self", site.Base + "/feed.atom");
        Link(xml, "alternate", site.Base + "/");
        xml.WriteStartElement("author", AtomNamespace);
        Element(xml, "name", "PhbResources");
        xml.WriteEndElement();
        foreach (Template template in library.ByKey.Values.OrderByDescending(template => template.Updated).ThenBy(template => template.Slug, StringComparer.Ordinal).Take(FeedEntries))
        {
            xml.WriteStartElement("entry", AtomNamespace);
            Element(xml, "id", $"urn:uuid:{template.Key}");
            Element(xml, "title", template.Title);
            Element(xml, "published", Dates.Moment(template.Created));
            Element(xml, "updated", Dates.Moment(template.Updated));
            Link(xml, "alternate", site.Base + Links.Of(template));
            if (template.Credit.Length > 0)
            {
                xml.WriteStartElement("author", AtomNamespace);
                Element(xml, "name", template.Credit);
                xml.WriteEndElement();
            }

            xml.WriteStartElement("category", AtomNamespace);
            xml.WriteAttributeString("term", template.Category.Slug);
            xml.WriteAttributeString("label", Clean(template.Category.Title));
            xml.WriteEndElement();
            Element(xml, "summary", template.Summary);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    /// <summary>Writes an element of a feed with a text in it.</summary>
    internal static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, AtomNamespace, Clean(text));

    /// <summary>Writes a link of a feed.</summary>
    internal static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", AtomNamespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static byte[] Sitemap(LibrarySnapshot library, GuideShelf guides, SiteView site) => Write(xml =>
    {
        xml.WriteStartElement("urlset", SitemapNamespace);
        IEnumerable<(string Address, DateTime? Changed)> addresses =
            new (string, DateTime?)[] { ("/", library.Changed), (Links.Templates, library.Changed), (Guides.GuidePaths.List, null), (Discussions.DiscussionPaths.Forum, null), (Discussions.DiscussionPaths.Decisions, null), ("/about", null), ("/accessibility", null), ("/privacy", null) }
            .Concat(library.Categories.Select(category => (Links.Of(category), (DateTime?)null)))
            .Concat(guides.InOrder.Select(guide => (Guides.GuidePaths.Of(guide), (DateTime?)guide.Updated)))
            .Concat(library.ByKey.Values.OrderBy(template => template.Slug, StringComparer.Ordinal).Select(template => (Links.Of(template), (DateTime?)template.Updated)));
        foreach ((string address, DateTime? changed) in addresses.Take(SitemapAddresses))
        {
            xml.WriteStartElement("url", SitemapNamespace);
            xml.WriteElementString("loc", SitemapNamespace, site.Base + address);
            if (changed is { } moment && moment != default)
                xml.WriteElementString("lastmod", SitemapNamespace, Dates.Moment(moment));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    private static byte[] Robots(LibrarySnapshot library, SiteView site) =>
        Encoding.UTF8.GetBytes($"User-agent: *\nDisallow: /search\nAllow: /\n\nSitemap: {site.Base}/sitemap.xml\n");

    internal static byte[] Write(Action<XmlWriter> write)
    {
        using MemoryStream bytes = new();
        using (XmlWriter xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
            write(xml);
        return bytes.ToArray();
    }

    // Characters that XML 1.0 cannot hold, whatever way they are written.
    private static string Clean(string text)
    {
        StringBuilder? clean = null;
        for (int at = 0; at < text.Length; at++)
        {
            bool pair = at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]);
            if (pair || XmlConvert.IsXmlChar(text[at]))
            {
                clean?.Append(text, at, pair ? 2 : 1);
                at += pair ? 1 : 0;
            }
            else
            {
                clean ??= new StringBuilder(text, 0, at, text.Length);
            }
        }

        return clean?.ToString() ?? text;
    }
}
