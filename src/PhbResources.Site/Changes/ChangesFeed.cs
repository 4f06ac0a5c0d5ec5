using System.Xml;
using PhbResources.Core.Changes;
using PhbResources.Site.Feeds;
using PhbResources.Site.Layout;
using PhbResources.Site.Serving;

namespace PhbResources.Site.Changes;

/// <summary>The recent changes as a feed (RFC 4287).</summary>
internal static class ChangesFeed
{
    public const string ContentType = "application/atom+xml; charset=utf-8";

    public static byte[] Write(ChangesQuery query, ChangePage page, SiteView site) => FeedEndpoints.Write(xml =>
    {
        xml.WriteStartElement("feed", FeedEndpoints.AtomNamespace);
        xml.WriteAttributeString("xml", "lang", null, "en-GB");
        FeedEndpoints.Element(xml, "id", site.Base + query.Feed);
        FeedEndpoints.Element(xml, "title", "PhbResources: recent changes");
        FeedEndpoints.Element(xml, "updated", Dates.Moment(page.Changes.Select(change => change.Logged.At).FirstOrDefault()));
        FeedEndpoints.Link(xml, "self", site.Base + query.Feed);
        FeedEndpoints.Link(xml, "alternate", site.Base + query.Address);
        Author(xml, "PhbResources");
        foreach (ShownChange change in page.Changes)
            Entry(xml, change, site);
        xml.WriteEndElement();
    });

    private static void Entry(XmlWriter xml, ShownChange change, SiteView site)
    {
        xml.WriteStartElement("entry", FeedEndpoints.AtomNamespace);
        // The number never changes, and is nobody else's.
        FeedEndpoints.Element(xml, "id", $"{site.Base}{ChangesQuery.Path}#change-{change.Logged.Id}");
        FeedEndpoints.Element(xml, "title", $"{ChangeWords.Of(change.Logged)}: {change.Title}");
        FeedEndpoints.Element(xml, "updated", Dates.Moment(change.Logged.At));
        FeedEndpoints.Link(xml, "alternate", site.Base + change.Path);
        if (change.Compare is { } compare)
            FeedEndpoints.Link(xml, "related", site.Base + compare);
        if (change.Logged.By is { } by)
            Author(xml, by);
        if (change.Logged.Note is { } note)
            FeedEndpoints.Element(xml, "summary", note);
        xml.WriteEndElement();
    }

    private static void Author(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", FeedEndpoints.AtomNamespace);
        FeedEndpoints.Element(xml, "name", name);
        xml.WriteEndElement();
    }
}
