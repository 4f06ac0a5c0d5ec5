using System.Runtime.CompilerServices;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Web;

namespace PhbResources.Embedded.Hosting;

/// <summary>Core's scheduled publishing asks for a context to run in. This one has the published documents and media; routing needs the full CMS.</summary>
internal sealed class EmbeddedUmbracoContextFactory(IUmbracoContextAccessor accessor, TimeProvider time, IPublishedContentCache content, IPublishedMediaCache media) : IUmbracoContextFactory
{
    public UmbracoContextReference EnsureUmbracoContext() => new(new EmptyContext(time.GetUtcNow().UtcDateTime, content, media), false, accessor);

    private sealed class EmptyContext(DateTime created, IPublishedContentCache content, IPublishedMediaCache media) : IUmbracoContext
    {
        public DateTime ObjectCreated { get; } = created;

        public Uri OriginalRequestUrl { get; } = new("http://localhost/");

        public Uri CleanedUmbracoUrl => OriginalRequestUrl;

        public IPublishedContentCache Content => content;

        public IPublishedMediaCache Media => media;

        public IPublishedElementCache Elements => throw Unsupported();

        public IDomainCache Domains => throw Unsupported();

        public IPublishedRequest? PublishedRequest { get; set; }

        public bool IsDebug => false;

        public bool InPreviewMode => false;

        public void Dispose()
        {
            // Holds nothing.
        }

        private static NotSupportedException Unsupported([CallerMemberName] string member = "") => new($"IUmbracoContext.{member} needs the full CMS.");
    }
}
