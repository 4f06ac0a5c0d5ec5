using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.DynamicRoot.QuerySteps;
using Umbraco.Cms.Core.HealthChecks.NotificationMethods;
using Umbraco.Cms.Core.Install;
using Umbraco.Cms.Core.Logging;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Sync;
using Umbraco.Cms.Core.Web;

#pragma warning disable CS0618 // Core's services still ask for some interfaces that go with Umbraco 19; the test says when they no longer do.

namespace PhbResources.Embedded.Hosting;

internal static partial class UnsupportedServices
{
    private const string Accounts = "Back-office users, their groups and sign-in: people are members here, and the host acts as the super user.";
    private const string PublishedCache = "The store under the published content cache, and published members and elements: documents and media are read with IPublishedContentCache and IPublishedMediaCache.";
    private const string Routing = "Umbraco's own routing: the host has its own addresses.";
    private const string BackOffice = "A tool of the back office.";
    private const string Files = "Templates, scripts, stylesheets and partial views edited in the back office.";
    private const string Tables = "Tables of the full CMS that the embedded database does not have.";
    private const string Webhooks = "Webhooks.";
    private const string Servers = "Load balancing and upgrades of a full Umbraco: this host is one process and upgrades its own database.";

    /// <summary>Each interface with the reason. A test proves that these are exactly the interfaces that Core's registered services ask for and nothing answers.</summary>
    public static IReadOnlyDictionary<Type, string> All { get; } = new Dictionary<Type, string>
    {
        [typeof(IBackOfficeSecurityAccessor)] = Accounts,
        [typeof(IConsentRepository)] = Accounts,
        [typeof(IExternalLoginWithKeyRepository)] = Accounts,
        [typeof(IExternalMemberRepository)] = Accounts,
        [typeof(ILocalLoginSettingProvider)] = Accounts,
        [typeof(INotificationsRepository)] = Accounts,
        [typeof(ITwoFactorLoginRepository)] = Accounts,
        [typeof(IUserForgotPasswordSender)] = Accounts,
        [typeof(IUserGroupRepository)] = Accounts,
        [typeof(IUserInviteSender)] = Accounts,
        [typeof(IUserRepository)] = Accounts,

        [typeof(ICacheManager)] = PublishedCache,
        [typeof(IContentTypeCommonRepository)] = PublishedCache,
        [typeof(IDefaultCultureAccessor)] = PublishedCache,
        [typeof(IDocumentCacheService)] = PublishedCache,
        [typeof(IDomainCache)] = PublishedCache,
        [typeof(IDomainCacheService)] = PublishedCache,
        [typeof(IElementCacheService)] = PublishedCache,
        [typeof(IMediaCacheService)] = PublishedCache,
        [typeof(IPublishStatusRepository)] = PublishedCache,
        [typeof(IPublishedElementCache)] = PublishedCache,
        [typeof(IPublishedMemberCache)] = PublishedCache,

        [typeof(IContentLastChanceFinder)] = Routing,
        [typeof(ICookieManager)] = Routing,
        [typeof(IDocumentUrlAliasRepository)] = Routing,
        [typeof(IDocumentUrlRepository)] = Routing,
        [typeof(IDomainRepository)] = Routing,
        [typeof(IRedirectUrlRepository)] = Routing,
        [typeof(IRequestAccessor)] = Routing,

        [typeof(IConfigManipulator)] = BackOffice,
        [typeof(ICronTabParser)] = BackOffice,
        [typeof(IDynamicRootRepository)] = BackOffice,
        [typeof(IFilePermissionHelper)] = BackOffice,
        [typeof(ILogViewerQueryRepository)] = BackOffice,
        [typeof(ILogViewerRepository)] = BackOffice,
        [typeof(ILoggingConfiguration)] = BackOffice,
        [typeof(ILongRunningOperationRepository)] = BackOffice,
        [typeof(IMarkdownToHtmlConverter)] = BackOffice,
        [typeof(IPackageDataInstallation)] = BackOffice,
        [typeof(IPackagingService)] = BackOffice,
        [typeof(ITemporaryFileRepository)] = BackOffice,
        [typeof(ITrackedReferencesRepository)] = BackOffice,
        [typeof(IUsageInformationService)] = BackOffice,
        [typeof(IWebProfilerRepository)] = BackOffice,

        [typeof(IPartialViewRepository)] = Files,
        [typeof(IScriptRepository)] = Files,
        [typeof(IStylesheetRepository)] = Files,

        [typeof(IDictionaryRepository)] = Tables,
        [typeof(IElementContainerRepository)] = Tables,
        [typeof(ITagRepository)] = Tables,

        [typeof(IWebhookLogRepository)] = Webhooks,
        [typeof(IWebhookRepository)] = Webhooks,
        [typeof(IWebhookRequestRepository)] = Webhooks,

        [typeof(IInstallationRepository)] = Servers,
        [typeof(ILastSyncedRepository)] = Servers,
        [typeof(IServerMessenger)] = Servers,
        [typeof(IServerRegistrationService)] = Servers,
        [typeof(IUpgradeCheckRepository)] = Servers,
    };
}
