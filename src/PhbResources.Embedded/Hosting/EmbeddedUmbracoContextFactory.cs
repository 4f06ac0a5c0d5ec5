using System.Runtime.CompilerServices;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Web;

namespace PhbResources.Embedded.Hosting;

/// <summary>Core's scheduled publishing asks for a context to run in. This one is only that: the published cache and routing need the full CMS.</summary>
internal sealed class EmbeddedUmbracoContextFactory(IUmbracoContextAccessor accessor, TimeProvider time) : IUmbracoContextFactory
{
    public UmbracoContextReference EnsureUmbracoContext() => new(new EmptyContext(time.GetUtcNow().UtcDateTime), false, accessor);

    private sealed class EmptyContext(DateTime created) : IUmbracoContext
    {
        public DateTime ObjectCreated { get; } = created;

        public Uri OriginalRequestUrl { get; } = new("http://localhost/");

        public Uri CleanedUmbracoUrl => OriginalRequestUrl;

        public IPublishedContentCache Content => throw Unsupported();

        public IPublishedMediaCache Media => throw Unsupported();

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
